import { Temporal } from 'temporal-polyfill';

/** A calendar day as yyyy-mm-dd, without a time or a zone: due dates, raised dates, bank holidays. */
export type IsoDate = string;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** "Friday 4 December 2026": the only way the clerk writes a date, because 3/12 has two readings. */
export function longDate(date: IsoDate): string {
  const day = Temporal.PlainDate.from(date);
  return `${WEEKDAYS[day.dayOfWeek - 1] ?? ''} ${String(day.day)} ${MONTHS[day.month - 1] ?? ''} ${String(day.year)}`;
}

/** Every zone is a number of quarter-hours from UTC, so the instants of one quarter-hour fall on one day. */
const QUARTER_HOUR_MS = 15 * 60_000;
/**
 * Today and the days of meetings are asked for in every turn, the working hours of a day by every partnership's ladder:
 * what was worked out is kept, up to so many of each.
 */
const MOST_KNOWN = 10_000;
const KNOWN_DAYS = new Map<string, IsoDate>();
const KNOWN_INSTANTS = new Map<string, number>();

/** The calendar day on which an instant falls in the partnership's zone. */
export function dayOf(instant: Date, zone: string): IsoDate {
  const quarterHour = Math.floor(instant.getTime() / QUARTER_HOUR_MS);
  return kept(KNOWN_DAYS, `${zone} ${String(quarterHour)}`, () => toZoned(instant, zone).toPlainDate().toString());
}

function kept<T>(known: Map<string, T>, key: string, workOut: () => T): T {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = workOut();
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, value);
  return value;
}

/** The wall-clock time of an instant in the partnership's zone, as hh:mm. */
export function timeOf(instant: Date, zone: string): string {
  return toZoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/** "Friday 4 December 2026 at 10:00", in the partnership's zone. */
export function longDateTime(instant: Date, zone: string): string {
  return `${longDate(dayOf(instant, zone))} at ${timeOf(instant, zone)}`;
}

/**
 * The instant of a local wall-clock time on a day. A time that a spring change skips moves forward by the hour it
 * skipped; a time that an autumn change repeats means the first of the two.
 */
export function instantAt(date: IsoDate, time: string, zone: string): Date {
  const local = `${date}T${time}`;
  const at = kept(KNOWN_INSTANTS, `${zone} ${local}`, () => {
    const zoned = Temporal.PlainDateTime.from(local).toZonedDateTime(zone, { disambiguation: 'compatible' });
    return zoned.epochMilliseconds;
  });
  return new Date(at);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

function toZoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
