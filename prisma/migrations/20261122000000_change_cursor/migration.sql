-- CreateTable
CREATE TABLE "ChangeCursor" (
    "providerId" VARCHAR(100) NOT NULL,
    "cursor" VARCHAR(200) NOT NULL,

    CONSTRAINT "ChangeCursor_pkey" PRIMARY KEY ("providerId")
);
