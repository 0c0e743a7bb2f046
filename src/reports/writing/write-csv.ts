import { stringify } from 'csv-stringify/sync';
import type { Column, Table, TableCell } from './table.ts';

/**
 * A table as CSV that Excel opens as it is: UTF-8 with a byte order mark, days as dd/mm/yyyy. A text that a spreadsheet
 * would take for a formula gets an apostrophe in front, which the import takes off again.
 */
export function csvText(table: Table): string {
  const header = table.columns.map(({ name }) => name);
  const rows = table.rows.map((row) => row.map((value, at) => cell(value, table.columns[at])));
  return stringify([header, ...rows], { bom: true, record_delimiter: 'windows' });
}

function cell(value: TableCell, column: Column | undefined): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  if (column?.kind === 'date') return britishDay(value);
  if (column?.kind === 'wall clock') return `${britishDay(value.slice(0, 10))} ${value.slice(11)}`;
  return /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
}

function britishDay(iso: string): string {
  const [year, month, day] = iso.split('-');
  return `${day ?? ''}/${month ?? ''}/${year ?? ''}`;
}
