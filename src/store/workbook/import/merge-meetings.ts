import { instantAt } from '../../../domain/calendar/dates.ts';
import type { SheetRow } from '../../../domain/workbook/workbook.ts';
import type { Row, Tx } from '../bulk-rows.ts';
import { type Merged, mergeSheet, type Stored } from './merge-sheet.ts';
import { storedAs } from './merge-registers.ts';

/**
 * Meetings by kind and start. A meeting that was moved since is found by when it was first planned; failing that, a row
 * that already has the new start is the same meeting.
 */
export async function mergeMeetings(
  tx: Tx,
  partnershipId: number,
  rows: readonly SheetRow<'meetings'>[],
  timezone: string,
): Promise<Merged<'meetings'>> {
  // Whoever moves a meeting in chat meanwhile waits for the import.
  await tx.$queryRaw`SELECT id FROM "Meeting" WHERE "partnershipId" = ${partnershipId} ORDER BY id FOR UPDATE`;
  const meetings = await tx.meeting.findMany({ where: { partnershipId } });
  const read = meetings.map((meeting) => ({
    planned: key(meeting.kind, meeting.firstPlannedAt),
    starts: key(meeting.kind, meeting.startsAt),
    stored: storedAs({
      id: meeting.id,
      importedRow: meeting.importedRow as Row | null,
      startsAt: meeting.startsAt.toISOString(),
      venue: meeting.venue,
      status: meeting.status,
    }),
  }));
  const startOf = ({ values }: SheetRow<'meetings'>): Date =>
    instantAt(values.starts.slice(0, 10), values.starts.slice(11), timezone);
  const keyOf = (row: SheetRow<'meetings'>): string => key(row.values.kind, startOf(row));

  const byPlan = new Map(read.map(({ planned, stored }) => [planned, stored]));
  const inPlan = new Set(rows.map(keyOf).flatMap((one) => byPlan.get(one)?.id ?? []));
  const byStart = new Map<string, Stored>(
    read.filter(({ stored }) => !inPlan.has(stored.id)).map(({ starts, stored }) => [starts, stored]),
  );
  return mergeSheet<'meetings'>(tx, {
    table: 'Meeting',
    rows,
    find: (row) => byPlan.get(keyOf(row)) ?? byStart.get(keyOf(row)),
    added: (row) => ({
      partnershipId,
      kind: row.values.kind,
      startsAt: startOf(row).toISOString(),
      firstPlannedAt: startOf(row).toISOString(),
      venue: row.values.venue,
      status: row.values.status ?? 'planned',
    }),
    changed: (row, changes) => ({
      ...(changes.has('starts') && { startsAt: startOf(row).toISOString() }),
      ...(changes.has('venue') && { venue: row.values.venue }),
      ...(changes.has('status') && { status: row.values.status ?? 'planned' }),
    }),
  });
}

function key(kind: string, at: Date): string {
  return `${kind} ${at.toISOString()}`;
}
