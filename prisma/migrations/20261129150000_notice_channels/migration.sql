-- SMS and digital post, which must not come twice: when the sending began, what the service calls it, and how it went.
ALTER TYPE "NoticeChannel" ADD VALUE 'sms';
ALTER TYPE "NoticeChannel" ADD VALUE 'digitalPost';

ALTER TABLE "NoticeMessage" ADD COLUMN "startedAt" TIMESTAMPTZ(3);
ALTER TABLE "NoticeMessage" ADD COLUMN "handle" VARCHAR(100);
ALTER TABLE "NoticeMessage" ADD COLUMN "checkAt" TIMESTAMPTZ(3);
ALTER TABLE "NoticeMessage" ADD COLUMN "deliveredAt" TIMESTAMPTZ(3);

CREATE INDEX "NoticeMessage_checkAt_idx" ON "NoticeMessage"("checkAt");
