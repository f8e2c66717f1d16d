-- What who runs the portal says to everybody who comes to it: a planned stop, a fault, something that has happened.
CREATE TYPE "OutageKind" AS ENUM ('planned', 'fault', 'incident');

CREATE TABLE "Outage" (
    "id" VARCHAR(40) NOT NULL,
    "kind" "OutageKind" NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "texts" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Outage_pkey" PRIMARY KEY ("id")
);
