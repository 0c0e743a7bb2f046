import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { Column, Table, TableCell } from './table.ts';

/** The most that Excel keeps in one cell. */
const CELL_CHARACTERS = 32_767;

/**
 * Writes tables as sheets of an .xlsx file. Every text is a cell of type text, so that what begins with = stays the
 * words that somebody typed; days are date cells, shown day first.
 */
export async function xlsxBytes(tables: readonly Table[]): Promise<Buffer> {
  const sheets = tables.map((table) => ({
    sheet: table.name,
    data: sheetData(table),
    columns: table.columns.map((column, at) => ({ width: widthOf(column, table.rows, at) })),
    stickyRowsCount: 1,
  }));
  return writeXlsxFile(sheets).toBuffer();
}

function sheetData(table: Table): SheetData {
  const header = table.columns.map(({ name }) => ({ value: name, type: String, fontWeight: 'bold' as const }));
  return [header, ...table.rows.map((row) => row.map((value, at) => cell(value, table.columns[at])))];
}

function cell(value: TableCell, column: Column | undefined): SheetData[number][number] {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return { value, type: Number };
  if (column?.kind === 'date') return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
  if (column?.kind === 'wall clock') return { value: new Date(`${value}:00Z`), type: Date, format: 'dd/mm/yyyy hh:mm' };
  return { value: value.slice(0, CELL_CHARACTERS), type: String, wrap: value.length > 60 };
}

function widthOf(column: Column, rows: Table['rows'], at: number): number {
  if (column.kind !== 'text') return 17;
  const longest = rows.reduce((width, row) => Math.max(width, String(row[at] ?? '').length), column.name.length);
  return Math.min(60, longest + 2);
}
