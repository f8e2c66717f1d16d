-- What the contract allows, the database holds: an id of 100 characters with the `legal:` before it.
ALTER TABLE "Representation" ALTER COLUMN "providerRepresentationId" TYPE VARCHAR(110);

-- A provider makes references of its own, for what came to it by phone: they must not meet another provider's.
DROP INDEX "Objection_reference_key";
CREATE UNIQUE INDEX "Objection_providerId_reference_key" ON "Objection"("providerId", "reference");
-- The portal's own are looked for among all of them.
CREATE INDEX "Objection_reference_idx" ON "Objection"("reference");
