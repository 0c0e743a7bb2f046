import { describe, expect, test } from 'vitest';
import { problemLine } from '../../../src/reports/reading/problem.ts';
import type { Cell } from '../../../src/reports/reading/raw-sheet.ts';
import { columnNames, SHEET_NAMES } from '../../../src/reports/reading/sheet-columns.ts';
import { validateWorkbook } from '../../../src/reports/reading/validate-workbook.ts';
import { ACTION_HEADER, EMPTY_STORE, MEMBERS, NORTH, rawWorkbook } from '../sheets.ts';

const PLANTED = 'seen at WA8 7QF twice';

function problemsOf(sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>): readonly string[] {
  const outcome = validateWorkbook(rawWorkbook({ partnership: NORTH, members: MEMBERS, ...sheets }), EMPTY_STORE);
  return outcome.valid ? [] : outcome.problems.map(problemLine);
}

describe('a workbook with personal details', () => {
  test('is told where each is, and of what kind, without repeating it', () => {
    const problems = problemsOf({
      actions: [
        ACTION_HEADER,
        ['A-1', 'Visit 12 Mersey Road', 'sam@example.org', null, '04/12/2026', 'open', null, null, null],
        [
          'A-2',
          'Visit',
          'sam@example.org',
          null,
          '04/12/2026',
          'open',
          null,
          'Went. Rang 07700 900123, NI AB123456C.',
          null,
        ],
      ],
      meetings: [
        ['kind', 'starts', 'venue'],
        ['partnership', '08/12/2026 10:00', 'Town Hall, WA8 7QF'],
      ],
    });
    expect(problems).toEqual([
      'meetings row 2, column venue: it has a postcode; take it out, with a code instead of a name or a place',
      'actions row 2, column title: it has a street address; take it out, with a code instead of a name or a place',
      'actions row 3, column update: it has a phone number in the 2nd sentence and a National Insurance number in the 2nd sentence; take them out, with a code instead of a name or a place',
    ]);
  });

  test('may say in which street a meeting is, and write to members', () => {
    expect(
      problemsOf({
        meetings: [
          ['kind', 'starts', 'venue'],
          ['partnership', '08/12/2026 10:00', 'Town Hall, 12 Heath Road'],
        ],
        actions: [
          ACTION_HEADER,
          ['A-1', 'Send it to priya@example.org', 'sam@example.org', null, '04/12/2026', 'open', null, null, null],
        ],
      }),
    ).toEqual([]);
  });

  const columns = SHEET_NAMES.flatMap((sheet) => columnNames(sheet).map((column) => [sheet, column] as const));
  test.each(columns.filter(([sheet, column]) => sheet !== 'members' || column !== 'name'))(
    'is refused for a postcode in %s, column %s',
    (sheet, column) => {
      const header = columnNames(sheet);
      const problems = problemsOf({ [sheet]: [header, header.map((name) => (name === column ? PLANTED : null))] });
      const about = problems.filter((line) => line.startsWith(`${sheet} row 2, column ${column}:`));
      expect(about).toHaveLength(1);
    },
  );
});
