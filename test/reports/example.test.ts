import path from 'node:path';
import { expect, test } from 'vitest';
import { ACTION_STATUSES, hasEnded, isOpen } from '../../src/domain/actions/action.ts';
import {
  addWorkingDays,
  isWorkingDay,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '../../src/domain/calendar/working-days.ts';
import { addDays, type IsoDate } from '../../src/domain/calendar/dates.ts';
import { NOMINAL_KINDS } from '../../src/domain/refs.ts';
import type { Workbook } from '../../src/domain/workbook/workbook.ts';
import { readWorkbook } from '../../src/reports/reading/read-workbook.ts';
import { datesFromToday } from '../../src/reports/shift-dates.ts';
import { validateWorkbook } from '../../src/reports/reading/validate-workbook.ts';
import { EMPTY_STORE } from './sheets.ts';

const EXAMPLES = path.join(import.meta.dirname, '../../examples');

async function example(name: string): Promise<Workbook> {
  const outcome = validateWorkbook(await readWorkbook(path.join(EXAMPLES, name)), EMPTY_STORE);
  if (!outcome.valid) throw new Error(JSON.stringify(outcome.problems));
  expect(outcome.notes).toEqual([]);
  return outcome.workbook;
}

test('the .xlsx holds what the CSV files hold', async () => {
  expect(await example('operation-portfolio.xlsx')).toEqual(await example('operation-portfolio'));
});

test('it looks like a real log', async () => {
  const { members, nominals, profiles, meetings, actions, programmes } = await example('operation-portfolio.xlsx');
  expect(new Set(members.map(({ values }) => values.agency)).size).toBeGreaterThanOrEqual(12);
  expect(members.length).toBeGreaterThanOrEqual(25);
  expect(nominals.length).toBeGreaterThanOrEqual(20);
  expect(new Set(nominals.map(({ values }) => values.kind))).toEqual(new Set(NOMINAL_KINDS));
  expect(actions.length).toBeGreaterThanOrEqual(60);
  expect(new Set(actions.map(({ values }) => values.status))).toEqual(new Set(ACTION_STATUSES));
  expect(new Set(actions.map(({ values }) => values.raised)).size).toBe(3);
  expect(profiles).toHaveLength(2);
  expect(programmes).toHaveLength(3);
  const kinds = meetings.map(({ values }) => `${values.kind} ${values.status ?? ''}`);
  expect(new Set(kinds)).toEqual(new Set(['partnership held', 'partnership planned', 'board held', 'board planned']));
  // Only invented people, and codes that agencies working on them are cleared for.
  expect(members.every(({ values }) => values.email.endsWith('@example.org'))).toBe(true);
});

// An ordinary Monday, both sides of Christmas, Easter, the clock changes, a Saturday, a Sunday and a leap day.
const DAYS: readonly IsoDate[] = [
  '2026-11-23',
  '2026-12-24',
  '2026-12-26',
  '2027-01-04',
  '2027-03-24',
  '2027-03-27',
  '2027-10-31',
  '2028-02-29',
];

test.each(DAYS)('on %s something is always due', async (today) => {
  const { meetings, actions } = datesFromToday(await example('operation-portfolio.xlsx'), today);
  const coming = meetings.filter(({ values }) => values.kind === 'partnership' && values.status === 'planned');
  const next = coming.map(({ values }) => values.starts.slice(0, 10)).toSorted()[0] ?? '';
  expect(next).toBe(addWorkingDays(workingDayOnOrBefore(today), 7));
  expect(isWorkingDay(next)).toBe(true);
  const last = meetings
    .filter(({ values }) => values.kind === 'partnership' && values.status === 'held')
    .map(({ values }) => values.starts.slice(0, 10))
    .toSorted()
    .at(-1);
  expect(last !== undefined && last < today).toBe(true);

  const alex = actions.filter(({ values }) => values.owner_email === 'alex.morgan@example.org');
  const open = alex.filter(({ values }) => values.status !== null && isOpen(values.status));
  expect(open).toHaveLength(6);
  expect(open.filter(({ values }) => (values.due ?? '') < today).length).toBeGreaterThanOrEqual(2);
  expect(open.filter(({ values }) => (values.updated ?? '') < (last ?? '')).length).toBeGreaterThanOrEqual(3);
  expect(
    open.some(
      ({ values }) => values.due !== null && values.due >= today && workingDaysBetween(today, values.due) <= 10,
    ),
  ).toBe(true);

  for (const { values } of actions) {
    expect(values.due === null || isWorkingDay(values.due)).toBe(true);
    expect(values.raised !== null && values.raised <= today && values.raised <= (values.due ?? '')).toBe(true);
    expect((values.updated ?? '') <= today && (values.completed ?? '') <= today).toBe(true);
    const ended = values.status !== null && hasEnded(values.status);
    expect(values.completed !== null).toBe(ended);
  }
});

test('all dates move by the same number of days, apart from those rolled off a weekend or holiday', async () => {
  const before = await example('operation-portfolio.xlsx');
  const after = datesFromToday(before, '2027-01-04');
  const days = (from: IsoDate, to: IsoDate): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const first = before.meetings[5]?.values.starts.slice(0, 10) ?? '';
  const shift = days(first, after.meetings[5]?.values.starts.slice(0, 10) ?? '');
  before.actions.forEach(({ values }, at) => {
    const due = values.due ?? '';
    const moved = after.actions[at]?.values.due ?? '';
    expect(moved).toBe(addWorkingDays(addDays(due, shift), 0));
  });
});

test('a workbook without a planned meeting keeps its dates', async () => {
  const held = { ...(await example('operation-portfolio.xlsx')), meetings: [] };
  expect(datesFromToday(held, '2027-01-04')).toBe(held);
});
