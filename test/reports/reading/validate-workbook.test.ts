import { describe, expect, test } from 'vitest';
import type { Known } from '../../../src/domain/workbook/workbook.ts';
import { problemLine } from '../../../src/reports/reading/problem.ts';
import type { Cell, RawWorkbook } from '../../../src/reports/reading/raw-sheet.ts';
import { validateWorkbook } from '../../../src/reports/reading/validate-workbook.ts';
import { ACTION_HEADER, EMPTY_STORE, MEMBERS, NORTH, rawWorkbook } from '../sheets.ts';

function problemsIn(raw: RawWorkbook, known: Known = EMPTY_STORE): readonly string[] {
  const outcome = validateWorkbook(raw, known);
  return outcome.valid ? [] : outcome.problems.map(problemLine);
}

function withActions(...rows: readonly (readonly Cell[])[]): RawWorkbook {
  return rawWorkbook({ partnership: NORTH, members: MEMBERS, actions: [ACTION_HEADER, ...rows] });
}

const NOMINAL_HEADER = ['ref', 'kind', 'profile', 'opened', 'closed'];

describe('a workbook without a fault', () => {
  test('is read into typed rows, with the row numbers of the sheet', () => {
    const outcome = validateWorkbook(
      withActions(['A-1', 'Visit', 'SAM@example.org', '01/12/2026', '04/12/2026', 'open', null, null, null]),
      EMPTY_STORE,
    );
    expect(outcome.valid && outcome.workbook.actions[0]).toMatchObject({
      row: 2,
      values: { ref: 'A-1', owner_email: 'sam@example.org', due: '2026-12-04', status: 'in_progress', tactic: null },
    });
  });

  test('may have its header in any case, below a marking, and columns and sheets of its own', () => {
    const outcome = validateWorkbook(
      rawWorkbook({
        Partnership: NORTH,
        ' MEMBERS ': [
          ['OFFICIAL-SENSITIVE'],
          [null],
          ['Name', 'E-mail', 'EMAIL', 'Phone'],
          ['Sam', '', 'sam@example.org', '1'],
        ],
        Contacts: [['a'], ['b']],
      }),
      EMPTY_STORE,
    );
    expect(outcome.notes).toEqual(['Sheet Contacts: ignored.', 'Sheet members: ignored the columns e_mail, phone.']);
    expect(outcome.valid && outcome.workbook.members[0]).toMatchObject({
      row: 4,
      values: { email: 'sam@example.org' },
    });
  });

  test('tells a column that is empty from one that is not there', () => {
    const outcome = validateWorkbook(rawWorkbook({ partnership: NORTH, members: MEMBERS }), EMPTY_STORE);
    const given = outcome.valid ? outcome.workbook.members[1]?.given : undefined;
    expect(given?.has('deputy_email')).toBe(true);
    expect(given?.has('entra_id')).toBe(false);
  });

  test('may name people, codes and profiles that only the store has', () => {
    const known: Known = {
      ...EMPTY_STORE,
      code: 'NORTH',
      memberEmails: new Set(['kit@example.org']),
      nominals: new Set(['location 7']),
    };
    const actions = [
      [...ACTION_HEADER, 'nominal'],
      ['A-1', 'Visit', 'kit@example.org', '', '', '', '', '', '', 'L-0007'],
    ];
    expect(problemsIn(rawWorkbook({ actions }), known)).toEqual([]);
    expect(problemsIn(rawWorkbook({ partnership: NORTH, actions }))).toEqual([
      'actions row 2, column owner_email: kit@example.org is not the email of a member',
      'actions row 2, column nominal: L-0007 is not a known code',
    ]);
  });

  test('turns an instant of the JSON export into the time on the wall', () => {
    const meetings = [
      ['kind', 'starts'],
      ['partnership', '2026-07-07T09:00:00.000Z'],
    ];
    const outcome = validateWorkbook(rawWorkbook({ partnership: NORTH, meetings }), EMPTY_STORE);
    expect(outcome.valid && outcome.workbook.meetings[0]?.values.starts).toBe('2026-07-07T10:00');
  });
});

