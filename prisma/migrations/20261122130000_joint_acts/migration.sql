-- What someone who holds a right together with others has asked them to agree to (docs/adr/0012).
CREATE TYPE "JointActKind" AS ENUM ('lodgeObjection', 'withdrawObjection', 'giveAccess', 'giveFullmakt');
CREATE TYPE "JointActState" AS ENUM ('waiting', 'done', 'declined', 'takenBack', 'expired');

CREATE TABLE "JointAct" (
    "id" VARCHAR(40) NOT NULL,
    "kind" "JointActKind" NOT NULL,
    "brukareId" VARCHAR(40) NOT NULL,
    "personId" VARCHAR(40) NOT NULL,
    "askedAs" "ActorRole" NOT NULL,
    "basis" TEXT NOT NULL,
    "needed" INTEGER NOT NULL,
    "onceKey" VARCHAR(140),
    "sealedName" TEXT NOT NULL,
    "sealedWaitsFor" TEXT NOT NULL,
    "sealedPayload" TEXT NOT NULL,
    "state" "JointActState" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "sealedEndedBy" TEXT,
    "sealedReason" TEXT,
    "resultId" VARCHAR(100),

    CONSTRAINT "JointAct_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "JointConfirmation" (
    "jointActId" VARCHAR(40) NOT NULL,
    "personId" VARCHAR(40) NOT NULL,
    "confirmedAs" "ActorRole" NOT NULL,
    "alone" BOOLEAN NOT NULL,
    "sealedName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "JointConfirmation_pkey" PRIMARY KEY ("jointActId","personId")
);

CREATE UNIQUE INDEX "JointAct_onceKey_key" ON "JointAct"("onceKey");
CREATE INDEX "JointAct_brukareId_createdAt_idx" ON "JointAct"("brukareId", "createdAt");

ALTER TABLE "JointAct" ADD CONSTRAINT "JointAct_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "JointAct" ADD CONSTRAINT "JointAct_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "JointConfirmation" ADD CONSTRAINT "JointConfirmation_jointActId_fkey" FOREIGN KEY ("jointActId") REFERENCES "JointAct"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "JointConfirmation" ADD CONSTRAINT "JointConfirmation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "JointAct" ADD CONSTRAINT "JointAct_sealedName_is_sealed"
  CHECK ("sealedName" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "JointAct" ADD CONSTRAINT "JointAct_sealedWaitsFor_is_sealed"
  CHECK ("sealedWaitsFor" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "JointAct" ADD CONSTRAINT "JointAct_sealedPayload_is_sealed"
  CHECK ("sealedPayload" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "JointAct" ADD CONSTRAINT "JointAct_sealedEndedBy_is_sealed"
  CHECK ("sealedEndedBy" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "JointAct" ADD CONSTRAINT "JointAct_sealedReason_is_sealed"
  CHECK ("sealedReason" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "JointConfirmation" ADD CONSTRAINT "JointConfirmation_sealedName_is_sealed"
  CHECK ("sealedName" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
