import type { ActionColumns, SheetRow } from '../../../domain/workbook/workbook.ts';
import {
  addedAction,
  changedAction,
  isNewUpdate,
  numberOf,
  updateInstant,
  type ActionMerge,
  type ActionState,
} from './action-columns.ts';
import { Prisma } from '../../generated/client.ts';
import { insertRows, type Row, type Tx } from '../bulk-rows.ts';
import { storedAs } from './merge-registers.ts';
import { mergeSheet, type Merged, type Stored } from './merge-sheet.ts';

/**
 * Actions by the number of their ref. The sheet's update becomes an entry of the history: by the owner, at the start of
 * its local day, so that an update dated on a meeting's day counts as made before that meeting.
 */
export async function mergeActions(
  tx: Tx,
  rows: readonly SheetRow<'actions'>[],
  merge: ActionMerge,
): Promise<Merged<'actions'>> {
  const { partnershipId } = merge;
  // Whoever updates an action in chat meanwhile waits for the import, and the import for them.
  await tx.$queryRaw`SELECT id FROM "Action" WHERE "partnershipId" = ${partnershipId} ORDER BY id FOR UPDATE`;
  const actions = await tx.$queryRaw<
    (Row & { id: number; number: number; importedRow: Row | null; erased: boolean })[]
  >`
    SELECT id, number, ref, "nominalId", title, strand::text AS strand, tactic, "ownerId", "agencyId",
      raised::text AS raised, due::text AS due, "originalDue"::text AS "originalDue", extensions,
      status::text AS status, blocker, outcome, evidence, completed::text AS completed,
      ${asIso('handedOverAt')}, ${asIso('acceptedAt')}, ${asIso('lastUpdateAt')},
      "lastUpdateBy", "lastUpdate", "snoozedUntil"::text AS "snoozedUntil", "snoozeReason", version, "importedRow",
      EXISTS (SELECT FROM "Nominal" n WHERE n.id = "nominalId" AND n."erasedAt" IS NOT NULL) AS erased
    FROM "Action" WHERE "partnershipId" = ${partnershipId}`;
  const stored = new Map(actions.map((action) => [action.number, storedAs(action)]));
  const merged = await mergeSheet<'actions'>(tx, {
    table: 'Action',
    rows,
    find: ({ values }) => stored.get(numberOf(values)),
    added: ({ values }) => addedAction(values, merge),
    changed: ({ values }, changes, before) => changedAction(values, changes, stateOf(before), merge),
    onWritten: merge.onWritten,
    onChange: (before) => ({ version: stateOf(before).version + 1 }),
  });
  await insertRows(tx, 'Update', historyOf(merged, merge));
  return merged;
}

/** An instant of a row as text, as JSON would hold it. */
function asIso(column: 'handedOverAt' | 'acceptedAt' | 'lastUpdateAt'): Prisma.Sql {
  const name = Prisma.raw(`"${column}"`);
  return Prisma.sql`to_char(${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS ${name}`;
}

/** The entries that an import adds: the sheets' updates, and changes of status that came without one. */
function historyOf(merged: Merged<'actions'>, merge: ActionMerge): readonly Row[] {
  const entry = (actionId: number, status: unknown, values: ActionColumns): Row => ({
    partnershipId: merge.partnershipId,
    actionId,
    at: updateInstant(values, merge).toISOString(),
    byId: merge.members.idByEmail(values.owner_email),
    kind: 'imported',
    status,
    text: values.update,
  });
  const added = merged.added
    .filter(({ row }) => row.values.update !== null)
    .map(({ id, row, state }) => entry(id, state['status'], row.values));
  const afterwards = new Map(merged.changed.map(({ id, after }) => [id, after]));
  const later = merged.known.flatMap(({ row, stored, changes }) => {
    const before = stateOf(stored);
    const after = afterwards.get(stored.id) ?? stored.state;
    if (row.values.update !== null && isNewUpdate(row.values, changes, before, merge)) {
      return [entry(stored.id, after['status'], row.values)];
    }
    if (after['status'] === before.status) return [];
    const silent = { ...entry(stored.id, after['status'], row.values), at: merge.now.toISOString() };
    return [{ ...silent, byId: null, text: null }];
  });
  return [...added, ...later];
}

function stateOf(stored: Stored): ActionState {
  return stored.state as unknown as ActionState;
}
