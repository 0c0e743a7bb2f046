import type { ActionStatus } from '../../domain/actions/action.ts';
import type { Happening } from '../../domain/meetings/deeds.ts';
import type { Minute } from '../../domain/meetings/minutes.ts';
import type { NominalKind } from '../../domain/refs.ts';
import type { PrismaClient } from '../generated/client.ts';

interface MinuteRow extends Pick<Minute, 'kind' | 'at' | 'text' | 'owner' | 'due'> {
  readonly nominalRef: string | null;
  readonly nominalKind: NominalKind | null;
  readonly nominalNumber: number | null;
  readonly actionRef: string | null;
  readonly title: string | null;
  readonly status: ActionStatus | null;
}

export async function minutesOf(prisma: PrismaClient, partnershipId: number, id: number): Promise<readonly Minute[]> {
  const rows = await prisma.$queryRaw<MinuteRow[]>`
    SELECT i.kind::text AS kind, i.at, i.text, i.owner, i.due::text AS due, n.ref AS "nominalRef",
      n.kind::text AS "nominalKind", n.number AS "nominalNumber", a.ref AS "actionRef", a.title,
      a.status::text AS status
    FROM "MeetingMinute" i LEFT JOIN "Nominal" n ON n.id = i."nominalId" LEFT JOIN "Action" a ON a.id = i."actionId"
    WHERE i."recordId" = ${id} AND i."partnershipId" = ${partnershipId} ORDER BY i.at, i.id`;
  return rows.map(({ nominalRef, nominalKind, nominalNumber, actionRef, title, status, ...minute }) => ({
    ...minute,
    nominal:
      nominalRef === null || nominalKind === null || nominalNumber === null
        ? null
        : { ref: nominalRef, kind: nominalKind, number: nominalNumber },
    action: actionRef === null || title === null || status === null ? null : { ref: actionRef, title, status },
  }));
}

/** The histories of actions, and what the audit trail says of nominals; the owner and the day are those of now. */
export async function happenings(
  prisma: PrismaClient,
  partnershipId: number,
  from: Date,
  until: Date,
): Promise<readonly Happening[]> {
  return prisma.$queryRaw<Happening[]>`
    SELECT h.kind, h.at, h."nominalId", h."actionId", h.text, h.owner, h.due FROM (
      SELECT u.kind::text AS kind, u.at, a."nominalId", a.id AS "actionId", u.text, o.name AS owner, a.due::text AS due,
        u.id::bigint AS place
      FROM "Update" u JOIN "Action" a ON a.id = u."actionId" LEFT JOIN "Member" o ON o.id = a."ownerId"
      WHERE u."partnershipId" = ${partnershipId}
        AND u.at >= ${from}::timestamptz AND u.at <= ${until}::timestamptz
      UNION ALL
      SELECT e.event, e.at, n.id, NULL, NULL, NULL, NULL, e.seq
      FROM "AuditEntry" e JOIN "Nominal" n ON n."partnershipId" = e."partnershipId" AND n.ref = e.subject
      WHERE e."partnershipId" = ${partnershipId}
        AND e.at >= ${from}::timestamptz AND e.at <= ${until}::timestamptz AND e.event IN (
          'nominal.closed', 'nominal.reopened', 'nominal.reviewed', 'nominal.held', 'nominal.released', 'nominal.undone')
    ) h ORDER BY h.at, h.place`;
}
