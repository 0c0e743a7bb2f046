import { nominalText } from '../../../domain/refs.ts';
import type { Known } from '../../../domain/workbook/workbook.ts';
import type { PrismaClient } from '../../generated/client.ts';

const NOTHING: Known = {
  code: null,
  timezone: null,
  memberEmails: new Set(),
  entraIds: new Map(),
  nominals: new Set(),
  profiles: new Set(),
  committees: new Set(),
};

export async function partnershipCodes(prisma: PrismaClient): Promise<readonly string[]> {
  const found = await prisma.partnership.findMany({ select: { code: true }, orderBy: { code: 'asc' } });
  return found.map(({ code }) => code);
}

/** The partnership and the version of its list of excluded names. */
export async function exclusionsOf(
  prisma: PrismaClient,
  code: string,
): Promise<{ readonly id: number; readonly version: number } | null> {
  const found = await prisma.partnership.findFirst({
    where: { code: { equals: code, mode: 'insensitive' } },
    select: { id: true, exclusionsVersion: true },
  });
  return found === null ? null : { id: found.id, version: found.exclusionsVersion };
}

/** What the store holds of a partnership, to check a workbook against; nothing of one that is new (or null). */
export async function knownOf(prisma: PrismaClient, code: string | null): Promise<Known> {
  if (code === null) return NOTHING;
  const partnership = await prisma.partnership.findFirst({
    where: { code: { equals: code, mode: 'insensitive' } },
    select: {
      code: true,
      timezone: true,
      members: { select: { email: true, entraId: true } },
      nominals: { select: { ref: true } },
      profiles: { select: { number: true } },
      committees: { select: { code: true } },
    },
  });
  if (partnership === null) return NOTHING;
  const { members, nominals, profiles, committees } = partnership;
  return {
    code: partnership.code,
    timezone: partnership.timezone,
    memberEmails: new Set(members.map(({ email }) => email.toLowerCase())),
    entraIds: new Map(members.flatMap(({ email, entraId }) => (entraId === null ? [] : [[entraId, email] as const]))),
    nominals: new Set(nominals.flatMap(({ ref }) => nominalText(ref) ?? [])),
    profiles: new Set(profiles.map(({ number }) => String(number))),
    committees: new Set(committees.map((committee) => committee.code.toLowerCase())),
  };
}
