import Holidays from 'date-holidays';
import type { IsoDate } from '../../../src/domain/calendar/dates.ts';

/*
 * The working days of England and Wales worked out a second way, day by day on the date-holidays package, to hold the
 * code against.
 */

const library = new Holidays('GB', 'ENG', { types: ['public'] });
const daysOff = new Set<IsoDate>();
for (let year = 2022; year <= 2037; year += 1) {
  for (const holiday of library.getHolidays(year)) daysOff.add(holiday.date.slice(0, 10));
}

export function shift(date: IsoDate, days: number): IsoDate {
  const at = new Date(`${date}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

export function isOff(date: IsoDate): boolean {
  return [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay()) || daysOff.has(date);
}

const counted = new Map<string, IsoDate>();

/** The nth working day after a date, or before it; never the date itself. */
export function workingDaysFrom(date: IsoDate, days: number): IsoDate {
  const key = `${date} ${String(days)}`;
  const known = counted.get(key);
  if (known !== undefined) return known;
  const step = days < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(days); left > 0;) {
    day = shift(day, step);
    if (!isOff(day)) left -= 1;
  }
  counted.set(key, day);
  return day;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** What the clocks on the wall show, by the engine's own time zones. */
export function wallClock(instant: Date, zone: string): string {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
    });
  clocks.set(zone, clock);
  const parts = clock.formatToParts(instant);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`;
}
