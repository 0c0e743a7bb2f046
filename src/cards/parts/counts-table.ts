import type { IColumnDefinition, ITable, ITableCell } from '@microsoft/teams.cards';
import { shortened, typed, words } from './elements.ts';

const ROWS_SHOWN = 40;
const NAME_SHOWN = 60;

export interface CountsRow {
  readonly name: string;
  readonly counts: readonly (number | string)[];
}

/** Names against counts, small enough to stay a table on a phone. */
export function countsTable(header: readonly string[], rows: readonly CountsRow[]): ITable {
  const shown = rows.slice(0, ROWS_SHOWN);
  return {
    type: 'Table',
    firstRowAsHeaders: true,
    showGridLines: false,
    columns: header.map((title, index) => column(title, index, header.length)),
    rows: [
      { type: 'TableRow', cells: header.map((title) => cell(words(title, { weight: 'Bolder', size: 'Small' }))) },
      ...shown.map((row) => ({
        type: 'TableRow' as const,
        cells: [
          cell(typed([{ text: shortened(row.name, NAME_SHOWN), compact: true }])),
          ...row.counts.map((count) =>
            cell(typed([{ text: String(count), compact: true }], { horizontalAlignment: 'Right' })),
          ),
        ],
      })),
    ],
  };
}

/** Columns as wide as their titles need, so that on a phone no title breaks inside a word. */
function column(title: string, index: number, columns: number): IColumnDefinition {
  if (index === 0) return { width: columns > 3 ? 10 : 20 };
  return { width: title.length + 3, horizontalCellContentAlignment: 'Right' };
}

/** "and 3 more" where not every row is shown. */
export function moreRows(rows: readonly CountsRow[]): string | null {
  return rows.length > ROWS_SHOWN ? `and ${String(rows.length - ROWS_SHOWN)} more` : null;
}

/** The same table in plain text: "Housing: 12 open, 3 overdue"; the only column of a table says nothing more: "Opened: 3". */
export function plainRows(header: readonly string[], rows: readonly CountsRow[]): string[] {
  return rows.slice(0, ROWS_SHOWN).map((row) => {
    const unit = (index: number) => (header.length > 2 ? ` ${(header[index + 1] ?? '').toLowerCase()}` : '');
    const counts = row.counts.map((count, index) => `${String(count)}${unit(index)}`);
    return `${shortened(row.name, NAME_SHOWN)}: ${counts.join(', ')}`;
  });
}

function cell(item: ITableCell['items'][number]): ITableCell {
  return { type: 'TableCell', items: [item] };
}
