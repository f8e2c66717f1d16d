-- "X is here now": what a person says of a shift that nothing is registered of. It is about no row of another table.
ALTER TYPE "OutboxTopic" ADD VALUE 'arrival';

-- As text: a value cannot be named as one of its type in the transaction that adds it.
ALTER TABLE "Outbox"
  DROP CONSTRAINT "Outbox_topic_subject",
  ADD CONSTRAINT "Outbox_topic_subject" CHECK (
    CASE "topic"::text
      WHEN 'arrival' THEN
        "objectionId" IS NULL AND "messageId" IS NULL AND "commentId" IS NULL AND "reviewId" IS NULL
      WHEN 'review' THEN "reviewId" IS NOT NULL AND "objectionId" IS NULL AND "commentId" IS NULL
      WHEN 'comment' THEN "commentId" IS NOT NULL AND "objectionId" IS NULL AND "reviewId" IS NULL
      WHEN 'message' THEN
        "messageId" IS NOT NULL AND "objectionId" IS NOT NULL AND "commentId" IS NULL AND "reviewId" IS NULL
      ELSE "objectionId" IS NOT NULL AND "messageId" IS NULL AND "commentId" IS NULL AND "reviewId" IS NULL
    END
  );
