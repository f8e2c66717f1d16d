-- When a person has had pages of a brukare open, so that what has come since then can be told as new.
CREATE TABLE "Visit" (
    "personId" VARCHAR(40) NOT NULL,
    "brukareId" VARCHAR(40) NOT NULL,
    "firstAt" TIMESTAMPTZ(3) NOT NULL,
    "beforeAt" TIMESTAMPTZ(3),
    "lastAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("personId", "brukareId")
);

CREATE INDEX "Visit_lastAt_idx" ON "Visit"("lastAt");

ALTER TABLE "Visit" ADD CONSTRAINT "Visit_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Visit" ADD CONSTRAINT "Visit_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE CASCADE ON UPDATE CASCADE;
