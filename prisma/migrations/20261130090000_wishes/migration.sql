-- Wishes: what a person would like to be otherwise, and what the provider answers (docs/adr/0061).
ALTER TYPE "DraftKind" ADD VALUE 'wish';
ALTER TYPE "OutboxTopic" ADD VALUE 'wish';
ALTER TYPE "OutboxTopic" ADD VALUE 'wishWithdrawal';
ALTER TYPE "NoticeKind" ADD VALUE 'wishAnswered';
ALTER TYPE "NoticeKind" ADD VALUE 'wishQuestion';
CREATE TYPE "WishState" AS ENUM ('queued', 'needsAttention', 'received', 'question', 'accepted', 'partlyAccepted', 'declined', 'withdrawn');
CREATE TYPE "WishOutcome" AS ENUM ('accepted', 'partlyAccepted', 'declined', 'question');

CREATE TABLE "Wish" (
    "id" VARCHAR(40) NOT NULL,
    "reference" VARCHAR(20) NOT NULL,
    "draftId" VARCHAR(40),
    "brukareId" VARCHAR(40) NOT NULL,
    "providerId" VARCHAR(100) NOT NULL,
    "providerBrukareId" VARCHAR(100) NOT NULL,
    "personId" VARCHAR(40),
    "sealedSentBy" TEXT,
    "onBehalfOf" "ActorRole" NOT NULL,
    "sealedEarlier" TEXT,
    "sealedContent" TEXT NOT NULL,
    "state" "WishState" NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3),
    "refusedAt" TIMESTAMPTZ(3),
    "refusalCode" VARCHAR(60),
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnById" VARCHAR(40),
    "withdrawnAs" "ActorRole",
    "sealedWithdrawnBy" TEXT,
    "providerWishId" VARCHAR(100),
    "sealedSent" TEXT,
    "sealedSynced" TEXT,
    "syncedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Wish_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "WishAnswer" (
    "wishId" VARCHAR(40) NOT NULL,
    "position" INTEGER NOT NULL,
    "outcome" "WishOutcome" NOT NULL,
    "sealedText" TEXT NOT NULL,
    "sealedBy" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WishAnswer_pkey" PRIMARY KEY ("wishId","position")
);

CREATE UNIQUE INDEX "Wish_draftId_key" ON "Wish"("draftId");
CREATE UNIQUE INDEX "Wish_providerId_providerWishId_key" ON "Wish"("providerId", "providerWishId");
CREATE UNIQUE INDEX "Wish_providerId_reference_key" ON "Wish"("providerId", "reference");
CREATE INDEX "Wish_reference_idx" ON "Wish"("reference");
CREATE INDEX "Wish_providerId_providerBrukareId_state_idx" ON "Wish"("providerId", "providerBrukareId", "state");
CREATE INDEX "Wish_brukareId_sentAt_idx" ON "Wish"("brukareId", "sentAt");

ALTER TABLE "Wish" ADD CONSTRAINT "Wish_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Wish" ADD CONSTRAINT "Wish_withdrawnById_fkey" FOREIGN KEY ("withdrawnById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE "Wish" ADD CONSTRAINT "Wish_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "WishAnswer" ADD CONSTRAINT "WishAnswer_wishId_fkey" FOREIGN KEY ("wishId") REFERENCES "Wish"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Wish" ADD CONSTRAINT "Wish_sealedSentBy_is_sealed"
  CHECK ("sealedSentBy" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "Wish" ADD CONSTRAINT "Wish_sealedEarlier_is_sealed"
  CHECK ("sealedEarlier" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "Wish" ADD CONSTRAINT "Wish_sealedContent_is_sealed"
  CHECK ("sealedContent" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "Wish" ADD CONSTRAINT "Wish_sealedWithdrawnBy_is_sealed"
  CHECK ("sealedWithdrawnBy" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "Wish" ADD CONSTRAINT "Wish_sealedSent_is_sealed"
  CHECK ("sealedSent" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "Wish" ADD CONSTRAINT "Wish_sealedSynced_is_sealed"
  CHECK ("sealedSynced" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "WishAnswer" ADD CONSTRAINT "WishAnswer_sealedText_is_sealed"
  CHECK ("sealedText" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "WishAnswer" ADD CONSTRAINT "WishAnswer_sealedBy_is_sealed"
  CHECK ("sealedBy" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');

ALTER TABLE "Outbox" ADD COLUMN "wishId" VARCHAR(40);
CREATE INDEX "Outbox_wishId_idx" ON "Outbox"("wishId");
ALTER TABLE "Outbox" ADD CONSTRAINT "Outbox_wishId_fkey" FOREIGN KEY ("wishId") REFERENCES "Wish"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- As text: a value cannot be named as one of its type in the transaction that adds it.
ALTER TABLE "Outbox"
  DROP CONSTRAINT "Outbox_topic_subject",
  ADD CONSTRAINT "Outbox_topic_subject" CHECK (
    CASE "topic"::text
      WHEN 'wish' THEN "wishId" IS NOT NULL
        AND "objectionId" IS NULL AND "messageId" IS NULL AND "commentId" IS NULL AND "reviewId" IS NULL
      WHEN 'wishWithdrawal' THEN "wishId" IS NOT NULL
        AND "objectionId" IS NULL AND "messageId" IS NULL AND "commentId" IS NULL AND "reviewId" IS NULL
      WHEN 'arrival' THEN "wishId" IS NULL
        AND "objectionId" IS NULL AND "messageId" IS NULL AND "commentId" IS NULL AND "reviewId" IS NULL
      WHEN 'review' THEN "reviewId" IS NOT NULL AND "objectionId" IS NULL AND "commentId" IS NULL AND "wishId" IS NULL
      WHEN 'comment' THEN "commentId" IS NOT NULL AND "objectionId" IS NULL AND "reviewId" IS NULL AND "wishId" IS NULL
      WHEN 'message' THEN "wishId" IS NULL
        AND "messageId" IS NOT NULL AND "objectionId" IS NOT NULL AND "commentId" IS NULL AND "reviewId" IS NULL
      ELSE "wishId" IS NULL
        AND "objectionId" IS NOT NULL AND "messageId" IS NULL AND "commentId" IS NULL AND "reviewId" IS NULL
    END
  );