describe('problems between cells', () => {
  test.each<[string, readonly Cell[], string]>([
    [
      'a date that does not exist',
      ['A-1', 'Visit', '', '', '31/02/2027', 'open'],
      'actions row 2, column due: 31/02/2027 is not a date',
    ],
    ['no title', ['A-1', ' ', '', '', '', 'open'], 'actions row 2, column title: it is empty'],
    [
      'due before raised',
      ['A-1', 'Visit', '', '04/12/2026', '01/12/2026', 'open'],
      'actions row 2, column due: it is before the day the action was raised',
    ],
    [
      'completed and still open',
      ['A-1', 'Visit', '', '', '', 'blocked', '', '', '01/12/2026'],
      'actions row 2, column completed: the status is not one of the ends',
    ],
    [
      'a cell too many',
      ['A-1', 'Visit', '', '', '', 'open', '', '', '', 'stray'],
      'actions row 2: the row has more cells than the header has columns',
    ],
  ])('%s', (_, row, expected) => {
    expect(problemsIn(withActions(row))).toEqual([expected]);
  });

  test('the same action twice, however its ref is written', () => {
    expect(problemsIn(withActions(['A-12', 'One'], ['A-13', 'Two'], ['a0012', 'Three']))).toEqual([
      'actions row 4, column ref: it is the same as in row 2',
    ]);
  });

  test('deputies, ids and addresses of members', () => {
    const members = [
      ['name', 'email', 'entra_id', 'deputy_email', 'role', 'account'],
      ['Sam', 'sam@example.org', 'one', 'sam@example.org', 'member', ''],
      ['Priya', 'PRIYA@example.org', 'one', 'nobody@example.org', 'boss', 'visitor'],
      ['Kit', 'priya@example.org', '', '', '', ''],
    ];
    expect(problemsIn(rawWorkbook({ partnership: NORTH, members }))).toEqual([
      'members row 2, column deputy_email: nobody can be their own deputy',
      'members row 3, column role: boss is not one of member, lead, coordinator, analyst, chair, observer',
      'members row 3, column account: visitor is not one of member, guest, external',
      'members row 3, column entra_id: it is the same as in row 2',
      'members row 3, column deputy_email: nobody@example.org is not the email of a member',
      'members row 4, column email: it is the same as in row 3',
    ]);
  });

  test('an id that the store knows as somebody else’s', () => {
    const known = { ...EMPTY_STORE, code: 'NORTH', entraIds: new Map([['one', 'kit@example.org']]) };
    const members = [
      ['name', 'email', 'entra_id'],
      ['Sam', 'sam@example.org', 'one'],
    ];
    expect(problemsIn(rawWorkbook({ members }), known)).toEqual([
      'members row 2, column entra_id: it is already the id of kit@example.org',
    ]);
  });

  test('codes of nominals', () => {
    const nominals = [
      NOMINAL_HEADER,
      ['C-4', 'individual', '', '', ''],
      ['N-1', 'individual', 'P-9', '02/12/2026', '01/12/2026'],
      ['X-1', 'gang', '', '', ''],
    ];
    expect(problemsIn(rawWorkbook({ partnership: NORTH, nominals }))).toEqual([
      'nominals row 2, column ref: the code of kind individual begins with N',
      'nominals row 3, column profile: P-9 is not the ref of a known profile',
      'nominals row 3, column closed: it is before the day it was opened',
      'nominals row 4, column ref: X-1 is not a code such as N-12, C-4, G-3, U-2 or L-7',
      'nominals row 4, column kind: gang is not one of individual, child, ocg, usg, location',
    ]);
  });

  test('a cell that cannot be read raises no second problem elsewhere', () => {
    const broken = [
      ['name', 'email', 'role'],
      ['Sam', 'sam@example.org', 'boss'],
    ];
    const actions = [ACTION_HEADER, ['A-1', 'Visit', 'sam@example.org']];
    expect(problemsIn(rawWorkbook({ partnership: NORTH, members: broken, actions }))).toHaveLength(1);
  });

  test('every bad row of every sheet is listed, in the order of the file', () => {
    const partnership = [
      ['code', 'name', 'timezone', 'meeting_pattern'],
      ['NORTH', 'North', 'Halton', 'monthly'],
    ];
    const rows = Array.from({ length: 50 }, (_, at) => [`A-${String(at + 1)}`, 'Visit', 'nobody']);
    const found = problemsIn(rawWorkbook({ actions: [ACTION_HEADER, ...rows], partnership, members: MEMBERS }));
    expect(found).toHaveLength(52);
    expect(found.slice(0, 3)).toEqual([
      'partnership row 2, column timezone: Halton is not a time zone such as Europe/London',
      'partnership row 2, column meeting_pattern: monthly is not a recurrence rule (RFC 5545), such as FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU',
      'actions row 2, column owner_email: nobody is not an email address',
    ]);
  });

  test.each(['TOP SECRET', 'Secret', 'UK SECRET'])('a marking of %s is refused', (marking) => {
    const partnership = [
      ['code', 'name', 'marking'],
      ['NORTH', 'North', marking],
    ];
    expect(problemsIn(rawWorkbook({ partnership }))).toEqual([
      `partnership row 2, column marking: ${marking} is above OFFICIAL-SENSITIVE, the highest marking that belongs here`,
    ]);
  });

  test('what somebody typed freely is never repeated', () => {
    const outcome = validateWorkbook(withActions(['A-1', 'x'.repeat(2001), 'not an address']), EMPTY_STORE);
    expect(outcome.valid ? [] : outcome.problems).toEqual([
      {
        sheet: 'actions',
        row: 2,
        column: 'title',
        reason: 'it has 2001 characters; at most 2000 are kept',
      },
      {
        sheet: 'actions',
        row: 2,
        column: 'owner_email',
        value: 'not an address',
        reason: 'not an address is not an email address',
      },
    ]);
  });
});

