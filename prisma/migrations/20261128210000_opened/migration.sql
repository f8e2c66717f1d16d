-- What a person has opened about a brukare, so that it is not told as new again; and how far "next" has come in the work list.
CREATE TABLE "Opened" (
    "personId" VARCHAR(40) NOT NULL,
    "brukareId" VARCHAR(40) NOT NULL,
    "key" VARCHAR(300) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Opened_pkey" PRIMARY KEY ("personId", "brukareId", "key")
);

CREATE INDEX "Opened_at_idx" ON "Opened"("at");

ALTER TABLE "Opened" ADD CONSTRAINT "Opened_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Opened" ADD CONSTRAINT "Opened_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE CASCADE ON UPDATE CASCADE;
