-- Who does what one process of the portal at a time does, and until when it has that without saying so again.
CREATE TABLE "Lease" (
    "name" VARCHAR(100) NOT NULL,
    "heldBy" VARCHAR(40) NOT NULL,
    "heldUntil" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("name")
);
