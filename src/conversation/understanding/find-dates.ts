import { createRequire } from 'node:module';
import type * as Chrono from 'chrono-node/en';
import { Temporal } from 'temporal-polyfill';
import type { NewDue } from '../../domain/actions/change.ts';
import { addDays, type IsoDate } from '../../domain/calendar/dates.ts';

/** A date at the head of some words, and how many characters it took. `bad`: it reads as a date that does not exist. */
type Dated =
  | {
      readonly found: 'date';
      readonly date: IsoDate;
      readonly time: string | null;
      readonly until: IsoDate | null;
      /** Without a year the coming one is read; this is the day of this year, where it has gone by. */
      readonly gone: IsoDate | null;
      readonly length: number;
    }
  | { readonly found: 'bad'; readonly typed: string };

const LONGEST = 60;
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const WEEKDAY =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const ON = String.raw`(?:(?:the|on)\s+)*`;
const DAY = String.raw`\d{1,2}\s?(?:st|nd|rd|th)?`;
const YEAR = String.raw`(?:,?\s+'?(?:\d{4}|\d{2})(?![\d:.]|\s?[ap]m))?`;
const NUMERIC = new RegExp(
  String.raw`^${ON}(?:(?:${WEEKDAY}),?\s+)?(\d{1,2})([/.-])(\d{1,2})(?:\2(\d{4}|\d{2}))?(?![\d/])`,
  'u',
);
const ISO = /^(?:on\s+)?(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/u;
const DAY_MONTH = new RegExp(
  String.raw`^${ON}(?:(?:${WEEKDAY}),?\s+(?:the\s+)?)?(${DAY})\s+(?:of\s+)?(${MONTH})\b\.?(${YEAR})`,
  'u',
);
const MONTH_DAY = new RegExp(
  String.raw`^${ON}(?:(?:${WEEKDAY}),?\s+)?(${MONTH})\s+(?:the\s+)?(${DAY})(?![\d:]|\s?[ap]m)(${YEAR})`,
  'u',
);
const DAY_ONLY = new RegExp(String.raw`^${ON}(?:(?:${WEEKDAY}),?\s+)?(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)\b`, 'u');
const WEEKDAY_WEEK = new RegExp(String.raw`^${ON}(?:a\s+week\s+(?:on\s+)?(${WEEKDAY})|(${WEEKDAY})\s+week)\b`, 'u');
const BARE_WEEKDAY = new RegExp(String.raw`^${ON}(?:this\s+|coming\s+)*(${WEEKDAY})\b`, 'u');
const END_OF = /^(?:the\s+)?(?:end\s+of\s+(?:the\s+|this\s+)?(week|month|year)|eo(w|m|y))\b/u;
const END_OF_NEXT = /^(?:the\s+)?end\s+of\s+(?:the\s+)?next\s+(week|month|year)\b/u;
/** "week commencing 8 Feb" is the day on which that week begins. */
const COMMENCING =
  /^(?:the\s+)?(?:week\s+(?:commencing|beginning|starting|of)|w\/?c|wk\s+(?:commencing|beginning))\s+/u;
const OWN_WEEKDAY = new RegExp(String.raw`^${ON}(${WEEKDAY}),?\s+(?:the\s+)?(?=\d|${MONTH})`, 'u');
const END_OF_MONTH = new RegExp(String.raw`^(?:the\s+)?end\s+of\s+(${MONTH})\b\.?`, 'u');
const IN_FORTNIGHT = /^in\s+a\s+fortnight(?:'s\s+time)?\b/u;

/**
 * Reads the date that some words begin with. Days come before months, as in Britain; a day without a year is the next
 * one to come; a weekday is the coming one, never today; "next Friday" is the Friday of the next calendar week, from
 * Monday on, which is how the library reads it and how most people here mean it. The reply says the date in full.
 */
export function readDate(words: string, today: IsoDate): Dated | null {
  const whole = words.slice(0, LONGEST).toLowerCase();
  const lead = COMMENCING.exec(whole)?.[0].length ?? 0;
  const text = whole.slice(lead);
  const own = readCalendarDate(text, today) ?? readRelativeDate(text, today);
  const read = own === null ? readByLibrary(text, today) : own.found === 'bad' ? own : withTime(own, text);
  if (read === null || read.found === 'bad') return read;
  if (weekdayClash(text, read) !== null) return { found: 'bad', typed: text.slice(0, read.length).trim() };
  return { ...read, length: lead + read.length };
}

/** "Monday 26 January" where the 26th is a Tuesday: one of the two is a slip, and which is not for the clerk to say. */
function weekdayClash(text: string, read: Extract<Dated, { found: 'date' }>): IsoDate | null {
  const named = OWN_WEEKDAY.exec(text);
  return named === null || weekdayNumber(named[1]) === Temporal.PlainDate.from(read.date).dayOfWeek ? null : read.date;
}

/** The first date among the words. */
export function firstDate(words: string, today: IsoDate): Dated | null {
  for (const { index } of words.matchAll(/(?<![\p{L}\p{N}/.-])[\p{L}\p{N}]/gu)) {
    const read = readDate(words.slice(index), today);
    if (read !== null) return read;
  }
  return null;
}

/** The day that a date really is, where the weekday that stands with it is another; null where the two agree. */
export function dayOfClash(typed: string, today: IsoDate): IsoDate | null {
  const text = typed.toLowerCase();
  const read = readCalendarDate(text, today);
  return read?.found === 'date' ? weekdayClash(text, read) : null;
}

/** The day that is meant of the two that a date without a year can be: the nearer one. "4 November" said on the 24th is gone. */
export function nearestDay(read: Extract<Dated, { found: 'date' }>, today: IsoDate): IsoDate {
  if (read.gone === null) return read.date;
  const now = Temporal.PlainDate.from(today);
  const isGone = now.since(read.gone).days < now.until(read.date).days;
  return isGone ? read.gone : read.date;
}

function withTime(date: Extract<Dated, { found: 'date' }>, text: string): Dated {
  const time = /^[,\s]*(?:at|@|from)?\s*(\d{1,2})(?:[:.](\d{2}))?\s?(am|pm)?(?![\d/])/u.exec(text.slice(date.length));
  if (time === null || (/^[,\s]*\d{1,2}$/u.test(time[0]) && !/^[,\s]*(?:at|@|\d{1,2}$)/u.test(time[0]))) return date;
  const read = clockTime(time[1], time[2], time[3]);
  return read === null ? date : { ...date, time: read, length: date.length + time[0].length };
}

/** "2pm", "14:00", "9.30": hours of the day; 1 to 6 without more ("2", "2.30") are of the afternoon. Null when it is no time of day. */
export function clockTime(
  hour: string | undefined,
  minute: string | undefined,
  half: string | undefined,
): string | null {
  let hours = Number(hour);
  const minutes = Number(minute ?? 0);
  if (half === undefined && hour?.length === 1 && hours >= 1 && hours <= 6) hours += 12;
  if (half === 'pm' && hours < 12) hours += 12;
  if (half === 'am' && hours === 12) hours = 0;
  if (!(hours <= 23) || minutes > 59) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function readCalendarDate(text: string, today: IsoDate): Dated | null {
  const iso = ISO.exec(text);
  if (iso !== null) return calendarDate(iso[0], Number(iso[3]), Number(iso[2]), iso[1] ?? '', today);
  const numeric = NUMERIC.exec(text);
  if (numeric !== null)
    return calendarDate(numeric[0], Number(numeric[1]), Number(numeric[3]), numeric[4] ?? '', today);
  const dayMonth = DAY_MONTH.exec(text);
  if (dayMonth !== null)
    return calendarDate(dayMonth[0], leading(dayMonth[1]), monthOf(dayMonth[2]), dayMonth[3] ?? '', today);
  const monthDay = MONTH_DAY.exec(text);
  if (monthDay !== null)
    return calendarDate(monthDay[0], leading(monthDay[2]), monthOf(monthDay[1]), monthDay[3] ?? '', today);
  const day = DAY_ONLY.exec(text);
  if (day === null) return null;
  const this_ = Temporal.PlainDate.from(today);
  const number = Number(day[1]);
  for (let months = 0; months < 13; months += 1) {
    const month = this_.toPlainYearMonth().add({ months });
    const isLater = months > 0 || number >= this_.day;
    if (number >= 1 && number <= month.daysInMonth && isLater)
      return dated(month.toPlainDate({ day: number }).toString(), day[0]);
  }
  return { found: 'bad', typed: day[0].trim() };
}

function leading(day: string | undefined): number {
  return Number.parseInt(day ?? '', 10);
}

function monthOf(name: string | undefined): number {
  return 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf((name ?? '').slice(0, 3)) / 3 + 1;
}

function calendarDate(typed: string, day: number, month: number, yearTyped: string, today: IsoDate): Dated {
  const digits = yearTyped.replace(/\D/gu, '');
  const thisYear = Number(today.slice(0, 4));
  if (digits !== '')
    return (
      existing(digits.length === 2 ? 2000 + Number(digits) : Number(digits), month, day) ?? {
        found: 'bad',
        typed: typed.trim(),
      }
    );
  let gone: IsoDate | null = null;
  // 29 February may be years away.
  for (let year = thisYear; year < thisYear + 9; year += 1) {
    const date = existing(year, month, day);
    if (date === null) continue;
    if (date.date >= today) return { ...date, gone };
    gone = date.date;
  }
  return { found: 'bad', typed: typed.trim() };

  function existing(year: number, month: number, day: number): Extract<Dated, { found: 'date' }> | null {
    if (month < 1 || month > 12 || day < 1 || day > Temporal.PlainYearMonth.from({ year, month }).daysInMonth)
      return null;
    return dated(Temporal.PlainDate.from({ year, month, day }).toString(), typed);
  }
}

function dated(date: IsoDate, typed: string): Extract<Dated, { found: 'date' }> {
  return { found: 'date', date, time: null, until: null, gone: null, length: typed.length };
}

function readRelativeDate(text: string, today: IsoDate): Dated | null {
  const now = Temporal.PlainDate.from(today);
  const fortnight = IN_FORTNIGHT.exec(text);
  if (fortnight !== null) return dated(addDays(today, 14), fortnight[0]);
  const next = END_OF_NEXT.exec(text);
  if (next !== null) return dated(endOfNext(next[1], now), next[0]);
  const end = END_OF.exec(text);
  if (end !== null) {
    const unit = end[1] ?? { w: 'week', m: 'month', y: 'year' }[end[2] ?? 'w'];
    if (unit === 'week') return dated(now.add({ days: (5 - now.dayOfWeek + 7) % 7 }).toString(), end[0]);
    return dated(
      unit === 'month' ? now.with({ day: now.daysInMonth }).toString() : `${String(now.year)}-12-31`,
      end[0],
    );
  }
  const month = END_OF_MONTH.exec(text);
  if (month !== null) return dated(lastDayOf(now, monthOf(month[1])), month[0]);
  const week = WEEKDAY_WEEK.exec(text);
  if (week !== null) return dated(addDays(comingWeekday(today, week[1] ?? week[2]), 7), week[0]);
  const weekday = BARE_WEEKDAY.exec(text);
  return weekday === null ? null : dated(comingWeekday(today, weekday[1]), weekday[0]);
}

/** A week ends with its Friday, as work does. */
function endOfNext(unit: string | undefined, now: Temporal.PlainDate): IsoDate {
  if (unit === 'week') return now.add({ days: 12 - now.dayOfWeek }).toString();
  if (unit === 'year') return `${String(now.year + 1)}-12-31`;
  const month = now.toPlainYearMonth().add({ months: 1 });
  return month.toPlainDate({ day: month.daysInMonth }).toString();
}

function lastDayOf(now: Temporal.PlainDate, month: number): IsoDate {
  const year = month < now.month ? now.year + 1 : now.year;
  const days = Temporal.PlainYearMonth.from({ year, month }).daysInMonth;
  return Temporal.PlainDate.from({ year, month, day: days }).toString();
}

function comingWeekday(today: IsoDate, name: string | undefined): IsoDate {
  const ahead = (weekdayNumber(name) - Temporal.PlainDate.from(today).dayOfWeek + 6) % 7;
  return addDays(today, ahead + 1);
}

function weekdayNumber(name: string | undefined): number {
  return 'montuewedthufrisatsun'.indexOf((name ?? '').slice(0, 3)) / 3 + 1;
}

let chrono: typeof Chrono | null = null;

/** The date library takes 0.1 s to load, so it is loaded when the first date in words has to be read. */
function library(): typeof Chrono {
  chrono ??= createRequire(import.meta.url)('chrono-node/en') as typeof Chrono;
  return chrono;
}

function readByLibrary(text: string, today: IsoDate): Dated | null {
  if (/^now\b/u.test(text)) return null;
  const noon = { instant: new Date(`${today}T12:00:00Z`), timezone: 0 };
  const [first] = library().GB.parse(text, noon, { forwardDate: true });
  if (
    first === undefined ||
    text
      .slice(0, first.index)
      .replace(/(?:the|on|at)\s/gu, '')
      .trim() !== ''
  )
    return null;
  const { start } = first;
  if (!start.isCertain('day') && !start.isCertain('weekday') && !start.isCertain('month')) return null;
  const time = start.isCertain('hour') ? start.date().toISOString().slice(11, 16) : null;
  return {
    found: 'date',
    date: start.date().toISOString().slice(0, 10),
    time,
    until: first.end?.date().toISOString().slice(0, 10) ?? null,
    gone: null,
    length: first.index + first.text.length,
  };
}

const COUNTS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    a: 1,
    an: 1,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    twelve: 12,
    couple: 2,
    few: 3,
  }),
);
const COUNT = String.raw`(?:\d{1,3}|a\s+couple(?:\s+of)?|couple(?:\s+of)?|a\s+few|few|${[...COUNTS.keys()].join('|')})`;
const UNIT = '(?:working\\s+)?(days?|weeks?|wks?|fortnights?|months?|years?)';
const SPAN = new RegExp(
  String.raw`^(?:(?:by|for|of|about|around|just|only)\s+)*(?:another|a\s+further|further|an?\s+extra|an?\s+additional|extra|additional)?\s*(${COUNT})?\s*(?:(?:more|extra|further|additional|or\s+so)\s+)?${UNIT}\b(?:\s+(?:more|extra|longer|or\s+so|please))*`,
  'u',
);

