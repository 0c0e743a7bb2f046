import type { SheetRow } from '../../../domain/workbook/workbook.ts';
import type { Row, Tx } from '../bulk-rows.ts';
import { storedAs } from './merge-registers.ts';
import { type Merged, mergeSheet } from './merge-sheet.ts';

/** Prevention programmes by name and venue. */
export async function mergeProgrammes(
  tx: Tx,
  partnershipId: number,
  rows: readonly SheetRow<'programmes'>[],
): Promise<Merged<'programmes'>> {
  const programmes = await tx.$queryRaw<(Row & { id: number; name: string; venue: string; importedRow: Row | null })[]>`
    SELECT id, name, venue, partners, starts::text AS starts, weeks, "sessionsPlanned", "sessionsDelivered", referred,
      started, completed, "importedRow"
    FROM "Programme" WHERE "partnershipId" = ${partnershipId}`;
  const stored = new Map(programmes.map((one) => [key(one.name, one.venue), storedAs(one)]));
  return mergeSheet<'programmes'>(tx, {
    table: 'Programme',
    rows,
    find: ({ values }) => stored.get(key(values.name, values.venue)),
    added: ({ values }) => ({
      partnershipId,
      name: values.name,
      venue: values.venue ?? '',
      partners: values.partners ?? [],
      starts: values.starts,
      weeks: values.weeks,
      sessionsPlanned: values.sessions_planned,
      sessionsDelivered: values.sessions_delivered,
      referred: values.referred,
      started: values.started,
      completed: values.completed,
    }),
    changed: ({ values }, changes) => ({
      ...(changes.has('partners') && { partners: values.partners ?? [] }),
      ...(changes.has('starts') && { starts: values.starts }),
      ...(changes.has('weeks') && { weeks: values.weeks }),
      ...(changes.has('sessions_planned') && { sessionsPlanned: values.sessions_planned }),
      ...(changes.has('sessions_delivered') && { sessionsDelivered: values.sessions_delivered }),
      ...(changes.has('referred') && { referred: values.referred }),
      ...(changes.has('started') && { started: values.started }),
      ...(changes.has('completed') && { completed: values.completed }),
    }),
  });
}

function key(name: string, venue: string | null): string {
  return `${name.toLowerCase()} at ${(venue ?? '').toLowerCase()}`;
}
