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

ALTER TABLE "Representation" ADD CONSTRAINT "Representation_sealedInvitedName_is_sealed"
  CHECK ("sealedInvitedName" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');

ALTER TABLE "Representation" ADD CONSTRAINT "Representation_sealedMessage_is_sealed"
  CHECK ("sealedMessage" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
