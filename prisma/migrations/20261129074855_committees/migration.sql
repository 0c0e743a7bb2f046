-- CreateTable
CREATE TABLE "Committee" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "reportingOfficer" TEXT,
    "portfolio" TEXT,
    "subject" TEXT,
    "wards" TEXT,
    "objectives" TEXT,
    "importedRow" JSONB,

    CONSTRAINT "Committee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportSection" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "committeeId" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "heading" TEXT,
    "words" TEXT,
    "contains" TEXT,
    "importedRow" JSONB,

    CONSTRAINT "ReportSection_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Committee_partnershipId_code_key" ON "Committee"("partnershipId", "code");

-- CreateIndex
CREATE INDEX "ReportSection_partnershipId_idx" ON "ReportSection"("partnershipId");

-- CreateIndex
CREATE UNIQUE INDEX "ReportSection_committeeId_section_key" ON "ReportSection"("committeeId", "section");

-- AddForeignKey
ALTER TABLE "Committee" ADD CONSTRAINT "Committee_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportSection" ADD CONSTRAINT "ReportSection_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReportSection" ADD CONSTRAINT "ReportSection_committeeId_fkey" FOREIGN KEY ("committeeId") REFERENCES "Committee"("id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT clerk_protect(name) FROM unnest(ARRAY['Committee', 'ReportSection']) AS name;
