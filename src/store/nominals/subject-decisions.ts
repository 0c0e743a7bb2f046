import { dayOf } from '../../domain/calendar/dates.ts';
import type { Partnership } from '../../domain/partnership/partnership.ts';
import { codePlaces, type NominalKey } from '../../domain/refs.ts';
import type { SubjectAccess } from '../../domain/nominals/subject-access.ts';
import type { PrismaClient } from '../generated/client.ts';

/** What meetings decided about a nominal, in words that are fit for its subject. */
export async function decisionsAbout(
  prisma: PrismaClient,
  { timezone }: Partnership,
  nominalId: number,
  redact: (text: string | null) => string | null,
): Promise<SubjectAccess['decisions']> {
  const rows = await prisma.$queryRaw<{ at: Date; text: string | null }[]>`
    SELECT at, text FROM "MeetingMinute" WHERE "nominalId" = ${nominalId} AND kind = 'decision' ORDER BY at, id`;
  return rows.map(({ at, text }) => ({ date: dayOf(at, timezone), text: redact(text) }));
}

/** Meetings whose other decisions name it: an officer reads those. */
export async function namedInDecisions(
  prisma: PrismaClient,
  { id, timezone }: Partnership,
  nominalId: number,
  { kind, number }: NominalKey,
): Promise<readonly string[]> {
  const rows = await prisma.$queryRaw<{ at: Date; text: string }[]>`
    SELECT at, text FROM "MeetingMinute"
    WHERE "partnershipId" = ${id} AND text IS NOT NULL AND "nominalId" IS DISTINCT FROM ${nominalId} ORDER BY at, id`;
  const naming = rows.filter(({ text }) =>
    codePlaces(text).some(({ key }) => key.kind === kind && key.number === number),
  );
  return [...new Set(naming.map(({ at }) => `meeting ${dayOf(at, timezone)}`))];
}
