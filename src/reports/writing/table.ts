/** How a column's values are written in a spreadsheet. */
export type ColumnKind = 'text' | 'date' | 'wall clock' | 'number';

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** Text, a count, or by its column's kind a day (yyyy-mm-dd) or a wall clock (yyyy-mm-ddThh:mm). */
export type TableCell = string | number | null;

/** A sheet to be written, for any of the formats. */
export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** Sheets whose columns of these names are days. */
const DATED: ReadonlySet<string> = new Set(['nominals', 'profiles', 'local_profiles', 'threats']);

const DATES: ReadonlySet<string> = new Set([
  'opened',
  'closed',
  'requested',
  'received',
  'accepted',
  'review_by',
  'raised',
  'due',
  'updated',
  'completed',
  'original_due',
  'issued',
  'assessed',
  'starts',
]);

/** What kind of value a column of a workbook's sheet holds. */
export function columnKind(sheet: string, column: string): ColumnKind {
  if (sheet === 'meetings' && column === 'starts') return 'wall clock';
  if (sheet === 'programmes') return column === 'starts' ? 'date' : PROGRAMME_TEXT.has(column) ? 'text' : 'number';
  if (sheet === 'actions' && column === 'extensions') return 'number';
  if (sheet === 'local_profiles' && column === 'version') return 'number';
  // Elsewhere these are instants, counts or a chair's approval, which stay as they are.
  const dated = DATED.has(sheet) || (sheet === 'actions' && column !== 'accepted');
  return dated && DATES.has(column) ? 'date' : 'text';
}

const PROGRAMME_TEXT: ReadonlySet<string> = new Set(['name', 'venue', 'partners']);
