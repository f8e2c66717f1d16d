-- CreateEnum
CREATE TYPE "WishKind" AS ENUM ('cancel', 'move', 'otherPerson', 'absence', 'hospital', 'plan');

-- CreateEnum
CREATE TYPE "WishState" AS ENUM ('received', 'question', 'accepted', 'partlyAccepted', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "WishOutcome" AS ENUM ('accepted', 'partlyAccepted', 'declined', 'question');

-- AlterEnum
ALTER TYPE "ChangeType" ADD VALUE 'wish';

-- CreateTable
CREATE TABLE "Wish" (
    "id" TEXT NOT NULL,
    "tenantId" TEXT NOT NULL,
    "brukareId" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "kind" "WishKind" NOT NULL,
    "shiftId" TEXT,
    "wantedStart" TIMESTAMP(3),
    "wantedEnd" TIMESTAMP(3),
    "fromDay" TEXT,
    "toDay" TEXT,
    "documentId" TEXT,
    "sectionIndex" INTEGER,
    "text" TEXT NOT NULL,
    "sentAt" TIMESTAMP(3) NOT NULL,
    "sentBy" TEXT,
    "onBehalfOf" "ActorRole" NOT NULL,
    "actorReference" TEXT,
    "state" "WishState" NOT NULL,
    "receivedAt" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "Wish_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WishAnswer" (
    "id" SERIAL NOT NULL,
    "wishId" TEXT NOT NULL,
    "outcome" "WishOutcome" NOT NULL,
    "text" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "WishAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Wish_brukareId_sentAt_idx" ON "Wish"("brukareId", "sentAt");

-- CreateIndex
CREATE INDEX "Wish_tenantId_state_idx" ON "Wish"("tenantId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "Wish_tenantId_reference_key" ON "Wish"("tenantId", "reference");

-- CreateIndex
CREATE INDEX "WishAnswer_wishId_idx" ON "WishAnswer"("wishId");

-- AddForeignKey
ALTER TABLE "WishAnswer" ADD CONSTRAINT "WishAnswer_wishId_fkey" FOREIGN KEY ("wishId") REFERENCES "Wish"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
