/**
 * Makes examples/operation-portfolio.xlsx from the CSV files beside it, which are the source.
 * Run it after changing them: npx tsx examples/make-example.ts
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { date, wallClock } from '../src/reports/reading/date-cells.ts';
import type { Cell } from '../src/reports/reading/raw-sheet.ts';
import { readCsvFolder } from '../src/reports/reading/read-csv.ts';
import { SHEET_NAMES } from '../src/reports/reading/sheet-columns.ts';
import { type Column, columnKind, type Table, type TableCell } from '../src/reports/writing/table.ts';
import { xlsxBytes } from '../src/reports/writing/write-xlsx.ts';

const examples = import.meta.dirname;

const { sheets } = await readCsvFolder(path.join(examples, 'operation-portfolio'));
const tables = SHEET_NAMES.flatMap((name) => {
  const sheet = sheets.find((one) => one.name === name);
  return sheet === undefined ? [] : [table(name, sheet.lines)];
});
await writeFile(path.join(examples, 'operation-portfolio.xlsx'), await xlsxBytes(tables));

function table(name: string, [header = [], ...lines]: readonly (readonly Cell[])[]): Table {
  const columns = header.map((column) => ({ name: String(column), kind: columnKind(name, String(column)) }));
  return { name, columns, rows: lines.map((line) => line.map((cell, at) => typed(cell, columns[at]))) };
}

function typed(cell: Cell, column: Column | undefined): TableCell {
  if (cell === null || cell === '') return null;
  if (column?.kind === 'date') return date.parse(cell);
  if (column?.kind === 'wall clock') return wallClock.parse(cell);
  return column?.kind === 'number' ? Number(cell) : String(cell);
}
