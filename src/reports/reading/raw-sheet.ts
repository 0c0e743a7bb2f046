import type { Problem } from './problem.ts';

/** A cell as the file holds it; a date cell is a Date whose UTC fields are the wall clock that the cell shows. */
export type Cell = string | number | boolean | Date | null;

/** A sheet before anything is understood: `lines[0]` is row 1 as the spreadsheet shows it. */
export interface RawSheet {
  readonly name: string;
  readonly lines: readonly (readonly Cell[])[];
}

export interface RawWorkbook {
  readonly sheets: readonly RawSheet[];
  /** Faults of the file itself: a sheet that cannot be taken apart into rows. */
  readonly problems: readonly Problem[];
}

/** The path holds no workbook that can be read; the message says what it is instead. */
export class UnreadableWorkbook extends Error {
  override readonly name = 'UnreadableWorkbook';
}

export function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}
