import type { Partnership } from '../../domain/partnership/partnership.ts';
import { DEFAULT_SETTINGS, settingsSchema } from '../../domain/partnership/settings.ts';
import type { Store } from '../../ports/store.ts';
import { inDelivery } from '../engine/area.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';

export interface PartnershipRow {
  readonly partnershipId: number;
  readonly code: string;
  readonly partnershipName: string;
  readonly board: string;
  readonly timezone: string;
  readonly marking: string;
  readonly meetingPattern: string | null;
  readonly boardPattern: string | null;
  readonly meetingTime: string;
  readonly tenantId: string | null;
  readonly settings: unknown;
  readonly createdAt: Date;
  readonly unplannedSince: Date | null;
}

/** The columns of a partnership `p`, named so that a member's may stand beside them. */
export const PARTNERSHIP_COLUMNS = Prisma.sql`
  p.id AS "partnershipId", p.code, p.name AS "partnershipName", p.board, p.timezone, p.marking, p."meetingPattern",
  p."boardPattern", p."meetingTime", p."tenantId", p.settings, p."createdAt",
  p."unplannedSince"`;

export function toPartnership(row: PartnershipRow): Partnership {
  const { settings, partnershipId, partnershipName, ...rest } = row;
  return {
    id: partnershipId,
    name: partnershipName,
    code: rest.code,
    board: rest.board,
    timezone: rest.timezone,
    marking: rest.marking,
    meetingPattern: rest.meetingPattern,
    boardPattern: rest.boardPattern,
    meetingTime: rest.meetingTime,
    tenantId: rest.tenantId,
    settings: isEmpty(settings) ? DEFAULT_SETTINGS : settingsSchema.parse(settings),
    createdAt: rest.createdAt,
    unplannedSince: rest.unplannedSince,
  };
}

async function partnerships(prisma: PrismaClient): Promise<readonly Partnership[]> {
  const rows = await prisma.$queryRaw<PartnershipRow[]>`
    SELECT ${PARTNERSHIP_COLUMNS} FROM "Partnership" p ORDER BY p.id`;
  return rows.map(toPartnership);
}

function isEmpty(settings: unknown): boolean {
  return typeof settings === 'object' && settings !== null && Object.keys(settings).length === 0;
}

export const partnershipsIn = inDelivery<Pick<Store, 'partnerships'>>({ partnerships });
