-- When a samordningsnummer becomes a personnummer nothing of the person's is lost (docs/adr/0016).

-- Set when the account got its personnummer, until the person has read that.
ALTER TABLE "Person" ADD COLUMN "numberChangedAt" TIMESTAMPTZ(3);

-- An id that was used before two became one, and the id that is used now. Ids are random: one table for every kind. No
-- foreign key, for that reason, and because what is written in the access log outlives what it is about.
CREATE TABLE "FormerId" (
    "id" VARCHAR(40) NOT NULL,
    "currentId" VARCHAR(40) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FormerId_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "FormerId_currentId_idx" ON "FormerId"("currentId");

-- The samordningsnummer that somebody had: whoever writes it means the same person.
CREATE TABLE "FormerNumber" (
    "id" VARCHAR(40) NOT NULL,
    "personId" VARCHAR(40) NOT NULL,
    "numberIndex" VARCHAR(120) NOT NULL,
    "sealedNumber" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FormerNumber_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "FormerNumber_numberIndex_key" ON "FormerNumber"("numberIndex");
CREATE INDEX "FormerNumber_personId_idx" ON "FormerNumber"("personId");
ALTER TABLE "FormerNumber" ADD CONSTRAINT "FormerNumber_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "FormerNumber" ADD CONSTRAINT "FormerNumber_sealedNumber_is_sealed"
  CHECK ("sealedNumber" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');

-- What a provider that has not heard of the personnummer still calls the brukare.
CREATE TABLE "FormerPseudonym" (
    "id" VARCHAR(40) NOT NULL,
    "brukareId" VARCHAR(40) NOT NULL,
    "pseudonymIndex" VARCHAR(120) NOT NULL,
    "sealedPseudonym" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FormerPseudonym_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "FormerPseudonym_pseudonymIndex_key" ON "FormerPseudonym"("pseudonymIndex");
ALTER TABLE "FormerPseudonym" ADD CONSTRAINT "FormerPseudonym_sealedPseudonym_is_sealed"
  CHECK ("sealedPseudonym" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
CREATE INDEX "FormerPseudonym_brukareId_idx" ON "FormerPseudonym"("brukareId");
ALTER TABLE "FormerPseudonym" ADD CONSTRAINT "FormerPseudonym_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE CASCADE ON UPDATE CASCADE;
