-- Which files are being sent to whom now: so many at a time for each person, in all processes together.
CREATE TABLE "DownloadSlot" (
    "holder" VARCHAR(40) NOT NULL,
    "slot" INTEGER NOT NULL,
    "lease" VARCHAR(40) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DownloadSlot_pkey" PRIMARY KEY ("holder", "slot")
);
