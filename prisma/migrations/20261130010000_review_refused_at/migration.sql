-- When the provider said that it could not take a review: that it was opened before that is not to have read it. Null in older rows.
ALTER TABLE "Review" ADD COLUMN "refusedAt" TIMESTAMPTZ(3);
