import type { AgencyRef } from '../../domain/actions/action.ts';
import type { Member } from '../../domain/people/person.ts';
import type { People } from '../../ports/people.ts';
import { addAbsence, endAbsence } from './absences.ts';
import { arrivals } from './arrivals.ts';
import type { Database } from '../engine/driver.ts';
import type { PrismaClient } from '../generated/client.ts';
import { memberColumns, toMember, type MemberRow } from './member-rows.ts';

async function members(prisma: PrismaClient, partnershipId: number): Promise<readonly Member[]> {
  const rows = await prisma.$queryRaw<MemberRow[]>`
    SELECT ${memberColumns(null)}
    FROM "Member" m LEFT JOIN "Agency" g ON g.id = m."agencyId"
    WHERE m."partnershipId" = ${partnershipId}
    ORDER BY m.name, m.id`;
  return rows.map(toMember);
}

async function agencies(prisma: PrismaClient, partnershipId: number): Promise<readonly AgencyRef[]> {
  return prisma.$queryRaw<AgencyRef[]>`
    SELECT id, name FROM "Agency" WHERE "partnershipId" = ${partnershipId} ORDER BY name`;
}

async function choosePartnership(prisma: PrismaClient, entraId: string, partnershipId: number): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO "PartnershipChoice" ("entraId", "partnershipId") VALUES (${entraId.toLowerCase()}, ${partnershipId})
    ON CONFLICT ("entraId") DO UPDATE SET "partnershipId" = excluded."partnershipId"`;
}

export function peopleIn(database: Database): People {
  const { prisma } = database;
  return {
    arrivals: (entraId, tenantId, today, numbers) => arrivals(database, entraId, tenantId, today, numbers),
    choosePartnership: (entraId, _tenantId, partnershipId) => choosePartnership(prisma, entraId, partnershipId),
    members: (partnershipId) => members(prisma, partnershipId),
    agencies: (partnershipId) => agencies(prisma, partnershipId),
    addAbsence: (memberId, absence, undo, note) => addAbsence(prisma, memberId, absence, undo, note),
    endAbsence: (absenceId, lastDay, undo, note) => endAbsence(prisma, absenceId, lastDay, undo, note),
  };
}
