import { nameForms } from '../../domain/minimise/excluded-names.ts';
import type { Problem } from './problem.ts';
import { isBlank, type RawWorkbook } from './raw-sheet.ts';

export const EXCLUSIONS = 'exclusions';

export interface ReadExclusions {
  /** null: the workbook has no such sheet, and the list stays as it is. */
  readonly names: readonly string[] | null;
  readonly problems: readonly Problem[];
}

/** A title or a marking may stand above the header. */
const HEADER_WITHIN = 10;

/** The names that must not be written here. They leave the process only as keyed hashes, so no problem repeats one. */
export function readExclusions(raw: RawWorkbook): ReadExclusions {
  const sheet = raw.sheets.find(({ name }) => name.trim().toLowerCase() === EXCLUSIONS);
  if (sheet === undefined) return { names: null, problems: [] };
  const lines = sheet.lines.map((cells) => cells.map((cell) => String(cell ?? '').trim()));
  const header = lines
    .slice(0, HEADER_WITHIN)
    .findIndex((cells) => cells.some((cell) => cell.toLowerCase() === 'name'));
  if (header < 0) return { names: null, problems: [problem(null, 'the header row has no such column')] };
  const column = lines[header]?.findIndex((cell) => cell.toLowerCase() === 'name') ?? 0;
  const rows = lines.flatMap((cells, at) =>
    at <= header || cells.every(isBlank) ? [] : [{ row: at + 1, name: cells[column] ?? '' }],
  );
  const problems = rows.flatMap(({ row, name }) => {
    if (name === '') return [problem(row, 'it is empty')];
    return nameForms(name).length > 0
      ? []
      : [problem(row, 'give a first and a last name: one word would stop too many messages')];
  });
  return { names: rows.map(({ name }) => name), problems };
}

function problem(row: number | null, reason: string): Problem {
  return { sheet: EXCLUSIONS, row, column: 'name', reason };
}