/** "another fortnight", "2 more weeks", "a month": how much later, and how many characters it took. */
export function readSpan(words: string): { readonly due: NewDue; readonly length: number } | null {
  const match = SPAN.exec(words.slice(0, LONGEST).toLowerCase());
  const unit = match?.[2];
  if (match === null || unit === undefined) return null;
  const counted = (match[1] ?? 'a').replace(/^a\s+/u, '').replace(/\s+of$/u, '');
  const count = COUNTS.get(counted) ?? Number(counted);
  const days = unit.startsWith('d') ? 1 : unit.startsWith('w') ? 7 : unit.startsWith('f') ? 14 : 0;
  const months = unit.startsWith('m') ? 1 : unit.startsWith('y') ? 12 : 0;
  return count > 0
    ? { due: { to: 'later', days: days * count, months: months * count }, length: match[0].length }
    : null;
}

const FROM_DAY =
  /^\s+(?:from\s+|after\s+|on\s+)?(?=now\b|today\b|tomorrow\b|mon|tue|wed|thu|fri|sat|sun|\d{1,2}[/.]|\d{1,2}(?:st|nd|rd|th)?\s+[a-z]{3})/u;

/** "a week on Friday", "a fortnight from today", "a week tomorrow": counted from a day that is said, not from the due date. */
export function readCountedDay(
  words: string,
  today: IsoDate,
): { readonly date: IsoDate; readonly length: number } | null {
  const text = words.slice(0, LONGEST).toLowerCase();
  const span = readSpan(text);
  if (span?.due.to !== 'later') return null;
  const joint = FROM_DAY.exec(text.slice(span.length));
  if (joint === null) return null;
  const at = span.length + joint[0].length;
  const now = /^now\b/u.exec(text.slice(at));
  const day = now === null ? readDate(text.slice(at), today) : { ...dated(today, now[0]) };
  if (day?.found !== 'date') return null;
  const { days, months } = span.due;
  return { date: Temporal.PlainDate.from(day.date).add({ days, months }).toString(), length: at + day.length };
}
