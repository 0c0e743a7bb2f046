import { detailInWords, listed, placedDetails, type Screen } from '../../domain/minimise/details/placed-details.ts';
import type { Problem } from './problem.ts';
import { type ReadRow, type ReadWorkbook, typedColumns } from './sheet-columns.ts';

/**
 * Cells with personal details that the log may not hold: by their place and kind, never with what they say. A venue is
 * a public building, so its street may be given.
 */
export function checkTexts(book: ReadWorkbook, screen: Screen): readonly Problem[] {
  return [
    ...inSheet('partnership', book.partnerships, screen),
    ...inSheet('members', book.members, screen),
    ...inSheet('nominals', book.nominals, screen),
    ...inSheet('profiles', book.profiles, screen),
    ...inSheet('meetings', book.meetings, screen),
    ...inSheet('actions', book.actions, screen),
    ...inSheet('programmes', book.programmes, screen),
    ...inSheet('local_profiles', book.local_profiles, screen),
    ...inSheet('committees', book.committees, screen),
    ...inSheet('report_sections', book.report_sections, screen),
  ];
}

type AnySheet = Parameters<typeof typedColumns>[0];

function inSheet<S extends AnySheet>(sheet: S, rows: readonly ReadRow<S>[], screen: Screen): readonly Problem[] {
  const columns = typedColumns(sheet);
  return rows.flatMap(({ row, values }) =>
    columns.flatMap((column) => {
      const cell = (values as Readonly<Record<string, unknown>>)[column];
      const found = textsOf(cell)
        .flatMap((text) => placedDetails(text, screen))
        .filter(({ kind }) => column !== 'venue' || kind !== 'address');
      if (found.length === 0) return [];
      const words = listed([...new Set(found.map(detailInWords))]);
      const them = found.length === 1 ? 'it' : 'them';
      return [
        { sheet, row, column, reason: `it has ${words}; take ${them} out, with a code instead of a name or a place` },
      ];
    }),
  );
}

function textsOf(cell: unknown): readonly string[] {
  if (typeof cell === 'string') return [cell];
  return Array.isArray(cell) ? cell.filter((one) => typeof one === 'string') : [];
}
