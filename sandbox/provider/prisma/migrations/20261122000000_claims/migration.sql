-- CreateEnum
CREATE TYPE "ClaimForm" AS ENUM ('FK3057', 'homeCareFee');

-- AlterTable
ALTER TABLE "Objection" ADD COLUMN     "claimLineIds" TEXT[];

-- CreateTable
CREATE TABLE "Claim" (
    "id" TEXT NOT NULL,
    "brukareId" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "form" "ClaimForm" NOT NULL,
    "sentAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClaimLine" (
    "id" TEXT NOT NULL,
    "claimId" TEXT NOT NULL,
    "rowId" TEXT,
    "staffName" TEXT NOT NULL,
    "kind" "TimeKind" NOT NULL,
    "start" TIMESTAMP(3) NOT NULL,
    "end" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ClaimLine_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Claim_brukareId_month_key" ON "Claim"("brukareId", "month");

-- CreateIndex
CREATE INDEX "ClaimLine_claimId_start_idx" ON "ClaimLine"("claimId", "start");

-- AddForeignKey
ALTER TABLE "ClaimLine" ADD CONSTRAINT "ClaimLine_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
