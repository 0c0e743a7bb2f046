-- CreateEnum
CREATE TYPE "Role" AS ENUM ('member', 'lead', 'coordinator', 'analyst', 'chair', 'observer');

-- CreateEnum
CREATE TYPE "Account" AS ENUM ('member', 'guest', 'external');

-- CreateEnum
CREATE TYPE "NominalKind" AS ENUM ('individual', 'child', 'ocg', 'usg', 'location');

-- CreateEnum
CREATE TYPE "NominalStatus" AS ENUM ('open', 'closed');

-- CreateEnum
CREATE TYPE "MeetingKind" AS ENUM ('partnership', 'board');

-- CreateEnum
CREATE TYPE "MeetingStatus" AS ENUM ('planned', 'held', 'cancelled');

-- CreateEnum
CREATE TYPE "Strand" AS ENUM ('pursue', 'prevent', 'protect', 'prepare');

-- CreateEnum
CREATE TYPE "ActionStatus" AS ENUM ('proposed', 'accepted', 'in_progress', 'blocked', 'awaiting_confirmation', 'completed', 'not_done', 'circumstances_changed', 'cancelled');

-- CreateEnum
CREATE TYPE "UpdateKind" AS ENUM ('imported', 'added', 'accepted', 'declined', 'progress', 'no_change', 'blocked', 'done', 'confirmed', 'rejected', 'extended', 'reassigned', 'ended', 'reopened', 'undone');

-- CreateEnum
CREATE TYPE "NudgeKind" AS ENUM ('profiles', 'call', 'digest', 'reminder', 'brief', 'issue', 'overdue', 'prompt');

-- CreateEnum
CREATE TYPE "NudgeState" AS ENUM ('due', 'claimed', 'sent', 'ambiguous', 'unreachable', 'failed', 'missed', 'withdrawn');

-- CreateEnum
CREATE TYPE "StandingItemState" AS ENUM ('draft', 'approved', 'posted', 'superseded');

-- CreateEnum
CREATE TYPE "ConversationScope" AS ENUM ('personal', 'group', 'channel');

