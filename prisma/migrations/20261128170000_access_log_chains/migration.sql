-- The access log has a chain for each brukare, and one for each person for what is about no brukare, so that those who
-- write about different people do not wait for each other. Rows that are there stay as they are: they are the first chain,
-- which the portal closes with a signed head when it starts (docs/adr/0022-the-access-log.md).
CREATE TABLE "LogName" (
    "id" VARCHAR(40) NOT NULL,
    "sealedName" TEXT NOT NULL,

    CONSTRAINT "LogName_pkey" PRIMARY KEY ("id")
);
ALTER TABLE "LogName" ADD CONSTRAINT "LogName_sealedName_is_sealed" CHECK ("sealedName" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');

ALTER TABLE "Person" ADD COLUMN "logNameId" VARCHAR(40);

ALTER TABLE "AccessLog"
    ADD COLUMN "chain" VARCHAR(50),
    ADD COLUMN "nr" BIGINT,
    ADD COLUMN "providerId" VARCHAR(100),
    ADD COLUMN "period" VARCHAR(20),
    ADD COLUMN "nameId" VARCHAR(40),
    ADD COLUMN "aboutId" VARCHAR(40),
    ADD COLUMN "mac" VARCHAR(140);
CREATE UNIQUE INDEX "AccessLog_chain_nr_key" ON "AccessLog"("chain", "nr");

-- The end of each chain. Its row is the lock of the chain. `headNr`: how far the chain of heads has come.
CREATE TABLE "AccessLogChain" (
    "chain" VARCHAR(50) NOT NULL,
    "nr" BIGINT NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "seq" BIGINT NOT NULL,
    "headNr" BIGINT NOT NULL,

    CONSTRAINT "AccessLogChain_pkey" PRIMARY KEY ("chain")
);

-- The chain of heads: that a chain had come to `nr`, with `hash`.
CREATE TABLE "AccessLogHead" (
    "n" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "chain" VARCHAR(50) NOT NULL,
    "nr" BIGINT NOT NULL,
    "chainHash" CHAR(64) NOT NULL,
    "previousHash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "AccessLogHead_pkey" PRIMARY KEY ("n")
);
CREATE UNIQUE INDEX "AccessLogHead_chain_nr_key" ON "AccessLogHead"("chain", "nr");

-- What the portal has signed about the chain of heads.
CREATE TABLE "AccessLogSeal" (
    "id" VARCHAR(40) NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "n" BIGINT NOT NULL,
    "signed" TEXT NOT NULL,

    CONSTRAINT "AccessLogSeal_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "AccessLogSeal_n_idx" ON "AccessLogSeal"("n");

CREATE TRIGGER "AccessLogHead_append_only_rows" BEFORE UPDATE OR DELETE ON "AccessLogHead" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AccessLogHead_append_only_table" BEFORE TRUNCATE ON "AccessLogHead" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AccessLogSeal_append_only_rows" BEFORE UPDATE OR DELETE ON "AccessLogSeal" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AccessLogSeal_append_only_table" BEFORE TRUNCATE ON "AccessLogSeal" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The order in which rows are shown. It is not the order of any chain, and has gaps where a transaction was undone.
CREATE SEQUENCE "AccessLog_next_seq";
SELECT setval('"AccessLog_next_seq"', coalesce((SELECT max("seq") FROM "AccessLog"), 0) + 1, false);

DROP FUNCTION access_log_append(timestamptz, text, text, text, text, text, text, text, text, text, text);

-- Adds rows, each at the end of its chain, all or none, in one round trip; gives their numbers. The chains are taken in
-- one order, so that two who write to the same do not wait for each other in a ring. Runs as the owner: the role that the
-- portal runs as may add to the log in this way only. One that waits for a chain that is held gives up after a while.
-- `content` is the canonical text of the row (app/database/access-log/canonical.server.ts), which the check computes again.
CREATE FUNCTION access_log_write(entries jsonb) RETURNS SETOF bigint
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '1500ms' AS $$
DECLARE
  said jsonb;
  before_nr bigint;
  before_hash text;
  own_seq bigint;
  own_hash text;
  name_id text;
BEGIN
  FOR said IN
    SELECT given.e FROM jsonb_array_elements(entries) WITH ORDINALITY AS given(e, nth) ORDER BY given.e->>'chain', given.nth
  LOOP
    IF said->>'aboutSealed' IS NOT NULL THEN
      INSERT INTO "LogName" ("id", "sealedName") VALUES (said->>'aboutId', said->>'aboutSealed') ON CONFLICT DO NOTHING;
    END IF;
    SELECT c."nr", c."hash" INTO before_nr, before_hash FROM "AccessLogChain" c WHERE c."chain" = said->>'chain' FOR UPDATE;
    IF NOT FOUND THEN
      INSERT INTO "AccessLogChain" ("chain", "nr", "hash", "seq", "headNr")
        VALUES (said->>'chain', 0, repeat('0', 64), 0, 0) ON CONFLICT DO NOTHING;
      SELECT c."nr", c."hash" INTO before_nr, before_hash FROM "AccessLogChain" c WHERE c."chain" = said->>'chain' FOR UPDATE;
    END IF;
    own_seq := nextval('"AccessLog_next_seq"');
    SELECT p."logNameId" INTO name_id FROM "Person" p WHERE p."id" = said->>'personId';
    own_hash := encode(sha256(convert_to(
      concat_ws(E'\n', before_hash, said->>'chain', before_nr + 1, own_seq, coalesce(name_id, ''), said->>'content'), 'UTF8'
    )), 'hex');
    INSERT INTO "AccessLog" (
      "seq", "at", "personId", "brukareId", "role", "basis", "action", "resourceType", "resourceId", "outcome", "requestId",
      "chain", "nr", "providerId", "period", "nameId", "aboutId", "mac", "previousHash", "hash"
    ) VALUES (
      own_seq, (said->>'at')::timestamptz, said->>'personId', said->>'brukareId', said->>'role', said->>'basis',
      said->>'action', said->>'resourceType', said->>'resourceId', said->>'outcome', said->>'requestId',
      said->>'chain', before_nr + 1, said->>'providerId', said->>'period', name_id, said->>'aboutId', said->>'mac',
      before_hash, own_hash
    );
    UPDATE "AccessLogChain" c SET "nr" = before_nr + 1, "hash" = own_hash, "seq" = own_seq WHERE c."chain" = said->>'chain';
    RETURN NEXT own_seq;
  END LOOP;
END $$;

-- Adds to the chain of heads where each chain stands that has grown since last; gives the last head. A chain that is
-- held just now is left for the next time. The first head of all is a number drawn at random, so that no two logs have the
-- same chain of heads; the second is the end of the first chain.
CREATE FUNCTION access_log_take_heads(taken_at timestamptz) RETURNS TABLE ("n" bigint, "hash" text)
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp SET lock_timeout = '10s' AS $$
DECLARE
  grown record;
  last_n bigint;
  last_hash text;
  own_hash text;
BEGIN
  PERFORM pg_advisory_xact_lock(727073690003);
  SELECT h."n", h."hash" INTO last_n, last_hash FROM "AccessLogHead" h ORDER BY h."n" DESC LIMIT 1;
  IF last_n IS NULL THEN
    last_n := 0;
    last_hash := encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex');
    INSERT INTO "AccessLogHead" ("n", "at", "chain", "nr", "chainHash", "previousHash", "hash")
      VALUES (0, taken_at, 'root', 0, repeat('0', 64), repeat('0', 64), last_hash);
    INSERT INTO "AccessLogChain" ("chain", "nr", "hash", "seq", "headNr")
      SELECT 'first', l."seq", l."hash", l."seq", 0 FROM "AccessLog" l WHERE l."chain" IS NULL ORDER BY l."seq" DESC LIMIT 1;
  END IF;
  FOR grown IN
    SELECT c."chain", c."nr", c."hash" FROM "AccessLogChain" c WHERE c."nr" > c."headNr"
    ORDER BY c."chain" <> 'first', c."chain" FOR UPDATE SKIP LOCKED
  LOOP
    own_hash := encode(sha256(convert_to(
      concat_ws(E'\n', last_hash, last_n + 1, grown."chain", grown."nr", grown."hash"), 'UTF8'
    )), 'hex');
    INSERT INTO "AccessLogHead" ("n", "at", "chain", "nr", "chainHash", "previousHash", "hash")
      VALUES (last_n + 1, taken_at, grown."chain", grown."nr", grown."hash", last_hash, own_hash);
    UPDATE "AccessLogChain" c SET "headNr" = grown."nr" WHERE c."chain" = grown."chain";
    last_n := last_n + 1;
    last_hash := own_hash;
  END LOOP;
  RETURN QUERY SELECT last_n, last_hash;
END $$;

-- What the role that the portal runs as may do: read and write what the portal keeps, and only add to the log. The owner
-- calls it after each migration (scripts/migrate.mjs), so that a new table is among them.
CREATE FUNCTION grant_to_running_role(running name) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  appended text;
BEGIN
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', running);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', running);
  EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO %I', running);
  EXECUTE format('REVOKE ALL ON SEQUENCE "AccessLog_next_seq" FROM %I', running);
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE, TRUNCATE, TRIGGER ON "AccessLog", "AccessLogChain", "AccessLogHead" FROM %I', running);
  EXECUTE format('REVOKE UPDATE, DELETE ON "AccessLogSeal" FROM %I', running);
  -- These two may be sealed with another key, and nothing else (trigger ObjectionEvent_append_only_update).
  FOREACH appended IN ARRAY ARRAY['LogName', 'ObjectionEvent'] LOOP
    EXECUTE format('REVOKE DELETE ON %I FROM %I', appended, running);
  END LOOP;
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM %I', running);
  EXECUTE format('GRANT EXECUTE ON FUNCTION access_log_write(jsonb), access_log_take_heads(timestamptz) TO %I', running);
END $$;

-- Functions are anybody's until it is taken back.
REVOKE EXECUTE ON FUNCTION access_log_write(jsonb), access_log_take_heads(timestamptz), grant_to_running_role(name) FROM PUBLIC;
