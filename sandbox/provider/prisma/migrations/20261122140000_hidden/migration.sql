-- AlterTable
ALTER TABLE "Brukare" ADD COLUMN     "doorCode" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "phone" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "position" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Staff" ADD COLUMN     "number" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "Shift" ADD COLUMN     "absenceReason" TEXT;
