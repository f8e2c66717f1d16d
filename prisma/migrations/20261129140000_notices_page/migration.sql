-- More that is told, a way to end what comes to one address, and the brukare's word on who is told.
ALTER TYPE "NoticeKind" ADD VALUE 'late';
ALTER TYPE "NoticeKind" ADD VALUE 'planChanged';
ALTER TYPE "NoticeKind" ADD VALUE 'objectionQuestion';
ALTER TYPE "NoticeKind" ADD VALUE 'reportReady';
ALTER TYPE "NoticeKind" ADD VALUE 'jointAct';
ALTER TYPE "NoticeKind" ADD VALUE 'reviewDay';
ALTER TYPE "NoticeOutcome" ADD VALUE 'noLonger';

ALTER TABLE "NoticeDestination" ADD COLUMN "stoppedAt" TIMESTAMPTZ(3);

CREATE TABLE "NoticeLimit" (
    "brukareId" VARCHAR(40) NOT NULL,
    "personId" VARCHAR(40) NOT NULL,
    "level" "NoticeLevel" NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NoticeLimit_pkey" PRIMARY KEY ("brukareId", "personId")
);
CREATE INDEX "NoticeLimit_personId_idx" ON "NoticeLimit"("personId");
ALTER TABLE "NoticeLimit" ADD CONSTRAINT "NoticeLimit_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoticeLimit" ADD CONSTRAINT "NoticeLimit_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE CASCADE ON UPDATE CASCADE;
