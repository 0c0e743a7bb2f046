-- AlterTable
ALTER TABLE "StandingItem" ADD COLUMN     "statements" JSONB NOT NULL DEFAULT '{"risk": [], "escalation": [], "decision": []}';
