-- Rights are held at a provider (docs/adr/0015).

-- What each provider calls a brukare, and until when an answer of the provider named them.
ALTER TABLE "BrukareAtProvider" ADD COLUMN "sealedName" TEXT;
ALTER TABLE "BrukareAtProvider" ADD COLUMN "sealedBirthDate" TEXT;
ALTER TABLE "BrukareAtProvider" ADD COLUMN "endedAt" TIMESTAMPTZ(3);
ALTER TABLE "BrukareAtProvider" ADD CONSTRAINT "BrukareAtProvider_sealedName_is_sealed"
  CHECK ("sealedName" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');
ALTER TABLE "BrukareAtProvider" ADD CONSTRAINT "BrukareAtProvider_sealedBirthDate_is_sealed"
  CHECK ("sealedBirthDate" ~ '^v1\.[A-Za-z0-9_-]{1,20}\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{22,}$');

-- Whose matters a right opens at its provider. The next answer writes every right anew (no digest), with what it names.
ALTER TABLE "Representation" ADD COLUMN "providerBrukareId" VARCHAR(100);
UPDATE "Representation" r SET "providerDigest" = NULL, "providerBrukareId" = (
  SELECT min(p."providerBrukareId") FROM "BrukareAtProvider" p
  WHERE p."brukareId" = r."brukareId" AND p."providerId" = r."providerId"
) WHERE r."source" = 'provider';
CREATE INDEX "Representation_providerId_providerBrukareId_idx" ON "Representation"("providerId", "providerBrukareId");

-- Places that no right names now have ended.
UPDATE "BrukareAtProvider" p SET "endedAt" = now() WHERE NOT EXISTS (
  SELECT 1 FROM "Representation" r
  WHERE r."providerId" = p."providerId" AND r."providerBrukareId" = p."providerBrukareId" AND r."revokedAt" IS NULL
);

-- Where what was given in the portal reaches.
CREATE TABLE "RepresentationReach" (
    "representationId" VARCHAR(40) NOT NULL,
    "providerId" VARCHAR(100) NOT NULL,
    "scopes" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "validTo" DATE,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RepresentationReach_pkey" PRIMARY KEY ("representationId","providerId")
);
ALTER TABLE "RepresentationReach" ADD CONSTRAINT "RepresentationReach_representationId_fkey"
  FOREIGN KEY ("representationId") REFERENCES "Representation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was given before this rule: at the providers that vouched for the giver then, as far as the portal knows. What has
-- no such provider opens nothing.
INSERT INTO "RepresentationReach" ("representationId", "providerId", "scopes")
SELECT g."id", p."providerId", array_agg(DISTINCT s."scope")
FROM "Representation" g
JOIN "Representation" p ON p."personId" = g."givenById" AND p."brukareId" = g."brukareId" AND p."source" = 'provider'
CROSS JOIN LATERAL unnest(g."scopes") AS s("scope")
WHERE g."source" = 'portal' AND s."scope" = ANY (p."scopes") AND (s."scope" <> 'access:manage' OR p."kind" = 'brukare')
  AND p."createdAt" <= g."createdAt" AND (p."revokedAt" IS NULL OR p."revokedAt" > coalesce(g."acceptedAt", g."createdAt"))
  AND EXISTS (
    SELECT 1 FROM "Representation" m
    WHERE m."personId" = p."personId" AND m."brukareId" = p."brukareId" AND m."providerId" = p."providerId"
      AND 'access:manage' = ANY (m."scopes") AND m."createdAt" <= g."createdAt"
      AND (m."revokedAt" IS NULL OR m."revokedAt" > coalesce(g."acceptedAt", g."createdAt"))
  )
GROUP BY g."id", p."providerId";

-- And what was given by one who had got the right to decide from the brukare.
INSERT INTO "RepresentationReach" ("representationId", "providerId", "scopes")
SELECT g."id", h."providerId", array_agg(DISTINCT s."scope")
FROM "Representation" g
JOIN "Representation" a ON a."personId" = g."givenById" AND a."brukareId" = g."brukareId" AND a."source" = 'portal'
JOIN "RepresentationReach" h ON h."representationId" = a."id" AND 'access:manage' = ANY (h."scopes")
CROSS JOIN LATERAL unnest(g."scopes") AS s("scope")
WHERE g."source" = 'portal' AND s."scope" = ANY (h."scopes") AND s."scope" <> 'access:manage'
  AND a."acceptedAt" <= g."createdAt" AND (a."revokedAt" IS NULL OR a."revokedAt" > coalesce(g."acceptedAt", g."createdAt"))
GROUP BY g."id", h."providerId"
ON CONFLICT DO NOTHING;
