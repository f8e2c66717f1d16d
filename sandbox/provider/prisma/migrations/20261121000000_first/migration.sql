-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Law" AS ENUM ('SFB', 'LSS', 'SoL');

-- CreateEnum
CREATE TYPE "TimeKind" AS ENUM ('active', 'waiting', 'standby');

-- CreateEnum
CREATE TYPE "StaffRole" AS ENUM ('assistant', 'homeCarer', 'nurse', 'arbetsledare');

-- CreateEnum
CREATE TYPE "ShiftStatus" AS ENUM ('planned', 'started', 'ended', 'vacant', 'cancelled');

-- CreateEnum
CREATE TYPE "Initiative" AS ENUM ('provider', 'brukare');

-- CreateEnum
CREATE TYPE "ShiftChangeType" AS ENUM ('moved', 'substitute', 'vacant', 'filled', 'cancelled', 'restored', 'newPerson');

-- CreateEnum
CREATE TYPE "Method" AS ENUM ('app', 'nfc', 'lock', 'manualAfterwards');

-- CreateEnum
CREATE TYPE "ReportState" AS ENUM ('open', 'certified', 'faststalld', 'reopened');

-- CreateEnum
CREATE TYPE "FaststallandeMode" AS ENUM ('batch', 'single');

-- CreateEnum
CREATE TYPE "RepresentationKind" AS ENUM ('vardnadshavare', 'godMan', 'forvaltare', 'framtidsfullmakt');

-- CreateEnum
CREATE TYPE "Assignment" AS ENUM ('bevakaRatt', 'sorjaForPerson', 'forvaltaEgendom');

-- CreateEnum
CREATE TYPE "BasisType" AS ENUM ('courtOrder', 'overformyndareOrder', 'registerExtract', 'framtidsfullmakt');

-- CreateEnum
CREATE TYPE "ConflictOfInterest" AS ENUM ('none', 'assistant', 'employer');

-- CreateEnum
CREATE TYPE "ActorRole" AS ENUM ('brukare', 'vardnadshavare', 'godMan', 'forvaltare', 'framtidsfullmakt', 'ombud', 'anhorig');

-- CreateEnum
CREATE TYPE "GrantPer" AS ENUM ('week', 'month', 'period');

-- CreateEnum
CREATE TYPE "TargetType" AS ENUM ('shift', 'rows', 'report', 'faststallande', 'claim');

-- CreateEnum
CREATE TYPE "ObjectionReason" AS ENUM ('didNotHappen', 'wrongTime', 'wrongPerson', 'activityMissing', 'doubleStaffing', 'paidButNotReceived', 'other');

-- CreateEnum
CREATE TYPE "ObjectionState" AS ENUM ('received', 'underReview', 'accepted', 'partlyAccepted', 'rejected', 'closed', 'withdrawn');

-- CreateEnum
CREATE TYPE "Outcome" AS ENUM ('accepted', 'partlyAccepted', 'rejected');

-- CreateEnum
CREATE TYPE "Side" AS ENUM ('person', 'provider');

-- CreateEnum
CREATE TYPE "ReviewAction" AS ENUM ('reviewed', 'undone');

-- CreateEnum
CREATE TYPE "DocumentKind" AS ENUM ('genomforandeplan', 'routine', 'other');

-- CreateEnum
CREATE TYPE "ChangeType" AS ENUM ('shift', 'timeReport', 'faststallande', 'objection', 'grant', 'claim', 'document', 'representation', 'brukare', 'comment', 'review', 'fullmakt');

