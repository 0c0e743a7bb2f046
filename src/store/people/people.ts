import type { AgencyRef, Member } from '../../domain/people/person.ts';
import type { People } from '../../ports/people.ts';
import { addAbsence, endAbsence } from './absences.ts';
import { arrivals } from './arrivals.ts';
import { inScope } from '../engine/area.ts';
import type { Database } from '../engine/driver.ts';
import { inPartnership } from '../engine/partnership-area.ts';
import { spellings } from './entra-id-spellings.ts';
import { memberColumns, toMember, type MemberRow } from './member-rows.ts';

async function members({ prisma }: Database, partnershipId: number): Promise<readonly Member[]> {
  const rows = await prisma.$queryRaw<MemberRow[]>`
    SELECT ${memberColumns(null)}
    FROM "Member" m LEFT JOIN "Agency" g ON g.id = m."agencyId"
    WHERE m."partnershipId" = ${partnershipId}
    ORDER BY m.name, m.id`;
  return rows.map(toMember);
}

async function agencies({ prisma }: Database, partnershipId: number): Promise<readonly AgencyRef[]> {
  return prisma.$queryRaw<AgencyRef[]>`
    SELECT id, name FROM "Agency" WHERE "partnershipId" = ${partnershipId} ORDER BY name`;
}

async function choosePartnership(
  { prisma }: Database,
  entraId: string,
  _tenantId: string | null,
  partnershipId: number,
): Promise<void> {
  await prisma.$executeRaw`
    INSERT INTO "PartnershipChoice" ("entraId", "partnershipId") VALUES (${entraId.toLowerCase()}, ${partnershipId})
    ON CONFLICT ("entraId") DO UPDATE SET "partnershipId" = excluded."partnershipId"`;
}

type OfPerson = Pick<People, 'arrivals' | 'choosePartnership'>;

/** Until it is known which partnership somebody speaks in: all that they belong to. */
const ofPerson = inScope<OfPerson, Database>(([entraId, tenantId]) => ({ person: spellings(entraId), tenantId }), {
  arrivals,
  choosePartnership,
});

const ofPartnership = inPartnership<Omit<People, keyof OfPerson>, Database>({
  members,
  agencies,
  addAbsence,
  endAbsence,
});

export function peopleIn(database: Database): People {
  return { ...ofPerson(database), ...ofPartnership(database) };
}
