-- The order of what is sent is kept within a matter, no longer among all that a brukare has at a provider: one thing that
-- does not get through then holds up only itself (docs/adr/0019).
CREATE TYPE "OutboxFault" AS ENUM ('unavailable', 'broken', 'portal');

-- Settled rows are never changed, so they keep ''. So do rows that a portal of the version before still writes meanwhile:
-- they are ordered among themselves, as they were.
ALTER TABLE "Outbox"
  ADD COLUMN "matter" VARCHAR(200) NOT NULL DEFAULT '',
  ADD COLUMN "submittedAt" TIMESTAMPTZ(3),
  ADD COLUMN "lastFault" "OutboxFault";

UPDATE "Outbox" o
SET "submittedAt" = o."createdAt",
  "matter" = CASE
    WHEN o."objectionId" IS NOT NULL THEN 'objection:' || o."objectionId"
    WHEN o."commentId" IS NOT NULL THEN 'comment:' || o."commentId"
    ELSE 'review:' || o."providerId" || '/' || o."brukareId" || '/' ||
      (SELECT r."month" FROM "Review" r WHERE r."id" = o."reviewId")
  END
WHERE o."deliveredAt" IS NULL AND o."refusedAt" IS NULL;

-- One for "is there something older in the matter", one for "what is due at this provider".
DROP INDEX "Outbox_unsettled";
CREATE INDEX "Outbox_unsettled" ON "Outbox" ("providerId", "brukareId", "matter", "id")
  WHERE "deliveredAt" IS NULL AND "refusedAt" IS NULL;
CREATE INDEX "Outbox_due" ON "Outbox" ("providerId", "nextAttemptAt")
  WHERE "deliveredAt" IS NULL AND "refusedAt" IS NULL;
CREATE INDEX "Outbox_unsettled_of_brukare" ON "Outbox" ("brukareId") WHERE "deliveredAt" IS NULL AND "refusedAt" IS NULL;