-- CreateTable
CREATE TABLE "Tenant" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "anchorDay" TEXT NOT NULL,
    "coveredTo" TEXT NOT NULL,
    "advancedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Brukare" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "realName" TEXT NOT NULL,
    "realAddress" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "protectedIdentity" BOOLEAN NOT NULL DEFAULT false,
    "birthDate" TEXT NOT NULL,
    "laws" "Law"[],
    "unit" TEXT NOT NULL,
    "municipality" TEXT NOT NULL,
    "contactId" TEXT NOT NULL,
    "jourNumber" TEXT NOT NULL,

    CONSTRAINT "Brukare_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Staff" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "realName" TEXT NOT NULL,
    "realAddress" TEXT NOT NULL,
    "role" "StaffRole" NOT NULL,
    "protectedIdentity" BOOLEAN NOT NULL DEFAULT false,
    "phone" TEXT NOT NULL,
    "email" TEXT NOT NULL,

    CONSTRAINT "Staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BrukareStaff" (
    "brukareId" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "firstDay" TEXT,
    "announcedAt" TIMESTAMP(3),

    CONSTRAINT "BrukareStaff_pkey" PRIMARY KEY ("brukareId","staffId")
);

-- CreateTable
CREATE TABLE "Representation" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "holderNumber" TEXT NOT NULL,
    "holderName" TEXT NOT NULL,
    "brukareId" TEXT NOT NULL,
    "kind" "RepresentationKind" NOT NULL,
    "assignments" "Assignment"[],
    "validFrom" TEXT NOT NULL,
    "validTo" TEXT,
    "revokedAt" TIMESTAMP(3),
    "basisType" "BasisType" NOT NULL,
    "basisNumber" TEXT,
    "basisIssuer" TEXT NOT NULL,
    "basisDate" TEXT NOT NULL,
    "verifiedBy" TEXT NOT NULL,
    "verifiedAt" TEXT NOT NULL,
    "jointWith" TEXT[],
    "conflictOfInterest" "ConflictOfInterest" NOT NULL,
    "staffId" TEXT,

    CONSTRAINT "Representation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Shift" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "brukareId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "plannedStart" TIMESTAMP(3) NOT NULL,
    "plannedEnd" TIMESTAMP(3) NOT NULL,
    "kind" "TimeKind" NOT NULL,
    "status" "ShiftStatus" NOT NULL,
    "staffId" TEXT,
    "substituteForId" TEXT,
    "cancelledBy" "Initiative",
    "cancelledAt" TIMESTAMP(3),
    "doubleStaffingGroup" TEXT,
    "activities" TEXT[],
    "caseName" TEXT,
    "caseDueAt" TIMESTAMP(3),
    "settled" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShiftChange" (
    "id" SERIAL NOT NULL,
    "shiftId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "type" "ShiftChangeType" NOT NULL,
    "by" "Initiative",
    "previousStart" TIMESTAMP(3),
    "previousEnd" TIMESTAMP(3),
    "previousStaffName" TEXT,

    CONSTRAINT "ShiftChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TimeReport" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "brukareId" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "state" "ReportState" NOT NULL,
    "certifiedAt" TIMESTAMP(3),
    "leftWaiting" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "TimeReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportRow" (
    "id" TEXT NOT NULL,
    "timeReportId" TEXT NOT NULL,
    "brukareId" TEXT NOT NULL,
    "shiftId" TEXT,
    "kind" "TimeKind" NOT NULL,
    "startAt" TIMESTAMP(3),
    "startMethod" "Method",
    "startRegisteredAt" TIMESTAMP(3),
    "startRegisteredBy" TEXT,
    "startOriginalAt" TIMESTAMP(3),
    "startChangedBy" TEXT,
    "startChangedAt" TIMESTAMP(3),
    "endAt" TIMESTAMP(3),
    "endMethod" "Method",
    "endRegisteredAt" TIMESTAMP(3),
    "endRegisteredBy" TEXT,
    "endOriginalAt" TIMESTAMP(3),
    "endChangedBy" TEXT,
    "endChangedAt" TIMESTAMP(3),
    "comment" TEXT,
    "activitiesDone" TEXT[],

    CONSTRAINT "ReportRow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Faststallande" (
    "id" TEXT NOT NULL,
    "timeReportId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "mode" "FaststallandeMode" NOT NULL,
    "comment" TEXT,
    "activeMinutes" INTEGER NOT NULL,
    "waitingMinutes" INTEGER NOT NULL,
    "standbyMinutes" INTEGER NOT NULL,
    "fullmaktId" TEXT,

    CONSTRAINT "Faststallande_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FaststalldRow" (
    "faststallandeId" TEXT NOT NULL,
    "rowId" TEXT NOT NULL,
    "start" TIMESTAMP(3) NOT NULL,
    "end" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "FaststalldRow_pkey" PRIMARY KEY ("faststallandeId","rowId")
);

-- CreateTable
CREATE TABLE "Fullmakt" (
    "id" TEXT NOT NULL,
    "brukareId" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT,
    "givenAt" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "Fullmakt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Grant" (
    "id" TEXT NOT NULL,
    "brukareId" TEXT NOT NULL,
    "law" "Law" NOT NULL,
    "minutes" INTEGER NOT NULL,
    "per" "GrantPer" NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT,
    "kinds" "TimeKind"[],
    "doubleStaffing" BOOLEAN NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "decidedAt" TEXT NOT NULL,
    "startedAt" TEXT,

    CONSTRAINT "Grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Comment" (
    "id" TEXT NOT NULL,
    "timeReportId" TEXT NOT NULL,
    "rowIds" TEXT[],
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "byRole" "ActorRole" NOT NULL,
    "name" TEXT NOT NULL,
    "actorReference" TEXT,

    CONSTRAINT "Comment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL,
    "brukareId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "timeReportId" TEXT,
    "action" "ReviewAction" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "byRole" "ActorRole" NOT NULL,
    "name" TEXT,
    "actorReference" TEXT,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Objection" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "brukareId" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "targetType" "TargetType" NOT NULL,
    "shiftIds" TEXT[],
    "timeReportId" TEXT,
    "rowIds" TEXT[],
    "faststallandeId" TEXT,
    "claimId" TEXT,
    "reason" "ObjectionReason" NOT NULL,
    "ownStart" TIMESTAMP(3),
    "ownEnd" TIMESTAMP(3),
    "text" TEXT NOT NULL,
    "lodgedAt" TIMESTAMP(3) NOT NULL,
    "lodgedBy" TEXT,
    "onBehalfOf" "ActorRole" NOT NULL,
    "actorReference" TEXT,
    "state" "ObjectionState" NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "answerDueBy" TEXT NOT NULL,

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectionEvent" (
    "id" SERIAL NOT NULL,
    "objectionId" TEXT NOT NULL,
    "state" "ObjectionState" NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "ObjectionEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectionMessage" (
    "id" TEXT NOT NULL,
    "objectionId" TEXT NOT NULL,
    "from" "Side" NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ObjectionMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectionAnswer" (
    "id" SERIAL NOT NULL,
    "objectionId" TEXT NOT NULL,
    "outcome" "Outcome" NOT NULL,
    "motivation" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ObjectionAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "brukareId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "DocumentKind" NOT NULL,
    "mediaType" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,
    "notesOnly" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Change" (
    "seq" SERIAL NOT NULL,
    "tenantId" TEXT NOT NULL,
    "type" "ChangeType" NOT NULL,
    "brukareId" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Change_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "IdempotentAnswer" (
    "tenantId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "IdempotentAnswer_pkey" PRIMARY KEY ("tenantId","key")
);

-- CreateIndex
CREATE INDEX "Brukare_tenantId_number_idx" ON "Brukare"("tenantId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Brukare_tenantId_key_key" ON "Brukare"("tenantId", "key");

-- CreateIndex
CREATE INDEX "Staff_tenantId_role_idx" ON "Staff"("tenantId", "role");

-- CreateIndex
CREATE INDEX "Representation_tenantId_holderNumber_idx" ON "Representation"("tenantId", "holderNumber");

-- CreateIndex
CREATE INDEX "Shift_brukareId_plannedStart_idx" ON "Shift"("brukareId", "plannedStart");

-- CreateIndex
CREATE INDEX "Shift_tenantId_settled_plannedStart_idx" ON "Shift"("tenantId", "settled", "plannedStart");

-- CreateIndex
CREATE INDEX "Shift_staffId_plannedStart_idx" ON "Shift"("staffId", "plannedStart");

-- CreateIndex
CREATE INDEX "ShiftChange_shiftId_idx" ON "ShiftChange"("shiftId");

-- CreateIndex
CREATE INDEX "TimeReport_tenantId_state_month_idx" ON "TimeReport"("tenantId", "state", "month");

-- CreateIndex
CREATE UNIQUE INDEX "TimeReport_brukareId_month_staffId_key" ON "TimeReport"("brukareId", "month", "staffId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportRow_shiftId_key" ON "ReportRow"("shiftId");

-- CreateIndex
CREATE INDEX "ReportRow_timeReportId_idx" ON "ReportRow"("timeReportId");

-- CreateIndex
CREATE INDEX "ReportRow_brukareId_startAt_idx" ON "ReportRow"("brukareId", "startAt");

-- CreateIndex
CREATE UNIQUE INDEX "Faststallande_timeReportId_version_key" ON "Faststallande"("timeReportId", "version");

-- CreateIndex
CREATE INDEX "Fullmakt_brukareId_idx" ON "Fullmakt"("brukareId");

-- CreateIndex
CREATE INDEX "Grant_brukareId_idx" ON "Grant"("brukareId");

-- CreateIndex
CREATE INDEX "Comment_timeReportId_idx" ON "Comment"("timeReportId");

-- CreateIndex
CREATE INDEX "Review_brukareId_month_idx" ON "Review"("brukareId", "month");

-- CreateIndex
CREATE INDEX "Objection_brukareId_lodgedAt_idx" ON "Objection"("brukareId", "lodgedAt");

-- CreateIndex
CREATE INDEX "Objection_tenantId_state_idx" ON "Objection"("tenantId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_tenantId_reference_key" ON "Objection"("tenantId", "reference");

-- CreateIndex
CREATE INDEX "ObjectionEvent_objectionId_idx" ON "ObjectionEvent"("objectionId");

-- CreateIndex
CREATE INDEX "ObjectionMessage_objectionId_idx" ON "ObjectionMessage"("objectionId");

-- CreateIndex
CREATE INDEX "ObjectionAnswer_objectionId_idx" ON "ObjectionAnswer"("objectionId");

-- CreateIndex
CREATE INDEX "Document_brukareId_idx" ON "Document"("brukareId");

-- CreateIndex
CREATE INDEX "Change_tenantId_seq_idx" ON "Change"("tenantId", "seq");

-- CreateIndex
CREATE INDEX "IdempotentAnswer_createdAt_idx" ON "IdempotentAnswer"("createdAt");

-- AddForeignKey
ALTER TABLE "Brukare" ADD CONSTRAINT "Brukare_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShiftChange" ADD CONSTRAINT "ShiftChange_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportRow" ADD CONSTRAINT "ReportRow_timeReportId_fkey" FOREIGN KEY ("timeReportId") REFERENCES "TimeReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportRow" ADD CONSTRAINT "ReportRow_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Faststallande" ADD CONSTRAINT "Faststallande_timeReportId_fkey" FOREIGN KEY ("timeReportId") REFERENCES "TimeReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FaststalldRow" ADD CONSTRAINT "FaststalldRow_faststallandeId_fkey" FOREIGN KEY ("faststallandeId") REFERENCES "Faststallande"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Comment" ADD CONSTRAINT "Comment_timeReportId_fkey" FOREIGN KEY ("timeReportId") REFERENCES "TimeReport"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionEvent" ADD CONSTRAINT "ObjectionEvent_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionMessage" ADD CONSTRAINT "ObjectionMessage_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionAnswer" ADD CONSTRAINT "ObjectionAnswer_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
