-- More that people are told: a sign-in on a new device, a week to print, an incident, a document; and the provider's word on a protected identity.
ALTER TYPE "NoticeKind" ADD VALUE 'newDevice';
ALTER TYPE "NoticeKind" ADD VALUE 'weekSheet';
ALTER TYPE "NoticeKind" ADD VALUE 'incident';
ALTER TYPE "NoticeKind" ADD VALUE 'document';
ALTER TABLE "NoticeEvent" ALTER COLUMN "brukareId" DROP NOT NULL;

CREATE TABLE "KnownDevice" (
    "personId" VARCHAR(40) NOT NULL,
    "deviceHash" VARCHAR(64) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KnownDevice_pkey" PRIMARY KEY ("personId", "deviceHash")
);
CREATE INDEX "KnownDevice_usedAt_idx" ON "KnownDevice"("usedAt");
ALTER TABLE "KnownDevice" ADD CONSTRAINT "KnownDevice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "Session" ADD COLUMN "deviceSince" TIMESTAMPTZ(3);
ALTER TABLE "Session" ADD COLUMN "isNewDevice" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "Session" ADD COLUMN "newDeviceSeenAt" TIMESTAMPTZ(3);

ALTER TABLE "Outage" ADD COLUMN "concerns" JSONB;

ALTER TABLE "Brukare" ADD COLUMN "noticesApproved" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "BrukareAtProvider" ADD COLUMN "noticesApproved" BOOLEAN NOT NULL DEFAULT false;
