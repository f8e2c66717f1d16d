-- Telling people outside the portal: what they have chosen, where they are told, what happened, for whom, and what is sent.
CREATE TYPE "NoticeChannel" AS ENUM ('email');
CREATE TYPE "NoticeLevel" AS ENUM ('none', 'important', 'usual', 'all');
CREATE TYPE "NoticeKind" AS ENUM ('nobodyCame', 'objectionAnswered', 'faststalld', 'accessOffered', 'accessChanged', 'accessWithdrawn');
CREATE TYPE "NoticeTone" AS ENUM ('now', 'needsYou', 'news');
CREATE TYPE "NoticeOutcome" AS ENUM ('told', 'seen', 'noRight', 'notWanted', 'paused', 'protectedIdentity', 'noDestination', 'already');

CREATE TABLE "NoticeTimes" (
    "personId" VARCHAR(40) NOT NULL,
    "language" VARCHAR(20) NOT NULL,
    "quietFrom" VARCHAR(5),
    "quietTo" VARCHAR(5),
    "isPaused" BOOLEAN NOT NULL,
    "pausedTo" DATE,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NoticeTimes_pkey" PRIMARY KEY ("personId")
);

CREATE TABLE "NoticeChoice" (
    "personId" VARCHAR(40) NOT NULL,
    "brukareId" VARCHAR(40) NOT NULL,
    "level" "NoticeLevel" NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "NoticeChoice_pkey" PRIMARY KEY ("personId", "brukareId")
);

CREATE TABLE "NoticeDestination" (
    "id" VARCHAR(40) NOT NULL,
    "personId" VARCHAR(40) NOT NULL,
    "channel" "NoticeChannel" NOT NULL,
    "sealedAddress" TEXT NOT NULL,
    "addressIndex" VARCHAR(120) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "sealedCode" TEXT,
    "codeUntil" TIMESTAMPTZ(3),
    "codeTries" INTEGER NOT NULL DEFAULT 0,
    "failedAt" TIMESTAMPTZ(3),

    CONSTRAINT "NoticeDestination_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "NoticeDestination" ADD CONSTRAINT "NoticeDestination_sealedAddress_is_sealed"
  CHECK ("sealedAddress" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "NoticeDestination" ADD CONSTRAINT "NoticeDestination_sealedCode_is_sealed"
  CHECK ("sealedCode" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');

CREATE TABLE "NoticeEvent" (
    "id" VARCHAR(40) NOT NULL,
    "key" VARCHAR(300) NOT NULL,
    "kind" "NoticeKind" NOT NULL,
    "brukareId" VARCHAR(40) NOT NULL,
    "providerId" VARCHAR(100),
    "resourceId" VARCHAR(100) NOT NULL,
    "forId" VARCHAR(40),
    "byId" VARCHAR(40),
    "at" TIMESTAMPTZ(3) NOT NULL,
    "spreadAt" TIMESTAMPTZ(3),

    CONSTRAINT "NoticeEvent_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Notice" (
    "id" VARCHAR(40) NOT NULL,
    "eventId" VARCHAR(40) NOT NULL,
    "personId" VARCHAR(40) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "outcome" "NoticeOutcome",

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "NoticeMessage" (
    "id" VARCHAR(40) NOT NULL,
    "destinationId" VARCHAR(40) NOT NULL,
    "tone" "NoticeTone" NOT NULL,
    "language" VARCHAR(20) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL,
    "leasedBy" VARCHAR(40),
    "leasedUntil" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sentAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "lastErrorCode" VARCHAR(100),

    CONSTRAINT "NoticeMessage_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "NoticeInMessage" (
    "messageId" VARCHAR(40) NOT NULL,
    "noticeId" VARCHAR(40) NOT NULL,

    CONSTRAINT "NoticeInMessage_pkey" PRIMARY KEY ("messageId", "noticeId")
);

CREATE INDEX "NoticeDestination_addressIndex_idx" ON "NoticeDestination"("addressIndex");
CREATE UNIQUE INDEX "NoticeDestination_personId_addressIndex_key" ON "NoticeDestination"("personId", "addressIndex");
CREATE UNIQUE INDEX "NoticeEvent_key_key" ON "NoticeEvent"("key");
CREATE INDEX "NoticeEvent_brukareId_idx" ON "NoticeEvent"("brukareId");
CREATE INDEX "NoticeEvent_spreadAt_idx" ON "NoticeEvent"("spreadAt");
CREATE INDEX "NoticeEvent_at_idx" ON "NoticeEvent"("at");
CREATE INDEX "Notice_personId_idx" ON "Notice"("personId");
CREATE INDEX "Notice_settledAt_dueAt_idx" ON "Notice"("settledAt", "dueAt");
CREATE UNIQUE INDEX "Notice_eventId_personId_key" ON "Notice"("eventId", "personId");
CREATE INDEX "NoticeMessage_destinationId_idx" ON "NoticeMessage"("destinationId");
CREATE INDEX "NoticeMessage_sentAt_failedAt_nextAttemptAt_idx" ON "NoticeMessage"("sentAt", "failedAt", "nextAttemptAt");
CREATE INDEX "NoticeInMessage_noticeId_idx" ON "NoticeInMessage"("noticeId");

ALTER TABLE "NoticeTimes" ADD CONSTRAINT "NoticeTimes_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoticeChoice" ADD CONSTRAINT "NoticeChoice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoticeChoice" ADD CONSTRAINT "NoticeChoice_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoticeDestination" ADD CONSTRAINT "NoticeDestination_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoticeEvent" ADD CONSTRAINT "NoticeEvent_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_eventId_fkey" FOREIGN KEY ("eventId") REFERENCES "NoticeEvent"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoticeMessage" ADD CONSTRAINT "NoticeMessage_destinationId_fkey" FOREIGN KEY ("destinationId") REFERENCES "NoticeDestination"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoticeInMessage" ADD CONSTRAINT "NoticeInMessage_messageId_fkey" FOREIGN KEY ("messageId") REFERENCES "NoticeMessage"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "NoticeInMessage" ADD CONSTRAINT "NoticeInMessage_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE CASCADE ON UPDATE CASCADE;
