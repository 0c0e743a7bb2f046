import { isBankHoliday } from './bank-holidays.ts';
import type { IsoDate } from './dates.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Monday to Friday, less the bank holidays of England and Wales. */
export function isWorkingDay(date: IsoDate): boolean {
  return isOpenOn(epochDay(date), date);
}

/**
 * The nth working day after a date, or before it where `days` is negative. The date itself never counts, so one working
 * day after a Friday, a Saturday or a Sunday is the Monday. Nought days is the date itself where it is a working day,
 * else the next one.
 */
export function addWorkingDays(date: IsoDate, days: number): IsoDate {
  if (days === 0) return isWorkingDay(date) ? date : addWorkingDays(date, 1);
  const step = Math.sign(days);
  let day = epochDay(date);
  let current = date;
  for (let left = Math.abs(days); left > 0;) {
    day += step;
    current = isoDate(day);
    if (isOpenOn(day, current)) left -= 1;
  }
  return current;
}

/** The date itself where it is a working day, else the last one before it. */
export function workingDayOnOrBefore(date: IsoDate): IsoDate {
  return isWorkingDay(date) ? date : addWorkingDays(date, -1);
}

/**
 * How many working days lie after `from` up to and including `to`; negative, and counted from `to`, where `to` comes
 * first. It undoes addWorkingDays: `workingDaysBetween(d, addWorkingDays(d, n))` is n.
 */
export function workingDaysBetween(from: IsoDate, to: IsoDate): number {
  const step = to < from ? -1 : 1;
  const last = epochDay(to);
  let count = 0;
  for (let day = epochDay(from); day !== last;) {
    day += step;
    if (isOpenOn(day, isoDate(day))) count += step;
  }
  return count;
}

/** Days since 1 January 1970, a Thursday: counting them is what makes thousands of due dates quick. */
function epochDay(date: IsoDate): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(at)) throw new RangeError(`${date} is not a date such as 2026-12-04`);
  return at / DAY_MS;
}

function isoDate(day: number): IsoDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function isOpenOn(day: number, date: IsoDate): boolean {
  const weekday = (((day + 3) % 7) + 7) % 7;
  return weekday < 5 && !isBankHoliday(date);
}
