CREATE TABLE "Cursor" (
    "name" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    CONSTRAINT "Cursor_pkey" PRIMARY KEY ("name")
);

CREATE TABLE "Client" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "isProtected" BOOLEAN NOT NULL,
    "standing" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "Client_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Staff" (
    "id" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    CONSTRAINT "Staff_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Workshift" (
    "id" TEXT NOT NULL,
    "modified" TIMESTAMPTZ(3) NOT NULL,
    "isRevoked" BOOLEAN NOT NULL,
    CONSTRAINT "Workshift_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "Shift" (
    "id" TEXT NOT NULL,
    "workshiftId" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "end" TIMESTAMPTZ(3) NOT NULL,
    "staffId" TEXT,
    "substituteForId" TEXT,
    "services" TEXT[],
    "isRemoved" BOOLEAN NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    CONSTRAINT "Shift_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Shift_clientId_start_idx" ON "Shift"("clientId", "start");
CREATE INDEX "Shift_workshiftId_idx" ON "Shift"("workshiftId");

CREATE TABLE "ShiftChange" (
    "id" SERIAL NOT NULL,
    "shiftId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "type" TEXT NOT NULL,
    "previousStart" TIMESTAMPTZ(3),
    "previousEnd" TIMESTAMPTZ(3),
    "previousStaffName" TEXT,
    CONSTRAINT "ShiftChange_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "ShiftChange_shiftId_idx" ON "ShiftChange"("shiftId");
ALTER TABLE "ShiftChange" ADD CONSTRAINT "ShiftChange_shiftId_fkey" FOREIGN KEY ("shiftId") REFERENCES "Shift"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "Visit" (
    "id" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "staffId" TEXT NOT NULL,
    "shiftId" TEXT,
    "law" TEXT,
    "status" TEXT NOT NULL,
    "start" TIMESTAMPTZ(3) NOT NULL,
    "end" TIMESTAMPTZ(3),
    "originalStart" TIMESTAMPTZ(3),
    "originalEnd" TIMESTAMPTZ(3),
    "updated" TIMESTAMPTZ(3) NOT NULL,
    "startMethod" TEXT NOT NULL,
    "endMethod" TEXT NOT NULL,
    "servicesDone" TEXT[],
    "isApproved" BOOLEAN NOT NULL,
    "isDeleted" BOOLEAN NOT NULL,
    CONSTRAINT "Visit_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Visit_clientId_start_idx" ON "Visit"("clientId", "start");
CREATE INDEX "Visit_shiftId_idx" ON "Visit"("shiftId");

CREATE TABLE "Grant" (
    "id" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "law" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "per" TEXT NOT NULL,
    "from" TEXT NOT NULL,
    "to" TEXT,
    "decidedAt" TEXT,
    "startedAt" TEXT,
    CONSTRAINT "Grant_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Grant_clientId_idx" ON "Grant"("clientId");

CREATE TABLE "Plan" (
    "id" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "establishedOn" TEXT NOT NULL,
    "followUpOn" TEXT,
    "sections" TEXT NOT NULL,
    CONSTRAINT "Plan_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "Plan_clientId_idx" ON "Plan"("clientId");

CREATE TABLE "Objection" (
    "id" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "lodgedAt" TIMESTAMPTZ(3) NOT NULL,
    "document" TEXT NOT NULL,
    CONSTRAINT "Objection_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "Objection_reference_key" ON "Objection"("reference");
CREATE INDEX "Objection_clientId_lodgedAt_idx" ON "Objection"("clientId", "lodgedAt");

CREATE TABLE "Change" (
    "seq" SERIAL NOT NULL,
    "type" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "resourceId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "Change_pkey" PRIMARY KEY ("seq")
);

CREATE TABLE "IdempotentAnswer" (
    "key" TEXT NOT NULL,
    "bodyHash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "answer" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "IdempotentAnswer_pkey" PRIMARY KEY ("key")
);
