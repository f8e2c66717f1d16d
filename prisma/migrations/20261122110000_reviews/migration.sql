-- "Reviewed, nothing to object" of a report or a month, and that it is taken back. Rows are only added.
ALTER TYPE "OutboxTopic" ADD VALUE 'review';

CREATE TYPE "ReviewAction" AS ENUM ('reviewed', 'undone');

CREATE TABLE "Review" (
    "id" VARCHAR(40) NOT NULL,
    "brukareId" VARCHAR(40) NOT NULL,
    "providerId" VARCHAR(100) NOT NULL,
    "month" CHAR(7) NOT NULL,
    "timeReportId" VARCHAR(100),
    "personId" VARCHAR(40),
    "onBehalfOf" "ActorRole" NOT NULL,
    "sealedName" TEXT NOT NULL,
    "action" "ReviewAction" NOT NULL,
    "seen" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3),
    "providerReviewId" VARCHAR(100),
    "refusalCode" VARCHAR(60),

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "Outbox" ADD COLUMN "reviewId" VARCHAR(40);

CREATE INDEX "Review_brukareId_month_idx" ON "Review"("brukareId", "month");

ALTER TABLE "Review" ADD CONSTRAINT "Review_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Review" ADD CONSTRAINT "Review_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "Outbox" ADD CONSTRAINT "Outbox_reviewId_fkey" FOREIGN KEY ("reviewId") REFERENCES "Review"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- As text: a value cannot be named as one of its type in the transaction that adds it.
ALTER TABLE "Outbox"
  DROP CONSTRAINT "Outbox_topic_subject",
  ADD CONSTRAINT "Outbox_topic_subject" CHECK (
    CASE "topic"::text
      WHEN 'review' THEN "reviewId" IS NOT NULL AND "objectionId" IS NULL AND "commentId" IS NULL
      WHEN 'comment' THEN "commentId" IS NOT NULL AND "objectionId" IS NULL AND "reviewId" IS NULL
      WHEN 'message' THEN
        "messageId" IS NOT NULL AND "objectionId" IS NOT NULL AND "commentId" IS NULL AND "reviewId" IS NULL
      ELSE "objectionId" IS NOT NULL AND "messageId" IS NULL AND "commentId" IS NULL AND "reviewId" IS NULL
    END
  );

ALTER TABLE "Review" ADD CONSTRAINT "Review_sealedName_is_sealed"
  CHECK ("sealedName" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
