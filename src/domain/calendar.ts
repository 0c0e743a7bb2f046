import { Temporal } from 'temporal-polyfill';
import { isBankHoliday } from './bank-holidays.ts';
import { addDays, type IsoDate } from './dates.ts';

/** Monday to Friday, less the bank holidays of England and Wales. */
export function isWorkingDay(date: IsoDate): boolean {
  return Temporal.PlainDate.from(date).dayOfWeek <= 5 && !isBankHoliday(date);
}

/**
 * The nth working day after a date, or before it where `days` is negative. The date itself never counts, so one working
 * day after a Friday, a Saturday or a Sunday is the Monday. Nought days is the date itself where it is a working day,
 * else the next one.
 */
export function addWorkingDays(date: IsoDate, days: number): IsoDate {
  if (days === 0) return isWorkingDay(date) ? date : addWorkingDays(date, 1);
  const step = Math.sign(days);
  let day = date;
  for (let left = Math.abs(days); left > 0;) {
    day = addDays(day, step);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
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
  let count = 0;
  for (let day = from; day !== to;) {
    day = addDays(day, step);
    if (isWorkingDay(day)) count += step;
  }
  return count;
}
