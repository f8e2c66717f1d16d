ALTER TABLE "Shift" ADD COLUMN "missingAt" TIMESTAMPTZ(3);

ALTER TABLE "Visit" ADD COLUMN "changedAt" TIMESTAMPTZ(3);

CREATE TABLE "Unread" (
    "id" TEXT NOT NULL,
    "workshiftId" TEXT,
    "clientId" TEXT,
    "from" TIMESTAMPTZ(3),
    "to" TIMESTAMPTZ(3),
    CONSTRAINT "Unread_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Unread_clientId_idx" ON "Unread"("clientId");
CREATE INDEX "Unread_workshiftId_idx" ON "Unread"("workshiftId");

CREATE TABLE "Approval" (
    "reportId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "minutes" INTEGER NOT NULL,
    "rows" TEXT NOT NULL,
    CONSTRAINT "Approval_pkey" PRIMARY KEY ("reportId", "version")
);
