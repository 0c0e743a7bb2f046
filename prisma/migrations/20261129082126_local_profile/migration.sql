-- CreateTable
CREATE TABLE "LocalProfile" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "author" TEXT,
    "issued" DATE,
    "reviewBy" DATE,
    "importedRow" JSONB,

    CONSTRAINT "LocalProfile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Threat" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "threat" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "trend" TEXT,
    "assessed" DATE,
    "importedRow" JSONB,

    CONSTRAINT "Threat_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LocalProfile_partnershipId_version_key" ON "LocalProfile"("partnershipId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Threat_partnershipId_threat_key" ON "Threat"("partnershipId", "threat");

-- AddForeignKey
ALTER TABLE "LocalProfile" ADD CONSTRAINT "LocalProfile_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Threat" ADD CONSTRAINT "Threat_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT clerk_protect('LocalProfile');
SELECT clerk_protect('Threat');
