import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { required } from '../../../src/reports/reading/cell-reader.ts';
import * as read from '../../../src/reports/reading/cell-values.ts';
import { date, localTime, pattern, timeZone, wallClock } from '../../../src/reports/reading/date-cells.ts';
import type { Cell } from '../../../src/reports/reading/raw-sheet.ts';

const excelDay = (iso: string): Date => new Date(`${iso}Z`);

function outcome(column: z.ZodType, cell: Cell): unknown {
  const parsed = column.safeParse(cell);
  return parsed.success ? parsed.data : `! ${parsed.error.issues[0]?.message ?? ''}`;
}

describe('a date', () => {
  test.each<[Cell, unknown]>([
    ['04/12/2026', '2026-12-04'],
    ['4/12/26', '2026-12-04'],
    ['4.12.2026', '2026-12-04'],
    ['4 Dec 2026', '2026-12-04'],
    ['04-December-26', '2026-12-04'],
    ['2026-12-04', '2026-12-04'],
    [excelDay('2026-12-04T00:00:00'), '2026-12-04'],
    [excelDay('2026-12-04T09:30:00'), '2026-12-04'],
    ['29/02/2028', '2028-02-29'],
    ['  ', null],
    [null, null],
    ['31/02/2027', '! 31/02/2027 is not a date'],
    ['12/31/2026', '! 12/31/2026 is not a date'],
    ['29/02/2027', '! 29/02/2027 is not a date'],
    ['soon', '! soon is not a date; write dd/mm/yyyy'],
    ['4/12-2026', '! 4/12-2026 is not a date; write dd/mm/yyyy'],
    [46360, '! 46360 is not a date; write dd/mm/yyyy'],
    ['04/12/0026', '! 04/12/0026 is not a date between 1950 and 2099'],
    ['4 Foo 2026', '! 4 Foo 2026 is not a date'],
  ])('%s is %s', (cell, expected) => {
    expect(outcome(date, cell)).toBe(expected);
  });
});

describe('the start of a meeting', () => {
  test.each<[Cell, unknown]>([
    ['08/12/2026 10:00', '2026-12-08T10:00'],
    ['8/12/26 9:30', '2026-12-08T09:30'],
    ['2026-12-08 14:00', '2026-12-08T14:00'],
    ['2026-12-08T14:00:00.000Z', '2026-12-08T14:00Z'],
    [excelDay('2026-12-08T14:15:00'), '2026-12-08T14:15'],
    ['08/12/2026', '! 08/12/2026 has no time of day; write dd/mm/yyyy hh:mm'],
    [excelDay('2026-12-08T00:00:00'), '! 08/12/2026 has no time of day; write dd/mm/yyyy hh:mm'],
    ['31/02/2027 10:00', '! 31/02/2027 is not a date'],
    ['08/12/2026 25:00', '! 08/12/2026 25:00 has no time of day; write dd/mm/yyyy hh:mm'],
  ])('%s is %s', (cell, expected) => {
    expect(outcome(wallClock, cell)).toBe(expected);
  });
});

describe('a status', () => {
  test.each<[string, unknown]>([
    ['In progress', 'in_progress'],
    ['IN-PROGRESS', 'in_progress'],
    ['in_progress', 'in_progress'],
    ['Open', 'in_progress'],
    ['awaiting', 'awaiting_confirmation'],
    ['awaiting  Confirmation', 'awaiting_confirmation'],
    ['circumstances changed', 'circumstances_changed'],
    ['Not Done', 'not_done'],
    [
      'finished',
      '! finished is not one of Proposed, Accepted, In progress, Blocked, Awaiting confirmation, Completed, Not done, Circumstances changed, Cancelled',
    ],
  ])('%s is %s', (cell, expected) => {
    expect(outcome(read.statusWord, cell)).toBe(expected);
  });
});

describe('other cells', () => {
  test.each<[string, z.ZodType, Cell, unknown]>([
    ['an address is kept in lower case', read.email, ' Sam.Okafor@Example.ORG ', 'sam.okafor@example.org'],
    ['an address that Excel made a link', read.email, 'mailto:sam@example.org', 'sam@example.org'],
    ['no address', read.email, 'sam at example.org', '! sam at example.org is not an email address'],
    [
      'two addresses',
      read.email,
      'a@example.org; b@example.org',
      '! a@example.org; b@example.org is not an email address',
    ],
    ['a GUID', read.entraId, '00000000-0000-0000-0000-00000000000A', '00000000-0000-0000-0000-00000000000a'],
    ['no object id', read.entraId, 'Sam Okafor', '! Sam Okafor is not an object id'],
    ['a ref as it was written', read.ref('A'), 'a0012', 'a0012'],
    ['a ref of another register', read.ref('A'), 'P-12', '! P-12 is not a ref such as A-12'],
    ['a count as a number', read.count, 12, 12],
    ['a count below nothing', read.count, -1, '! -1 is not a count (a whole number, 0 or more)'],
    ['half a count', read.count, 1.5, '! 1.5 is not a count (a whole number, 0 or more)'],
    ['a time cell', localTime, excelDay('1899-12-30T10:00:00'), '10:00'],
    ['no time', localTime, '10 in the morning', '! 10 in the morning is not a time such as 10:00'],
    ['a zone', timeZone, 'Europe/London', 'Europe/London'],
    ['no zone', timeZone, 'Halton', '! Halton is not a time zone such as Europe/London'],
    ['a rule', pattern, 'FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU', 'FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU'],
    [
      'no rule',
      pattern,
      'every other month',
      '! every other month is not a recurrence rule (RFC 5545), such as FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU',
    ],
    ['a formula is text', read.text(100), '=HYPERLINK("http://example.org")', '=HYPERLINK("http://example.org")'],
    ['markup is text', read.text(100), '<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['control characters go', read.text(100), 'a\u0000b\u001b[2J\r\nc', 'ab[2J\nc'],
    ['too long', read.text(5), 'abcdef', '! it has 6 characters; at most 5 are kept'],
    ['on', read.onOff, 'Yes', true],
    ['required and empty', required(read.email), '  ', '! it is empty'],
  ])('%s', (_, column, cell, expected) => {
    expect(outcome(column, cell)).toEqual(expected);
  });

  test('lists are separated by semicolons, and names keep their commas', () => {
    expect(outcome(read.list, 'Homes, Health and Wellbeing; Police;Police; ')).toEqual([
      'Homes, Health and Wellbeing',
      'Police',
    ]);
  });

  test('one unknown word in a list is named', () => {
    expect(outcome(read.words(['member', 'lead']), 'Lead; boss')).toBe('! boss is not one of member, lead');
  });
});
