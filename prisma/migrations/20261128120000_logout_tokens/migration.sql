-- CreateTable
CREATE TABLE "LogoutToken" (
    "idHash" VARCHAR(64) NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LogoutToken_pkey" PRIMARY KEY ("idHash")
);

-- CreateIndex
CREATE INDEX "LogoutToken_expiresAt_idx" ON "LogoutToken"("expiresAt");
