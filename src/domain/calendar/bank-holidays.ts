import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from './dates.ts';

/*
 * The bank holidays of England and Wales, by rule: Banking and Financial Dealings Act 1971, schedule 1, and the days
 * that are proclaimed under it (gov.uk/bank-holidays). The tests hold them against the date-holidays package, which
 * itself takes 130 ms and 20 MB to load: too much for a clerk whose every rating needs a working day.
 */

/** Days that a proclamation moved or added. A new one is one line here; the test against date-holidays asks for it. */
const PROCLAIMED: Readonly<Record<number, { readonly not: readonly IsoDate[]; readonly but: readonly IsoDate[] }>> = {
  2020: { not: ['2020-05-04'], but: ['2020-05-08'] },
  2022: { not: ['2022-05-30'], but: ['2022-06-02', '2022-06-03', '2022-09-19'] },
  2023: { not: [], but: ['2023-05-08'] },
};

const years = new Map<number, ReadonlySet<IsoDate>>();

export function isBankHoliday(date: IsoDate): boolean {
  const year = Number(date.slice(0, 4));
  let holidays = years.get(year);
  if (holidays === undefined) {
    holidays = new Set(bankHolidays(year));
    years.set(year, holidays);
  }
  return holidays.has(date);
}

/** The days of a year on which offices are closed besides weekends: the substitute day where a holiday falls on one. */
export function bankHolidays(year: number): readonly IsoDate[] {
  const easter = easterSunday(year);
  const byRule = [
    onWeekday(year, 1, 1, []),
    easter.subtract({ days: 2 }),
    easter.add({ days: 1 }),
    mondayFrom(Temporal.PlainDate.from({ year, month: 5, day: 1 })),
    mondayFrom(Temporal.PlainDate.from({ year, month: 5, day: 25 })),
    mondayFrom(Temporal.PlainDate.from({ year, month: 8, day: 25 })),
    ...christmas(year),
  ].map(String);
  const proclaimed = PROCLAIMED[year];
  if (proclaimed === undefined) return byRule;
  return [...byRule.filter((day) => !proclaimed.not.includes(day)), ...proclaimed.but].sort();
}

/** Boxing Day gives way: where both fall on a weekend, Christmas Day is observed on the Monday or Tuesday left over. */
function christmas(year: number): Temporal.PlainDate[] {
  const boxingDay = Temporal.PlainDate.from({ year, month: 12, day: 26 });
  const taken = isWeekend(boxingDay) ? [] : [boxingDay.toString()];
  const observed = onWeekday(year, 12, 25, taken);
  const second = onWeekday(year, 12, 26, [observed.toString()]);
  return [observed, second].sort((a, b) => Temporal.PlainDate.compare(a, b));
}

/** The day itself, or the first weekday after it that is not taken already. */
function onWeekday(year: number, month: number, dayOfMonth: number, taken: readonly string[]): Temporal.PlainDate {
  let day = Temporal.PlainDate.from({ year, month, day: dayOfMonth });
  while (isWeekend(day) || taken.includes(day.toString())) day = day.add({ days: 1 });
  return day;
}

function mondayFrom(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.add({ days: (8 - day.dayOfWeek) % 7 });
}

function isWeekend(day: Temporal.PlainDate): boolean {
  return day.dayOfWeek > 5;
}

/** Easter in the Gregorian calendar: the anonymous algorithm that Meeus gives in Astronomical Algorithms, chapter 8. */
function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + d + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 });
}
