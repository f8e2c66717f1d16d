-- Which keys rows need: a start without one of them is refused.
CREATE TABLE "KeyInUse" (
    "ring" VARCHAR(20) NOT NULL,
    "keyId" VARCHAR(20) NOT NULL,
    "check" VARCHAR(64) NOT NULL,
    "usedFrom" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KeyInUse_pkey" PRIMARY KEY ("ring","keyId")
);

-- A pseudonym can be tried out number by number by whoever has the key that every provider is given. It is kept under the
-- index key, which no provider has. SQL has no such key: the portal moves the rows that are here when it next starts,
-- before it serves (app/database/keys/pseudonyms.server.ts). From now on no row can be written with a bare one.
ALTER TABLE "Brukare" ALTER COLUMN "pseudonym" DROP NOT NULL;
ALTER TABLE "Brukare" ADD COLUMN "pseudonymIndex" VARCHAR(120);
ALTER TABLE "Brukare" ADD COLUMN "sealedPseudonym" TEXT;
CREATE UNIQUE INDEX "Brukare_pseudonymIndex_key" ON "Brukare"("pseudonymIndex");
ALTER TABLE "Brukare" ADD CONSTRAINT "Brukare_sealedPseudonym_is_sealed"
  CHECK ("sealedPseudonym" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "Brukare" ADD CONSTRAINT "Brukare_pseudonym_is_indexed"
  CHECK ("pseudonym" IS NULL AND "pseudonymIndex" IS NOT NULL AND "sealedPseudonym" IS NOT NULL) NOT VALID;

-- Evidence and what has been sent are never changed; only the key that one sealed text is under may be, to another key,
-- with everything else as it was. What is inside cannot be told from here: the envelope is bound to its row and column,
-- so that nobody without the keys can make one that opens.
CREATE FUNCTION is_resealing(old_row jsonb, new_row jsonb, sealed text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT old_row - sealed = new_row - sealed
    AND split_part(old_row ->> sealed, '.', 2) <> split_part(new_row ->> sealed, '.', 2)
$$;

DROP TRIGGER "ObjectionEvent_append_only_rows" ON "ObjectionEvent";
CREATE TRIGGER "ObjectionEvent_append_only_delete" BEFORE DELETE ON "ObjectionEvent"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ObjectionEvent_append_only_update" BEFORE UPDATE ON "ObjectionEvent"
  FOR EACH ROW WHEN (is_resealing(to_jsonb(OLD), to_jsonb(NEW), 'sealedActor') IS NOT TRUE) EXECUTE FUNCTION refuse_change();

DROP TRIGGER "Outbox_keeps_rows" ON "Outbox";
CREATE TRIGGER "Outbox_keeps_rows_from_delete" BEFORE DELETE ON "Outbox"
  FOR EACH ROW EXECUTE FUNCTION refuse_outbox_loss();
CREATE TRIGGER "Outbox_keeps_rows_from_update" BEFORE UPDATE ON "Outbox"
  FOR EACH ROW WHEN (is_resealing(to_jsonb(OLD), to_jsonb(NEW), 'sealedPayload') IS NOT TRUE) EXECUTE FUNCTION refuse_outbox_loss();
