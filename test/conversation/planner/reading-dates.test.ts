import { expect, test } from 'vitest';
import { readDate, readSpan } from '../../../src/conversation/understanding/find-dates.ts';

/** Monday 23 November 2026, Friday 27 November 2026 and Sunday 29 November 2026. */
const MONDAY = '2026-11-23';
const FRIDAY = '2026-11-27';
const SUNDAY = '2026-11-29';

function date(words: string, today = MONDAY): string | null {
  const read = readDate(words, today);
  return read === null
    ? null
    : read.found === 'bad'
      ? `bad: ${read.typed}`
      : [read.date, read.time].filter(Boolean).join(' ');
}

test.each([
  ['3/12', '2026-12-03'],
  ['03/12/2026', '2026-12-03'],
  ['3.12.26', '2026-12-03'],
  ['3-12-2026', '2026-12-03'],
  ['2026-12-03', '2026-12-03'],
  ['23/11', '2026-11-23'],
  ['22/11', '2027-11-22'],
  ['12 Jan', '2027-01-12'],
  ['12th of January', '2027-01-12'],
  ['the 12th January 2028', '2028-01-12'],
  ['Jan 12', '2027-01-12'],
  ['January 12th, 2027', '2027-01-12'],
  ['Tuesday 12 January', '2027-01-12'],
  ['1 Sept', '2027-09-01'],
  ['12 Jan 27', '2027-01-12'],
  ['the 5th', '2026-12-05'],
  ['the 30th', '2026-11-30'],
  ['31st', '2026-12-31'],
  ['29 Feb', '2028-02-29'],
  ['31/02/2027', 'bad: 31/02/2027'],
  ['31 June', 'bad: 31 june'],
  ['29/02/2027', 'bad: 29/02/2027'],
  ['99/99/2026', 'bad: 99/99/2026'],
  ['0/1', 'bad: 0/1'],
  ['2027-13-01', 'bad: 2027-13-01'],
  ['tomorrow', '2026-11-24'],
  ['today', '2026-11-23'],
  ['end of the month', '2026-11-30'],
  ['end of January', '2027-01-31'],
  ['the end of Feb', '2027-02-28'],
  ['end of the week', '2026-11-27'],
  ['Friday', '2026-11-27'],
  ['this Friday', '2026-11-27'],
  ['Friday week', '2026-12-04'],
  ['a week on Friday', '2026-12-04'],
  ['in a fortnight', '2026-12-07'],
  ['in two weeks', '2026-12-07'],
  ['8 December 10am', '2026-12-08 10:00'],
  ['8/12 14:00', '2026-12-08 14:00'],
  ['Tuesday 8 December at 2pm', '2026-12-08 14:00'],
  ['8 December at 2', '2026-12-08 14:00'],
  ['court date', null],
  ['now', null],
  ['Housing', null],
] as const)('on a Monday, %j is %s', (words, expected) => {
  expect(date(words)).toBe(expected);
});

test('a weekday is the coming one, never today', () => {
  expect(date('Monday', MONDAY)).toBe('2026-11-30');
  expect(date('Friday', FRIDAY)).toBe('2026-12-04');
  expect(date('Sunday', SUNDAY)).toBe('2026-12-06');
});

test('"next Friday" is the Friday of the next week, which begins on Monday', () => {
  expect(date('next Friday', MONDAY)).toBe('2026-12-04');
  expect(date('next Friday', FRIDAY)).toBe('2026-12-04');
  expect(date('next Friday', SUNDAY)).toBe('2026-12-04');
});

test.each([
  ['another fortnight', 14, 0],
  ['a fortnight', 14, 0],
  ['2 more weeks', 14, 0],
  ['two more weeks', 14, 0],
  ['by two weeks', 14, 0],
  ['10 more days', 10, 0],
  ['a couple of days', 2, 0],
  ['a further month', 0, 1],
  ['3 months', 0, 3],
  ['a week', 7, 0],
  ['a week longer', 7, 0],
] as const)('%j is later by %i days and %i months', (words, days, months) => {
  expect(readSpan(words)?.due).toEqual({ to: 'later', days, months });
});

test('words without a unit are no span', () => {
  expect(readSpan('another visit')).toBeNull();
  expect(readSpan('0 weeks')).toBeNull();
});
