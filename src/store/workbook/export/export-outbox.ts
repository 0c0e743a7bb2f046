import type { ExportedNudge, ExportedStandingItem } from '../../../domain/workbook/exported-log.ts';
import { fromKey, subjectWords } from '../../../domain/reminders/subject.ts';
import type { Tx } from '../bulk-rows.ts';

export async function nudgesOf(tx: Tx, partnershipId: number): Promise<readonly ExportedNudge[]> {
  const members = await tx.$queryRaw<{ id: number; name: string }[]>`
    SELECT id, name FROM "Member" WHERE "partnershipId" = ${partnershipId}`;
  const names = new Map(members.map(({ id, name }) => [id, name]));
  const rows = await tx.$queryRaw<(Omit<ExportedNudge, 'due' | 'sent_at'> & { due: Date; sent_at: Date | null })[]>`
    SELECT m.email AS person, n.subject, n.kind::text AS kind, n.rung, n.due, n.state::text AS state, n.reason,
      n."sentAt" AS sent_at, n."activityId" AS activity_id
    FROM "Nudge" n JOIN "Member" m ON m.id = n."memberId"
    WHERE n."partnershipId" = ${partnershipId} ORDER BY n.due, n.id`;
  return rows.map((row) => ({
    ...row,
    subject: subjectWords(fromKey(row.subject), (id) => names.get(id)),
    due: row.due.toISOString(),
    sent_at: row.sent_at?.toISOString() ?? null,
  }));
}

export async function standingItemsOf(tx: Tx, partnershipId: number): Promise<readonly ExportedStandingItem[]> {
  const rows = await tx.$queryRaw<
    (Omit<ExportedStandingItem, 'from' | 'to' | 'posted_at'> & { from: Date; to: Date; posted_at: Date | null })[]
  >`
    SELECT s.number, s.version, s.state::text AS state, s."from", s."to", s.figures, m.email AS approved_by,
      s."postedAt" AS posted_at
    FROM "StandingItem" s LEFT JOIN "Member" m ON m.id = s."approvedById"
    WHERE s."partnershipId" = ${partnershipId} ORDER BY s.number, s.version`;
  return rows.map((row) => ({
    ...row,
    from: row.from.toISOString(),
    to: row.to.toISOString(),
    posted_at: row.posted_at?.toISOString() ?? null,
  }));
}