-- CreateTable
CREATE TABLE "Partnership" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "board" TEXT NOT NULL,
    "timezone" TEXT NOT NULL DEFAULT 'Europe/London',
    "marking" TEXT NOT NULL DEFAULT 'OFFICIAL-SENSITIVE',
    "meetingPattern" TEXT,
    "boardPattern" TEXT,
    "meetingTime" TEXT NOT NULL DEFAULT '10:00',
    "tenantId" TEXT,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "channelConversationId" INTEGER,
    "boardConversationId" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "importedRow" JSONB,

    CONSTRAINT "Partnership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Agency" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Member" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "agencyId" INTEGER,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "entraId" TEXT,
    "roles" "Role"[],
    "account" "Account" NOT NULL DEFAULT 'member',
    "deputyId" INTEGER,
    "importedRow" JSONB,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Away" (
    "id" SERIAL NOT NULL,
    "memberId" INTEGER NOT NULL,
    "coverId" INTEGER,
    "from" DATE NOT NULL,
    "until" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Away_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Profile" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "NominalKind" NOT NULL,
    "producedBy" TEXT,
    "requested" DATE,
    "received" DATE,
    "accepted" DATE,
    "reviewBy" DATE,
    "importedRow" JSONB,

    CONSTRAINT "Profile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Nominal" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "kind" "NominalKind" NOT NULL,
    "number" INTEGER NOT NULL,
    "categories" TEXT[],
    "status" "NominalStatus" NOT NULL DEFAULT 'open',
    "leadAgencyId" INTEGER,
    "profileId" INTEGER,
    "opened" DATE,
    "closed" DATE,
    "importedRow" JSONB,

    CONSTRAINT "Nominal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NominalAgency" (
    "nominalId" INTEGER NOT NULL,
    "agencyId" INTEGER NOT NULL,

    CONSTRAINT "NominalAgency_pkey" PRIMARY KEY ("nominalId","agencyId")
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "kind" "MeetingKind" NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "firstPlannedAt" TIMESTAMPTZ(3) NOT NULL,
    "venue" TEXT,
    "status" "MeetingStatus" NOT NULL DEFAULT 'planned',
    "importedRow" JSONB,

    CONSTRAINT "Meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Action" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "ref" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "nominalId" INTEGER,
    "title" TEXT NOT NULL,
    "strand" "Strand",
    "tactic" TEXT,
    "ownerId" INTEGER,
    "agencyId" INTEGER,
    "raised" DATE,
    "due" DATE,
    "originalDue" DATE,
    "extensions" INTEGER NOT NULL DEFAULT 0,
    "status" "ActionStatus" NOT NULL DEFAULT 'proposed',
    "blocker" TEXT,
    "outcome" TEXT,
    "evidence" TEXT,
    "issued" DATE,
    "acceptedAt" TIMESTAMPTZ(3),
    "requestedDue" DATE,
    "completed" DATE,
    "confirmedById" INTEGER,
    "confirmedAt" TIMESTAMPTZ(3),
    "lastUpdateAt" TIMESTAMPTZ(3),
    "lastUpdateBy" TEXT,
    "lastUpdate" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "importedRow" JSONB,

    CONSTRAINT "Action_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Update" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "actionId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" INTEGER,
    "kind" "UpdateKind" NOT NULL,
    "status" "ActionStatus" NOT NULL,
    "text" TEXT,

    CONSTRAINT "Update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UndoStep" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "batch" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "version" INTEGER,
    "previous" JSONB NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "UndoStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Nudge" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "memberId" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" "NudgeKind" NOT NULL,
    "rung" INTEGER NOT NULL,
    "due" TIMESTAMPTZ(3) NOT NULL,
    "state" "NudgeState" NOT NULL DEFAULT 'due',
    "reason" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "activityId" TEXT,
    "conversationId" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextAttemptAt" TIMESTAMPTZ(3),
    "claimedBy" TEXT,
    "leaseUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Nudge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Conversation" (
    "id" SERIAL NOT NULL,
    "conversationId" TEXT NOT NULL,
    "scope" "ConversationScope" NOT NULL,
    "tenantId" TEXT,
    "entraId" TEXT,
    "reference" JSONB NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PartnershipChoice" (
    "entraId" TEXT NOT NULL,
    "partnershipId" INTEGER NOT NULL,

    CONSTRAINT "PartnershipChoice_pkey" PRIMARY KEY ("entraId")
);

-- CreateTable
CREATE TABLE "OpenQuestion" (
    "memberId" INTEGER NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "question" JSONB NOT NULL,

    CONSTRAINT "OpenQuestion_pkey" PRIMARY KEY ("memberId")
);

-- CreateTable
CREATE TABLE "UsedToken" (
    "token" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UsedToken_pkey" PRIMARY KEY ("token")
);

-- CreateTable
CREATE TABLE "AuditEntry" (
    "id" BIGSERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actorEntraId" TEXT,
    "actorTenantId" TEXT,
    "actor" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "subject" TEXT,
    "source" TEXT NOT NULL,
    "activityId" TEXT,
    "previous" JSONB,
    "next" JSONB,

    CONSTRAINT "AuditEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Programme" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "venue" TEXT NOT NULL,
    "partners" TEXT[],
    "starts" DATE,
    "weeks" INTEGER,
    "sessionsPlanned" INTEGER,
    "sessionsDelivered" INTEGER,
    "referred" INTEGER,
    "started" INTEGER,
    "completed" INTEGER,
    "importedRow" JSONB,

    CONSTRAINT "Programme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Power" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "strand" "Strand" NOT NULL,
    "statute" TEXT,
    "usualApplicant" TEXT,
    "thresholdPrompt" TEXT,
    "consultationPrompt" TEXT,
    "inForceFrom" DATE,
    "inForceTo" DATE,
    "needsSafeguardingLead" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Power_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StandingItem" (
    "id" SERIAL NOT NULL,
    "partnershipId" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "state" "StandingItemState" NOT NULL DEFAULT 'draft',
    "from" TIMESTAMPTZ(3) NOT NULL,
    "to" TIMESTAMPTZ(3) NOT NULL,
    "figures" JSONB NOT NULL,
    "draftedById" INTEGER NOT NULL,
    "draftedAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedById" INTEGER,
    "approvedAt" TIMESTAMPTZ(3),
    "postedAt" TIMESTAMPTZ(3),
    "activityId" TEXT,

    CONSTRAINT "StandingItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Heartbeat" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Partnership_code_key" ON "Partnership"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Agency_partnershipId_name_key" ON "Agency"("partnershipId", "name");

-- CreateIndex
CREATE INDEX "Member_entraId_idx" ON "Member"("entraId");

-- CreateIndex
CREATE INDEX "Member_deputyId_idx" ON "Member"("deputyId");

-- CreateIndex
CREATE UNIQUE INDEX "Member_partnershipId_email_key" ON "Member"("partnershipId", "email");

-- CreateIndex
CREATE INDEX "Away_memberId_idx" ON "Away"("memberId");

-- CreateIndex
CREATE INDEX "Away_coverId_idx" ON "Away"("coverId");

-- CreateIndex
CREATE UNIQUE INDEX "Profile_partnershipId_number_key" ON "Profile"("partnershipId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Nominal_partnershipId_kind_number_key" ON "Nominal"("partnershipId", "kind", "number");

-- CreateIndex
CREATE INDEX "NominalAgency_agencyId_idx" ON "NominalAgency"("agencyId");

-- CreateIndex
CREATE INDEX "Meeting_partnershipId_kind_startsAt_idx" ON "Meeting"("partnershipId", "kind", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_partnershipId_kind_firstPlannedAt_key" ON "Meeting"("partnershipId", "kind", "firstPlannedAt");

-- CreateIndex
CREATE INDEX "Action_partnershipId_status_due_idx" ON "Action"("partnershipId", "status", "due");

-- CreateIndex
CREATE INDEX "Action_ownerId_status_idx" ON "Action"("ownerId", "status");

-- CreateIndex
CREATE INDEX "Action_nominalId_idx" ON "Action"("nominalId");

-- CreateIndex
CREATE UNIQUE INDEX "Action_partnershipId_number_key" ON "Action"("partnershipId", "number");

-- CreateIndex
CREATE INDEX "Update_actionId_at_idx" ON "Update"("actionId", "at");

-- CreateIndex
CREATE INDEX "Update_partnershipId_at_idx" ON "Update"("partnershipId", "at");

-- CreateIndex
CREATE INDEX "UndoStep_memberId_id_idx" ON "UndoStep"("memberId", "id");

-- CreateIndex
CREATE INDEX "Nudge_state_nextAttemptAt_idx" ON "Nudge"("state", "nextAttemptAt");

-- CreateIndex
CREATE UNIQUE INDEX "Nudge_partnershipId_subject_memberId_kind_rung_key" ON "Nudge"("partnershipId", "subject", "memberId", "kind", "rung");

-- CreateIndex
CREATE UNIQUE INDEX "Conversation_conversationId_key" ON "Conversation"("conversationId");

-- CreateIndex
CREATE INDEX "Conversation_entraId_idx" ON "Conversation"("entraId");

-- CreateIndex
CREATE INDEX "AuditEntry_partnershipId_id_idx" ON "AuditEntry"("partnershipId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Programme_partnershipId_name_venue_key" ON "Programme"("partnershipId", "name", "venue");

-- CreateIndex
CREATE UNIQUE INDEX "Power_name_key" ON "Power"("name");

-- CreateIndex
CREATE UNIQUE INDEX "StandingItem_partnershipId_number_version_key" ON "StandingItem"("partnershipId", "number", "version");

-- AddForeignKey
ALTER TABLE "Partnership" ADD CONSTRAINT "Partnership_channelConversationId_fkey" FOREIGN KEY ("channelConversationId") REFERENCES "Conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Partnership" ADD CONSTRAINT "Partnership_boardConversationId_fkey" FOREIGN KEY ("boardConversationId") REFERENCES "Conversation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agency" ADD CONSTRAINT "Agency_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_deputyId_fkey" FOREIGN KEY ("deputyId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Away" ADD CONSTRAINT "Away_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Away" ADD CONSTRAINT "Away_coverId_fkey" FOREIGN KEY ("coverId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Profile" ADD CONSTRAINT "Profile_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nominal" ADD CONSTRAINT "Nominal_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nominal" ADD CONSTRAINT "Nominal_leadAgencyId_fkey" FOREIGN KEY ("leadAgencyId") REFERENCES "Agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nominal" ADD CONSTRAINT "Nominal_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "Profile"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominalAgency" ADD CONSTRAINT "NominalAgency_nominalId_fkey" FOREIGN KEY ("nominalId") REFERENCES "Nominal"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominalAgency" ADD CONSTRAINT "NominalAgency_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Meeting" ADD CONSTRAINT "Meeting_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_nominalId_fkey" FOREIGN KEY ("nominalId") REFERENCES "Nominal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_ownerId_fkey" FOREIGN KEY ("ownerId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_agencyId_fkey" FOREIGN KEY ("agencyId") REFERENCES "Agency"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Action" ADD CONSTRAINT "Action_confirmedById_fkey" FOREIGN KEY ("confirmedById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Update" ADD CONSTRAINT "Update_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Update" ADD CONSTRAINT "Update_actionId_fkey" FOREIGN KEY ("actionId") REFERENCES "Action"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Update" ADD CONSTRAINT "Update_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UndoStep" ADD CONSTRAINT "UndoStep_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UndoStep" ADD CONSTRAINT "UndoStep_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nudge" ADD CONSTRAINT "Nudge_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nudge" ADD CONSTRAINT "Nudge_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpenQuestion" ADD CONSTRAINT "OpenQuestion_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "Member"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Programme" ADD CONSTRAINT "Programme_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandingItem" ADD CONSTRAINT "StandingItem_partnershipId_fkey" FOREIGN KEY ("partnershipId") REFERENCES "Partnership"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandingItem" ADD CONSTRAINT "StandingItem_draftedById_fkey" FOREIGN KEY ("draftedById") REFERENCES "Member"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandingItem" ADD CONSTRAINT "StandingItem_approvedById_fkey" FOREIGN KEY ("approvedById") REFERENCES "Member"("id") ON DELETE SET NULL ON UPDATE CASCADE;