describe('problems of a whole sheet', () => {
  test('missing columns are named, and references to that sheet are then not held against the others', () => {
    const actions = [ACTION_HEADER, ['A-1', 'Visit', 'sam@example.org']];
    expect(
      problemsIn(
        rawWorkbook({
          partnership: NORTH,
          members: [
            ['name', 'mail'],
            ['Sam', 'x'],
          ],
          actions,
        }),
      ),
    ).toEqual(['members row 1, column email: the header row has no such column']);
  });

  test('a column twice', () => {
    const members = [
      ['name', 'email', 'Email'],
      ['Sam', 'a@example.org', 'b@example.org'],
    ];
    expect(problemsIn(rawWorkbook({ partnership: NORTH, members }))).toEqual([
      'members row 1, column email: the header row has this column twice',
    ]);
  });

  test('nothing that is known', () => {
    expect(problemsIn(rawWorkbook({ Sheet1: [['a']], members: [[' ']] }))[0]).toMatch(/^workbook: it has none of/);
  });

  test('no partnership, in the file or the store', () => {
    expect(problemsIn(rawWorkbook({ members: MEMBERS }))).toEqual([
      'partnership: there is no such sheet with a row in it, and no partnership in the store yet',
    ]);
  });

  test('two partnerships, or another than the one asked for', () => {
    const two = rawWorkbook({ partnership: [...NORTH, ['SOUTH', 'South', '', '']] });
    expect(problemsIn(two)).toEqual([
      'partnership row 3, column code: a workbook holds one partnership; import each from its own',
    ]);
    expect(problemsIn(rawWorkbook({ partnership: NORTH }), { ...EMPTY_STORE, code: 'SOUTH' })).toEqual([
      'partnership row 2, column code: the import is for SOUTH',
    ]);
  });
});
