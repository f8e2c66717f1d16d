-- When the question was put whose answer counts: of two askings at once, in two processes, the answer to the older is not
-- written over the answer to the newer.
ALTER TABLE "RepresentationSync" ADD COLUMN "askedAt" TIMESTAMPTZ(3);
