-- AlterTable
ALTER TABLE "Shift" ADD COLUMN     "arrivalSaidAt" TIMESTAMP(3),
ADD COLUMN     "arrivalSaidBy" "ActorRole",
ADD COLUMN     "arrivalSaidName" TEXT;

-- AlterTable
ALTER TABLE "Objection" ADD COLUMN     "acknowledgedAt" TIMESTAMP(3),
ADD COLUMN     "acknowledgedBy" TEXT,
ADD COLUMN     "answerDueAt" TIMESTAMP(3),
ADD COLUMN     "etaAt" TIMESTAMP(3),
ADD COLUMN     "onTheWay" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "urgent" BOOLEAN NOT NULL DEFAULT false;
