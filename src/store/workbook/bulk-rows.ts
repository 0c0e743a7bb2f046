import { Prisma } from '../generated/client.ts';
import { jsonParameter } from '../engine/storable.ts';

export type Tx = Prisma.TransactionClient;

/** A row of a table by column, in values that JSON holds: days and instants as text. */
export type Row = Readonly<Record<string, unknown>>;

/** The tables that a workbook fills. */
export type Table =
  | 'Partnership'
  | 'Agency'
  | 'Member'
  | 'Nominal'
  | 'NominalAgency'
  | 'Profile'
  | 'Meeting'
  | 'Action'
  | 'Update'
  | 'Programme'
  | 'LocalProfile'
  | 'Threat'
  | 'Committee'
  | 'ReportSection';

/** Rows in one statement: as many as keep a parameter well under a megabyte or two. */
const BATCH = 1000;

/** Told after each statement how many more rows are written. */
export type OnWritten = (rows: number) => void;

/** Inserts rows that all have the columns of the first; answers with their ids, in the order of the rows. */
export async function insertRows(
  tx: Tx,
  table: Table,
  rows: readonly Row[],
  onWritten?: OnWritten,
): Promise<readonly number[]> {
  const ids: number[] = [];
  for (const batch of batches(rows)) {
    const columns = names(batch);
    const numbered = batch.map((row, at) => ({ ...row, id: at }));
    // The ids are drawn first, in the order of the rows, so that each row's own is known.
    const drawn = await tx.$queryRaw<{ id: number }[]>`
      WITH source AS MATERIALIZED (
        SELECT nextval(pg_get_serial_sequence(${`"${table}"`}, 'id'))::int AS new_id, r.*
        FROM jsonb_populate_recordset(NULL::${raw(table)}, ${jsonParameter(numbered)}::jsonb) r
      ), written AS (
        INSERT INTO ${raw(table)} (id, ${Prisma.join(columns)}) SELECT new_id, ${Prisma.join(columns)} FROM source
      )
      SELECT new_id AS id FROM source ORDER BY source.id`;
    ids.push(...drawn.map(({ id }) => id));
    onWritten?.(batch.length);
  }
  return ids;
}

/** Inserts rows of a table that has no id of its own. */
export async function insertLinks(tx: Tx, table: 'NominalAgency', rows: readonly Row[]): Promise<void> {
  for (const batch of batches(rows)) {
    const columns = Prisma.join(names(batch));
    await tx.$executeRaw`
      INSERT INTO ${raw(table)} (${columns})
      SELECT ${columns} FROM jsonb_populate_recordset(NULL::${raw(table)}, ${jsonParameter(batch)}::jsonb)`;
  }
}

/** Sets the columns of rows that exist, found by their id. All rows have the columns of the first. */
export async function updateRows(
  tx: Tx,
  table: Table,
  rows: readonly (Row & { readonly id: number })[],
  onWritten?: OnWritten,
): Promise<void> {
  for (const batch of batches(rows)) {
    const columns = names(batch).map((column) => Prisma.sql`${column} = r.${column}`);
    await tx.$executeRaw`
      UPDATE ${raw(table)} t SET ${Prisma.join(columns)}
      FROM jsonb_populate_recordset(NULL::${raw(table)}, ${jsonParameter(batch)}::jsonb) r
      WHERE t.id = r.id`;
    onWritten?.(batch.length);
  }
}

function names(batch: readonly Row[]): Prisma.Sql[] {
  return Object.keys(batch[0] ?? {})
    .filter((name) => name !== 'id')
    .map(raw);
}

/** Only for names that this folder writes itself. */
function raw(name: string): Prisma.Sql {
  return Prisma.raw(`"${name}"`);
}

function batches<T>(rows: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(rows.length / BATCH);
  return Array.from({ length: count }, (_, at) => rows.slice(at * BATCH, (at + 1) * BATCH));
}
