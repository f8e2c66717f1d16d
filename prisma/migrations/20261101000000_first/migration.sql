-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "NumberKind" AS ENUM ('personnummer', 'samordningsnummer');

-- CreateEnum
CREATE TYPE "ActorRole" AS ENUM ('brukare', 'vardnadshavare', 'godMan', 'forvaltare', 'framtidsfullmakt', 'ombud', 'anhorig');

-- CreateEnum
CREATE TYPE "RepresentationSource" AS ENUM ('provider', 'portal');

-- CreateEnum
CREATE TYPE "DraftKind" AS ENUM ('objection', 'comment');

-- CreateEnum
CREATE TYPE "ObjectionState" AS ENUM ('queued', 'needsAttention', 'received', 'underReview', 'accepted', 'partlyAccepted', 'rejected', 'closed', 'withdrawn');

-- CreateEnum
CREATE TYPE "EventSource" AS ENUM ('portal', 'provider');

-- CreateEnum
CREATE TYPE "MessageSide" AS ENUM ('person', 'provider');

-- CreateEnum
CREATE TYPE "AnswerOutcome" AS ENUM ('accepted', 'partlyAccepted', 'rejected');

-- CreateEnum
CREATE TYPE "OutboxTopic" AS ENUM ('objection', 'message', 'withdrawal', 'comment');

