import type { z } from 'zod';
import type { SheetName } from '../../domain/workbook/workbook.ts';
import type { Problem } from './problem.ts';
import { type Cell, isBlank, type RawSheet } from './raw-sheet.ts';
import { quoted, shownAs } from './cell-reader.ts';
import { columnNames, isFreeText, type ReadRow, SHEETS } from './sheet-columns.ts';

export interface SheetReading<S extends SheetName> {
  /** False: the header lacks a column, so no row was read. */
  readonly readable: boolean;
  /** Every row that is not empty, also those with a problem: what cannot be read in them is null. */
  readonly rows: readonly ReadRow<S>[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

/** A title or a marking may stand above the header; further down than this is no header. */
const HEADER_WITHIN = 10;

/** Reads a sheet's rows by its header. Every cell that cannot be read is a problem; none stops the reading. */
export function readRows<S extends SheetName>(sheet: S, raw: RawSheet): SheetReading<S> {
  const headerAt = headerLine(sheet, raw);
  const header = (raw.lines[headerAt] ?? []).map(headerName);
  const problems = headerProblems(sheet, header, headerAt + 1);
  const known = columnNames(sheet);
  const ignored = header.filter((name) => name !== '' && !known.includes(name));
  const notes = ignored.length === 0 ? [] : [`Sheet ${sheet}: ignored ${columnsCalled(ignored)}.`];
  if (problems.length > 0) return { readable: false, rows: [], problems, notes };

  const given = new Set(known.filter((name) => header.includes(name)));
  const rows = raw.lines.flatMap((cells, at) => {
    if (at <= headerAt || cells.every(isBlank)) return [];
    if (cells.slice(header.length).some((cell) => !isBlank(cell))) {
      problems.push({ sheet, row: at + 1, column: null, reason: 'the row has more cells than the header has columns' });
    }
    const values = Object.fromEntries(
      known.map((column) => {
        const cell = cells[header.indexOf(column)] ?? null;
        return [column, given.has(column) ? readCell(sheet, at + 1, column, cell, problems) : null];
      }),
    );
    // The columns' own schemas made the values; Object.fromEntries cannot carry that.
    return [{ row: at + 1, given, values: values as ReadRow<S>['values'] }];
  });
  return { readable: true, rows, problems, notes };
}

function headerLine(sheet: SheetName, raw: RawSheet): number {
  const mustHave: readonly string[] = SHEETS[sheet].mustHave;
  const first = raw.lines.slice(0, HEADER_WITHIN);
  const complete = first.findIndex((cells) => mustHave.every((name) => cells.map(headerName).includes(name)));
  return complete >= 0
    ? complete
    : Math.max(
        0,
        first.findIndex((cells) => !cells.every(isBlank)),
      );
}

function headerProblems(sheet: SheetName, header: readonly string[], row: number): Problem[] {
  const mustHave: readonly string[] = SHEETS[sheet].mustHave;
  const missing = mustHave.filter((column) => !header.includes(column));
  const twice = columnNames(sheet).filter((column) => header.indexOf(column) !== header.lastIndexOf(column));
  return [
    ...missing.map((column) => ({ sheet, row, column, reason: 'the header row has no such column' })),
    ...twice.map((column) => ({ sheet, row, column, reason: 'the header row has this column twice' })),
  ];
}

function readCell(sheet: SheetName, row: number, column: string, cell: Cell, problems: Problem[]): unknown {
  const columns: Readonly<Record<string, z.ZodType>> = SHEETS[sheet].columns;
  const read = columns[column]?.safeParse(cell);
  if (read?.success === true) return read.data;
  const reason = read?.error.issues[0]?.message ?? 'it cannot be read';
  const place = { sheet, row, column };
  if (isFreeText(column) || cell === null || isBlank(cell)) problems.push({ ...place, reason });
  else problems.push({ ...place, value: quoted(shownAs(cell)), reason });
  return null;
}

function headerName(cell: Cell): string {
  return String(cell ?? '')
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, '_');
}

function columnsCalled(names: readonly string[]): string {
  return `${names.length === 1 ? 'the column' : 'the columns'} ${names.map(quoted).join(', ')}`;
}
