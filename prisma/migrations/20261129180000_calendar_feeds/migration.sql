-- The schedule in other calendars: secret addresses, which versions of its entries each has given, and where names are allowed.
CREATE TYPE "CalendarLevel" AS ENUM ('times', 'names');

CREATE TABLE "CalendarFeed" (
    "id" VARCHAR(40) NOT NULL,
    "personId" VARCHAR(40) NOT NULL,
    "brukareId" VARCHAR(40) NOT NULL,
    "tokenHash" VARCHAR(64) NOT NULL,
    "sealedName" TEXT NOT NULL,
    "level" "CalendarLevel" NOT NULL,
    "language" VARCHAR(20) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "lapsedAt" TIMESTAMPTZ(3),
    "fetchedAt" TIMESTAMPTZ(3),
    "loggedOn" DATE,

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_sealedName_is_sealed"
  CHECK ("sealedName" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');

CREATE TABLE "CalendarEntry" (
    "feedId" VARCHAR(40) NOT NULL,
    "uid" VARCHAR(40) NOT NULL,
    "digest" VARCHAR(64) NOT NULL,
    "sequence" INTEGER NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalendarEntry_pkey" PRIMARY KEY ("feedId", "uid")
);

CREATE TABLE "CalendarNames" (
    "brukareId" VARCHAR(40) NOT NULL,
    "providerId" VARCHAR(100) NOT NULL,
    "allowedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CalendarNames_pkey" PRIMARY KEY ("brukareId", "providerId")
);

CREATE UNIQUE INDEX "CalendarFeed_tokenHash_key" ON "CalendarFeed"("tokenHash");
CREATE INDEX "CalendarFeed_personId_brukareId_idx" ON "CalendarFeed"("personId", "brukareId");
CREATE INDEX "CalendarFeed_brukareId_idx" ON "CalendarFeed"("brukareId");
CREATE INDEX "CalendarEntry_until_idx" ON "CalendarEntry"("until");

ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CalendarEntry" ADD CONSTRAINT "CalendarEntry_feedId_fkey" FOREIGN KEY ("feedId") REFERENCES "CalendarFeed"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "CalendarNames" ADD CONSTRAINT "CalendarNames_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE CASCADE ON UPDATE CASCADE;