-- CreateTable
CREATE TABLE "Person" (
    "id" VARCHAR(40) NOT NULL,
    "numberIndex" VARCHAR(120) NOT NULL,
    "sealedNumber" TEXT NOT NULL,
    "sealedName" TEXT NOT NULL,
    "kind" "NumberKind" NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSignInAt" TIMESTAMPTZ(3),
    "previousSignInAt" TIMESTAMPTZ(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" VARCHAR(40) NOT NULL,
    "tokenHash" VARCHAR(64) NOT NULL,
    "personId" VARCHAR(40) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "authenticatedAt" TIMESTAMPTZ(3) NOT NULL,
    "acr" VARCHAR(300) NOT NULL,
    "idpSubject" VARCHAR(300) NOT NULL,
    "idpSid" VARCHAR(300),
    "sealedIdToken" TEXT,
    "deviceLabel" VARCHAR(200) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" VARCHAR(40),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignIn" (
    "cookieHash" VARCHAR(64) NOT NULL,
    "sealedData" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "consumedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignIn_pkey" PRIMARY KEY ("cookieHash")
);

-- CreateTable
CREATE TABLE "Brukare" (
    "id" VARCHAR(40) NOT NULL,
    "pseudonym" VARCHAR(64) NOT NULL,
    "sealedName" TEXT NOT NULL,
    "sealedBirthDate" TEXT,
    "protectedIdentity" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Brukare_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BrukareAtProvider" (
    "providerId" VARCHAR(100) NOT NULL,
    "providerBrukareId" VARCHAR(100) NOT NULL,
    "brukareId" VARCHAR(40) NOT NULL,
    "protectedIdentity" BOOLEAN NOT NULL,

    CONSTRAINT "BrukareAtProvider_pkey" PRIMARY KEY ("providerId","providerBrukareId")
);

-- CreateTable
CREATE TABLE "Representation" (
    "id" VARCHAR(40) NOT NULL,
    "source" "RepresentationSource" NOT NULL,
    "kind" "ActorRole" NOT NULL,
    "personId" VARCHAR(40) NOT NULL,
    "brukareId" VARCHAR(40) NOT NULL,
    "providerId" VARCHAR(100),
    "providerRepresentationId" VARCHAR(100),
    "providerDigest" VARCHAR(64),
    "scopes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "assignments" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "validFrom" DATE NOT NULL,
    "validTo" DATE,
    "sealedBasis" TEXT,
    "sealedVerifiedBy" TEXT,
    "verifiedAt" DATE,
    "joint" BOOLEAN NOT NULL,
    "sealedJointWith" TEXT,
    "conflictOfInterest" VARCHAR(20) NOT NULL,
    "staffId" VARCHAR(100),
    "givenById" VARCHAR(40),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" VARCHAR(40),

    CONSTRAINT "Representation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RepresentationSync" (
    "personId" VARCHAR(40) NOT NULL,
    "providerId" VARCHAR(100) NOT NULL,
    "syncedAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "failureCode" VARCHAR(60),

    CONSTRAINT "RepresentationSync_pkey" PRIMARY KEY ("personId","providerId")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" VARCHAR(40) NOT NULL,
    "kind" "DraftKind" NOT NULL,
    "personId" VARCHAR(40) NOT NULL,
    "brukareId" VARCHAR(40) NOT NULL,
    "sealedValues" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAs" VARCHAR(40),

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Objection" (
    "id" VARCHAR(40) NOT NULL,
    "reference" VARCHAR(20) NOT NULL,
    "draftId" VARCHAR(40),
    "brukareId" VARCHAR(40) NOT NULL,
    "providerId" VARCHAR(100) NOT NULL,
    "providerBrukareId" VARCHAR(100) NOT NULL,
    "personId" VARCHAR(40),
    "sealedLodgedBy" TEXT,
    "onBehalfOf" "ActorRole" NOT NULL,
    "sealedContent" TEXT NOT NULL,
    "state" "ObjectionState" NOT NULL,
    "lodgedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3),
    "answerDueBy" DATE,
    "providerObjectionId" VARCHAR(100),
    "sealedSent" TEXT,
    "sealedSynced" TEXT,
    "syncedAt" TIMESTAMPTZ(3),
    "refusalCode" VARCHAR(60),

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectionEvent" (
    "id" VARCHAR(40) NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "objectionId" VARCHAR(40) NOT NULL,
    "source" "EventSource" NOT NULL,
    "providerIndex" INTEGER,
    "state" "ObjectionState" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "personId" VARCHAR(40),
    "onBehalfOf" "ActorRole",
    "sealedActor" TEXT,

    CONSTRAINT "ObjectionEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectionMessage" (
    "id" VARCHAR(40) NOT NULL,
    "objectionId" VARCHAR(40) NOT NULL,
    "side" "MessageSide" NOT NULL,
    "formKey" VARCHAR(60),
    "providerMessageId" VARCHAR(100),
    "personId" VARCHAR(40),
    "sealedName" TEXT NOT NULL,
    "sealedText" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3),
    "refusalCode" VARCHAR(60),

    CONSTRAINT "ObjectionMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectionAnswer" (
    "objectionId" VARCHAR(40) NOT NULL,
    "position" INTEGER NOT NULL,
    "outcome" "AnswerOutcome" NOT NULL,
    "sealedMotivation" TEXT NOT NULL,
    "sealedBy" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ObjectionAnswer_pkey" PRIMARY KEY ("objectionId","position")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" VARCHAR(40) NOT NULL,
    "draftId" VARCHAR(40),
    "brukareId" VARCHAR(40) NOT NULL,
    "providerId" VARCHAR(100) NOT NULL,
    "timeReportId" VARCHAR(100) NOT NULL,
    "rowIds" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "personId" VARCHAR(40),
    "onBehalfOf" "ActorRole" NOT NULL,
    "sealedName" TEXT NOT NULL,
    "sealedText" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3),
    "providerCommentId" VARCHAR(100),
    "refusalCode" VARCHAR(60),

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" BIGSERIAL NOT NULL,
    "topic" "OutboxTopic" NOT NULL,
    "brukareId" VARCHAR(40) NOT NULL,
    "providerId" VARCHAR(100) NOT NULL,
    "objectionId" VARCHAR(40),
    "messageId" VARCHAR(40),
    "commentId" VARCHAR(40),
    "idempotencyKey" UUID NOT NULL,
    "sealedPayload" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3) NOT NULL,
    "leasedBy" VARCHAR(100),
    "leasedUntil" TIMESTAMPTZ(3),
    "deliveredAt" TIMESTAMPTZ(3),
    "refusedAt" TIMESTAMPTZ(3),
    "lastErrorCode" VARCHAR(60),

    CONSTRAINT "Outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessLog" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "personId" VARCHAR(40),
    "brukareId" VARCHAR(40),
    "role" VARCHAR(20),
    "basis" VARCHAR(400),
    "action" VARCHAR(60) NOT NULL,
    "resourceType" VARCHAR(60) NOT NULL,
    "resourceId" VARCHAR(200),
    "outcome" VARCHAR(20) NOT NULL,
    "requestId" VARCHAR(100),
    "previousHash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "AccessLog_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "KeptAnswer" (
    "personId" VARCHAR(40) NOT NULL,
    "providerId" VARCHAR(100) NOT NULL,
    "resource" VARCHAR(300) NOT NULL,
    "sealedAnswer" TEXT NOT NULL,
    "etag" VARCHAR(200),
    "fetchedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KeptAnswer_pkey" PRIMARY KEY ("personId","providerId","resource")
);

-- CreateTable
CREATE TABLE "AccessibilityReport" (
    "id" VARCHAR(40) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "language" VARCHAR(20) NOT NULL,
    "sealedText" TEXT NOT NULL,
    "sealedContact" TEXT,

    CONSTRAINT "AccessibilityReport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_numberIndex_key" ON "Person"("numberIndex");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_personId_idx" ON "Session"("personId");

-- CreateIndex
CREATE INDEX "Session_idpSid_idx" ON "Session"("idpSid");

-- CreateIndex
CREATE INDEX "Session_idpSubject_idx" ON "Session"("idpSubject");

-- CreateIndex
CREATE INDEX "SignIn_expiresAt_idx" ON "SignIn"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Brukare_pseudonym_key" ON "Brukare"("pseudonym");

-- CreateIndex
CREATE INDEX "BrukareAtProvider_brukareId_idx" ON "BrukareAtProvider"("brukareId");

-- CreateIndex
CREATE INDEX "Representation_personId_brukareId_idx" ON "Representation"("personId", "brukareId");

-- CreateIndex
CREATE INDEX "Representation_brukareId_idx" ON "Representation"("brukareId");

-- CreateIndex
CREATE UNIQUE INDEX "Representation_personId_providerId_providerRepresentationId_key" ON "Representation"("personId", "providerId", "providerRepresentationId");

-- CreateIndex
CREATE INDEX "Draft_personId_brukareId_idx" ON "Draft"("personId", "brukareId");

-- CreateIndex
CREATE INDEX "Draft_expiresAt_idx" ON "Draft"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_reference_key" ON "Objection"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_draftId_key" ON "Objection"("draftId");

-- CreateIndex
CREATE INDEX "Objection_brukareId_lodgedAt_idx" ON "Objection"("brukareId", "lodgedAt");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_providerId_providerObjectionId_key" ON "Objection"("providerId", "providerObjectionId");

-- CreateIndex
CREATE UNIQUE INDEX "ObjectionEvent_seq_key" ON "ObjectionEvent"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "ObjectionEvent_objectionId_source_providerIndex_key" ON "ObjectionEvent"("objectionId", "source", "providerIndex");

-- CreateIndex
CREATE UNIQUE INDEX "ObjectionMessage_formKey_key" ON "ObjectionMessage"("formKey");

-- CreateIndex
CREATE UNIQUE INDEX "ObjectionMessage_objectionId_providerMessageId_key" ON "ObjectionMessage"("objectionId", "providerMessageId");

-- CreateIndex
CREATE UNIQUE INDEX "Comment_draftId_key" ON "Comment"("draftId");

-- CreateIndex
CREATE INDEX "Comment_brukareId_providerId_timeReportId_idx" ON "Comment"("brukareId", "providerId", "timeReportId");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_idempotencyKey_key" ON "Outbox"("idempotencyKey");

-- CreateIndex
CREATE INDEX "Outbox_providerId_brukareId_id_idx" ON "Outbox"("providerId", "brukareId", "id");

-- CreateIndex
CREATE INDEX "Outbox_objectionId_idx" ON "Outbox"("objectionId");

-- CreateIndex
CREATE INDEX "AccessLog_brukareId_seq_idx" ON "AccessLog"("brukareId", "seq");

-- CreateIndex
CREATE INDEX "AccessLog_personId_seq_idx" ON "AccessLog"("personId", "seq");

-- CreateIndex
CREATE INDEX "KeptAnswer_fetchedAt_idx" ON "KeptAnswer"("fetchedAt");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BrukareAtProvider" ADD CONSTRAINT "BrukareAtProvider_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Representation" ADD CONSTRAINT "Representation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Representation" ADD CONSTRAINT "Representation_givenById_fkey" FOREIGN KEY ("givenById") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Representation" ADD CONSTRAINT "Representation_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RepresentationSync" ADD CONSTRAINT "RepresentationSync_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionEvent" ADD CONSTRAINT "ObjectionEvent_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionMessage" ADD CONSTRAINT "ObjectionMessage_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionAnswer" ADD CONSTRAINT "ObjectionAnswer_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_brukareId_fkey" FOREIGN KEY ("brukareId") REFERENCES "Brukare"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outbox" ADD CONSTRAINT "Outbox_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Outbox" ADD CONSTRAINT "Outbox_commentId_fkey" FOREIGN KEY ("commentId") REFERENCES "Comment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KeptAnswer" ADD CONSTRAINT "KeptAnswer_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- From here on by hand: what Prisma's schema cannot say.

-- The outbox is searched for what is not settled; settled rows stay as evidence and must not slow it down.
CREATE INDEX "Outbox_unsettled" ON "Outbox" ("providerId", "brukareId", "id") WHERE "deliveredAt" IS NULL AND "refusedAt" IS NULL;

-- Rules that hold whatever the program does.
ALTER TABLE "Outbox"
  ADD CONSTRAINT "Outbox_settled_once" CHECK ("deliveredAt" IS NULL OR "refusedAt" IS NULL),
  ADD CONSTRAINT "Outbox_topic_subject" CHECK (
    CASE "topic"
      WHEN 'comment' THEN "commentId" IS NOT NULL AND "objectionId" IS NULL
      WHEN 'message' THEN "messageId" IS NOT NULL AND "objectionId" IS NOT NULL AND "commentId" IS NULL
      ELSE "objectionId" IS NOT NULL AND "messageId" IS NULL AND "commentId" IS NULL
    END
  );

ALTER TABLE "Representation"
  ADD CONSTRAINT "Representation_conflict" CHECK ("conflictOfInterest" IN ('none', 'assistant', 'employer')),
  ADD CONSTRAINT "Representation_dates" CHECK ("validTo" IS NULL OR "validTo" >= "validFrom" OR "source" = 'provider'),
  ADD CONSTRAINT "Representation_source" CHECK (
    CASE "source"
      WHEN 'portal' THEN "kind" IN ('anhorig', 'ombud') AND "providerId" IS NULL AND "providerRepresentationId" IS NULL
      ELSE "kind" NOT IN ('anhorig', 'ombud') AND "providerId" IS NOT NULL AND "providerRepresentationId" IS NOT NULL
    END
  );

-- A sealed value is an envelope. A repository that forgets to seal is stopped here.
DO $$
DECLARE
  sealed record;
BEGIN
  FOR sealed IN
    SELECT table_name, column_name FROM information_schema.columns
    WHERE table_schema = current_schema() AND column_name LIKE 'sealed%'
  LOOP
    EXECUTE format(
      'ALTER TABLE %I ADD CONSTRAINT %I CHECK (%I ~ ''^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$'')',
      sealed.table_name, sealed.table_name || '_' || sealed.column_name || '_is_sealed', sealed.column_name
    );
  END LOOP;
END $$;

-- Rows that are evidence are never changed and never removed, by anyone who has only the rights of the portal.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "AccessLog_append_only_rows" BEFORE UPDATE OR DELETE ON "AccessLog" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AccessLog_append_only_table" BEFORE TRUNCATE ON "AccessLog" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ObjectionEvent_append_only_rows" BEFORE UPDATE OR DELETE ON "ObjectionEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "ObjectionEvent_append_only_table" BEFORE TRUNCATE ON "ObjectionEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was delivered stays delivered; what waits is not lost.
CREATE FUNCTION refuse_outbox_loss() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD."deliveredAt" IS NULL AND OLD."refusedAt" IS NULL THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'Outbox: % of a settled row, or removal, refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER "Outbox_keeps_rows" BEFORE UPDATE OR DELETE ON "Outbox" FOR EACH ROW EXECUTE FUNCTION refuse_outbox_loss();
CREATE TRIGGER "Outbox_keeps_table" BEFORE TRUNCATE ON "Outbox" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Adds one row to the chain, in one round trip. The lock is held until commit, so the order of seq is the order of the
-- chain. Each statement of a volatile function sees what is committed when it starts: the row before is always seen.
-- `content` is the canonical text of the row (app/database/access-log.server.ts), which the check computes again.
CREATE FUNCTION access_log_append(
  at timestamptz, person text, brukare text, role text, basis text, action text,
  resource_type text, resource text, outcome text, request text, content text
) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  before_seq bigint := 0;
  before_hash text := repeat('0', 64);
BEGIN
  PERFORM pg_advisory_xact_lock(727073690002);
  SELECT l."seq", l."hash" INTO before_seq, before_hash FROM "AccessLog" l ORDER BY l."seq" DESC LIMIT 1;
  before_seq := coalesce(before_seq, 0);
  before_hash := coalesce(before_hash, repeat('0', 64));
  INSERT INTO "AccessLog" (
    "seq", "at", "personId", "brukareId", "role", "basis", "action", "resourceType", "resourceId", "outcome", "requestId",
    "previousHash", "hash"
  ) VALUES (
    before_seq + 1, at, person, brukare, role, basis, action, resource_type, resource, outcome, request,
    before_hash, encode(sha256(convert_to(before_hash || E'\n' || (before_seq + 1) || E'\n' || content, 'UTF8')), 'hex')
  );
  RETURN before_seq + 1;
END $$;
