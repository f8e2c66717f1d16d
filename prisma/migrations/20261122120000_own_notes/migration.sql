-- A representative's own notes and dates of own visits: for the writer alone.
CREATE TYPE "OwnNoteKind" AS ENUM ('visit', 'note');

CREATE TABLE "OwnNote" (
    "id" VARCHAR(40) NOT NULL,
    "personId" VARCHAR(40) NOT NULL,
    "brukareId" VARCHAR(40) NOT NULL,
    "kind" "OwnNoteKind" NOT NULL,
    "day" DATE NOT NULL,
    "sealedText" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OwnNote_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "OwnNote_personId_brukareId_day_idx" ON "OwnNote"("personId", "brukareId", "day");

ALTER TABLE "OwnNote" ADD CONSTRAINT "OwnNote_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "OwnNote" ADD CONSTRAINT "OwnNote_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "OwnNote" ADD CONSTRAINT "OwnNote_sealedText_is_sealed"
  CHECK ("sealedText" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
