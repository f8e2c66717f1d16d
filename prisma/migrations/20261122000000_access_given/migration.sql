-- AlterEnum
ALTER TYPE "DraftKind" ADD VALUE 'access';

-- AlterTable
ALTER TABLE "Representation" ADD COLUMN     "acceptedAt" TIMESTAMPTZ(3),
ADD COLUMN     "declinedAt" TIMESTAMPTZ(3),
ADD COLUMN     "givenAs" "ActorRole",
ADD COLUMN     "sealedInvitedName" TEXT,
ADD COLUMN     "sealedMessage" TEXT;

-- What was given before the holder was asked was given without being asked.
UPDATE "Representation" SET "acceptedAt" = "createdAt" WHERE "source" = 'portal';
