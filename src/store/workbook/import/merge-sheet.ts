import type { SheetCounts, SheetName, SheetRow } from '../../../domain/workbook/workbook.ts';
import { insertRows, type OnWritten, type Row, type Table, type Tx, updateRows } from '../bulk-rows.ts';

/** What the store holds of one row of a sheet. */
export interface Stored {
  readonly id: number;
  /** The columns of its table as they are now, in values that JSON holds. */
  readonly state: Row;
  /** The row as it was last imported, by the sheet's columns; null: it was never in a workbook. */
  readonly importedRow: Row | null;
  /** Its content was erased: no sheet brings it back. */
  readonly erased: boolean;
}

export interface SheetMerge<S extends SheetName> {
  readonly table: Table;
  readonly rows: readonly SheetRow<S>[];
  /** The stored counterpart by the row's natural key. */
  readonly find: (row: SheetRow<S>) => Stored | undefined;
  readonly added: (row: SheetRow<S>) => Row;
  /** The table's columns to set because the sheet's columns did change since the last import. */
  readonly changed: (row: SheetRow<S>, changes: Changes, stored: Stored) => Row;
  /** Columns of `state` that are kept in other tables: compared, not written here. */
  readonly elsewhere?: readonly string[];
  /** Further columns of a row that changes. */
  readonly onChange?: (stored: Stored) => Row;
  readonly onWritten?: OnWritten | undefined;
}

/** The sheet's columns that differ from the last import: only these may touch what people did since. */
export type Changes = ReadonlySet<string>;

export interface Merged<S extends SheetName> {
  readonly counts: SheetCounts;
  readonly added: readonly { readonly id: number; readonly row: SheetRow<S>; readonly state: Row }[];
  readonly changed: readonly {
    readonly id: number;
    readonly row: SheetRow<S>;
    readonly before: Row;
    readonly after: Row;
  }[];
  /** Rows of the store that the sheet names, with what differs from the last import, changed or not; erased ones aside. */
  readonly known: readonly { readonly row: SheetRow<S>; readonly stored: Stored; readonly changes: Changes }[];
}

/**
 * Merges a sheet into its table in three ways: what the sheet says now, what it said at the last import, what the store
 * holds. A column that is as it was last imported leaves alone what people changed in chat since.
 */
export async function mergeSheet<S extends SheetName>(tx: Tx, merge: SheetMerge<S>): Promise<Merged<S>> {
  const found = merge.rows.map((row) => ({ row, stored: merge.find(row) }));
  const fresh = found.filter(({ stored }) => stored === undefined).map(({ row }) => ({ row, state: merge.added(row) }));
  const ids = await insertRows(
    tx,
    merge.table,
    fresh.map(({ row, state }) => ({ ...written(state, merge), importedRow: importedRow(row, null) })),
    merge.onWritten,
  );

  const known = found.flatMap(({ row, stored }) =>
    stored === undefined || stored.erased ? [] : [{ row, stored, changes: changesIn(row, stored) }],
  );
  const decided = known.map(({ row, stored, changes }) => {
    const set = merge.changed(row, changes, stored);
    const differs = Object.keys(set).some((column) => !same(set[column], stored.state[column]));
    return { row, stored, changes, after: differs ? { ...stored.state, ...set, ...merge.onChange?.(stored) } : null };
  });
  const touched = decided.filter(
    ({ changes, stored, after }) => after !== null || changes.size > 0 || stored.importedRow === null,
  );
  await updateRows(
    tx,
    merge.table,
    touched.map(({ row, stored, after }) => ({
      ...written(after ?? stored.state, merge),
      id: stored.id,
      importedRow: importedRow(row, stored.importedRow),
    })),
    merge.onWritten,
  );

  const changed = decided.flatMap(({ row, stored, after }) =>
    after === null ? [] : [{ id: stored.id, row, before: stored.state, after }],
  );
  return {
    counts: {
      added: fresh.length,
      changed: changed.length,
      unchanged: merge.rows.length - fresh.length - changed.length,
    },
    added: fresh.map(({ row, state }, at) => ({ id: ids[at] ?? 0, row, state })),
    changed,
    known,
  };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

function changesIn<S extends SheetName>(row: SheetRow<S>, stored: Stored): Changes {
  const now = row.values as unknown as Row;
  const last = stored.importedRow ?? {};
  return new Set([...row.given].filter((column) => !same(now[column], last[column])));
}

/** The columns that the file has, over those of earlier files. */
function importedRow<S extends SheetName>(row: SheetRow<S>, before: Row | null): Row {
  const now = row.values as unknown as Row;
  return { ...before, ...Object.fromEntries([...row.given].map((column) => [column, now[column] ?? null])) };
}

function written<S extends SheetName>(state: Row, merge: SheetMerge<S>): Row {
  const elsewhere = merge.elsewhere ?? [];
  return Object.fromEntries(Object.entries(state).filter(([column]) => !elsewhere.includes(column)));
}
