-- Someone may act on any number of representations, and all of them are in the row. Only the catalogue changes: no row
-- is rewritten, and what the hashes cover is as it was.
ALTER TABLE "AccessLog" ALTER COLUMN "basis" TYPE TEXT;
