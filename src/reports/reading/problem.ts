/** One thing wrong in a workbook, where the person who keeps it will look: sheet, row as the spreadsheet counts, column. */
export interface Problem {
  readonly sheet: string;
  /** null: the sheet as a whole. */
  readonly row: number | null;
  readonly column: string | null;
  /** What the cell holds; never the words of a free-text column. */
  readonly value?: string;
  readonly reason: string;
}

/** "actions row 7, column due: 31/02/2027 is not a date" */
export function problemLine(problem: Problem): string {
  const row = problem.row === null ? '' : ` row ${String(problem.row)}`;
  const column = problem.column === null ? '' : `, column ${problem.column}`;
  return `${problem.sheet}${row}${column}: ${problem.reason}`;
}

/** In the order in which somebody works through the file. */
export function inFileOrder(problems: readonly Problem[], sheets: readonly string[]): readonly Problem[] {
  const rank = (sheet: string): number => (sheets.includes(sheet) ? sheets.indexOf(sheet) : sheets.length);
  return problems.toSorted((a, b) => rank(a.sheet) - rank(b.sheet) || (a.row ?? 0) - (b.row ?? 0));
}
