import Holidays from 'date-holidays';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidays } from '../../../src/domain/calendar/bank-holidays.ts';
import {
  addWorkingDays,
  isWorkingDay,
  workingDayOnOrBefore,
  workingDaysBetween,
} from '../../../src/domain/calendar/working-days.ts';
import { addDays } from '../../../src/domain/calendar/dates.ts';

const day = fc.integer({ min: 0, max: 4382 }).map((n) => addDays('2024-01-01', n));

describe('bank holidays of England and Wales', () => {
  it.each([
    [2024, '2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26'],
    [2025, '2025-01-01 2025-04-18 2025-04-21 2025-05-05 2025-05-26 2025-08-25 2025-12-25 2025-12-26'],
    [2026, '2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28'],
    [2027, '2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28'],
    [2028, '2028-01-03 2028-04-14 2028-04-17 2028-05-01 2028-05-29 2028-08-28 2028-12-25 2028-12-26'],
    [2033, '2033-01-03 2033-04-15 2033-04-18 2033-05-02 2033-05-30 2033-08-29 2033-12-26 2033-12-27'],
  ])('%i, as gov.uk lists them or by the same rule', (year, expected) => {
    expect(bankHolidays(year).join(' ')).toBe(expected);
  });

  it('knows the days that were moved or added by proclamation', () => {
    expect(bankHolidays(2022)).toEqual(expect.arrayContaining(['2022-06-02', '2022-06-03', '2022-09-19']));
    expect(bankHolidays(2022)).not.toContain('2022-05-30');
    expect(bankHolidays(2023)).toContain('2023-05-08');
  });

  it('agrees with the date-holidays package from 2015 to 2060', () => {
    const library = new Holidays('GB', 'ENG', { types: ['public'] });
    for (let year = 2015; year <= 2060; year += 1) {
      const theirs = library.getHolidays(year).map((holiday) => holiday.date.slice(0, 10));
      expect([year, ...bankHolidays(year)]).toEqual([year, ...theirs.filter((date) => !isWeekend(date)).sort()]);
    }
  });
});

describe('working days', () => {
  it.each([
    ['2026-11-23', true, 'a Monday'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-12-25', false, 'Christmas Day'],
    ['2026-12-28', false, 'the substitute for Boxing Day'],
    ['2026-12-29', true, 'the Tuesday after it'],
    ['2027-01-04', true, 'the Monday after New Year'],
    ['2035-03-26', false, 'Easter Monday'],
  ])('%s: %s, %s', (date, expected) => {
    expect(isWorkingDay(date)).toBe(expected);
  });

  it.each([
    ['2026-12-24', 1, '2026-12-29', 'over Christmas'],
    ['2026-12-29', -1, '2026-12-24', 'back over Christmas'],
    ['2026-12-08', -14, '2026-11-18', 'the call before a December meeting'],
    ['2027-01-12', -14, '2026-12-18', 'the call before a meeting in January'],
    ['2026-12-05', 1, '2026-12-07', 'after a Saturday'],
    ['2026-12-05', -1, '2026-12-04', 'before a Saturday'],
    ['2026-12-05', 0, '2026-12-07', 'no days from a Saturday'],
    ['2026-12-07', 0, '2026-12-07', 'no days from a Monday'],
  ])('%s and %i working days is %s: %s', (from, days, expected) => {
    expect(addWorkingDays(from, days)).toBe(expected);
  });

  it('rolls back to the last working day', () => {
    expect(workingDayOnOrBefore('2026-12-28')).toBe('2026-12-24');
    expect(workingDayOnOrBefore('2026-12-24')).toBe('2026-12-24');
  });

  it('never lands on a day off, from any day of 2024 to 2035', () => {
    fc.assert(fc.property(day, fc.integer({ min: -40, max: 40 }), (from, n) => isWorkingDay(addWorkingDays(from, n))));
  });

  it('counts back what it added', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -40, max: 40 }), (from, n) => {
        fc.pre(n !== 0);
        return workingDaysBetween(from, addWorkingDays(from, n)) === n;
      }),
    );
  });

  it('moves later days to later days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 10 }), fc.integer({ min: -20, max: 20 }), (from, later, n) => {
        return addWorkingDays(from, n) <= addWorkingDays(addDays(from, later), n);
      }),
    );
  });

  it('counts 252 to 254 working days in every year, as bank holidays fall', () => {
    for (let year = 2024; year <= 2035; year += 1) {
      const count = workingDaysBetween(`${String(year - 1)}-12-31`, `${String(year)}-12-31`);
      expect(count).toBeGreaterThanOrEqual(252);
      expect(count).toBeLessThanOrEqual(254);
    }
  });
});

function isWeekend(date: string): boolean {
  return [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
}
