import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type ActionStatus, ACTION_STATUSES, STATUS_WORDS } from '../domain/action.ts';
import type { IsoDate } from '../domain/dates.ts';
import { parsePattern } from '../domain/next-meeting.ts';
import { nominalKey, refNumber } from '../domain/refs.ts';
import { type Cell, isBlank } from './raw-sheet.ts';

/** How one column's cells are read: an empty cell is null, anything else a value or the reason why it is none. */
type Reader<T> = z.ZodType<T | null>;

class Unreadable {
  readonly reason: string;
  constructor(reason: string) {
    this.reason = reason;
  }
}

function reader<T>(read: (shown: string, cell: Exclude<Cell, null>) => T | Unreadable): Reader<T> {
  return z.transform((cell: unknown, context) => {
    const known = cell as Cell;
    if (known === null || isBlank(known)) return null;
    const value = read(shownAs(known), known);
    if (!(value instanceof Unreadable)) return value;
    context.issues.push({ code: 'custom', message: value.reason, input: cell });
    return z.NEVER;
  });
}

export function required<T>(column: Reader<T>): z.ZodType<T> {
  return column.pipe(
    z.transform((value: T | null, context): T => {
      if (value !== null) return value;
      context.issues.push({ code: 'custom', message: 'it is empty', input: value });
      return z.NEVER;
    }),
  );
}

/** What the cell shows, as one string: the form in which people would quote it. */
export function shownAs(cell: Exclude<Cell, null>): string {
  if (!(cell instanceof Date)) return String(cell).trim();
  const [day, time] = [cell.toISOString().slice(0, 10), cell.toISOString().slice(11, 16)];
  const shown = `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
  return time === '00:00' ? shown : `${shown} ${time}`;
}

/** Words as they were typed, whatever they look like: a formula or markup is stored as the text that it is. */
export function text(longest: number): Reader<string> {
  return reader((shown) => {
    const clean = withoutControls(shown);
    if (clean.length > longest) {
      return new Unreadable(`it has ${String(clean.length)} characters; at most ${String(longest)} are kept`);
    }
    return clean;
  });
}

/** Names separated by semicolons; commas belong to the names. */
export const list: Reader<readonly string[]> = reader((shown) => [
  ...new Set(splitAt(withoutControls(shown), /[;\n]/)),
]);

export function word<T extends string>(known: readonly T[]): Reader<T> {
  return reader((shown) => known.find((one) => one === plain(shown)) ?? unknownWord(shown, known));
}

export function words<T extends string>(known: readonly T[]): Reader<readonly T[]> {
  return reader((shown) => {
    const typed = splitAt(shown, /[;,\n]/);
    const found = known.filter((one) => typed.some((each) => plain(each) === one));
    const strange = typed.find((each) => !known.some((one) => one === plain(each)));
    return strange === undefined ? found : unknownWord(strange, known);
  });
}

/** Status words of contract.md, any case, with spaces, hyphens or underscores; "open" means In progress. */
export const statusWord: Reader<ActionStatus> = reader((shown) => {
  const typed = plain(shown);
  if (typed === 'open') return 'in_progress';
  if (typed === 'awaiting') return 'awaiting_confirmation';
  const status = ACTION_STATUSES.find((one) => plain(one) === typed);
  return status ?? unknownWord(shown, Object.values(STATUS_WORDS));
});

export const email: Reader<string> = reader((shown) => {
  const address = shown.replace(/^mailto:/i, '').toLowerCase();
  const wellFormed = /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:.]+$/.test(address) && address.length <= 254;
  return wellFormed ? address : new Unreadable(`${quoted(shown)} is not an email address`);
});

/** A GUID in Microsoft Entra ID; test clients use other short ids. */
export const entraId: Reader<string> = reader((shown) =>
  /^[\w.-]{1,64}$/.test(shown) ? shown.toLowerCase() : new Unreadable(`${quoted(shown)} is not an object id`),
);

export function ref(letter: 'A' | 'P'): Reader<string> {
  return reader((shown) =>
    refNumber(shown, letter) === null ? new Unreadable(`${quoted(shown)} is not a ref such as ${letter}-12`) : shown,
  );
}

export const nominalRef: Reader<string> = reader((shown) =>
  nominalKey(shown) === null
    ? new Unreadable(`${quoted(shown)} is not a code such as N-12, C-4, G-3, U-2 or L-7`)
    : shown,
);

export const count: Reader<number> = reader((shown) => {
  const number = /^\d{1,7}$/.test(shown) ? Number(shown) : NaN;
  return Number.isNaN(number) ? new Unreadable(`${quoted(shown)} is not a count (a whole number, 0 or more)`) : number;
});

export const onOff: Reader<boolean> = reader((shown) => {
  const typed = plain(shown);
  if (['on', 'yes', 'true'].includes(typed)) return true;
  if (['off', 'no', 'false'].includes(typed)) return false;
  return new Unreadable(`${quoted(shown)} is neither on nor off`);
});

export const timeZone: Reader<string> = reader((shown) => {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(shown).timeZoneId;
  } catch {
    return new Unreadable(`${quoted(shown)} is not a time zone such as Europe/London`);
  }
});

/** hh:mm, as text or as a cell that Excel formats as a time. */
export const localTime: Reader<string> = reader((shown, cell) => {
  const typed = cell instanceof Date ? cell.toISOString().slice(11, 16) : shown;
  const match = /^(\d{1,2})[:.](\d{2})(?::00)?$/.exec(typed);
  const [hour, minute] = [match?.[1] ?? '', match?.[2] ?? ''];
  const time = `${hour.padStart(2, '0')}:${minute}`;
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? time : new Unreadable(`${quoted(shown)} is not a time such as 10:00`);
});

/** A recurrence rule of RFC 5545 without its start, such as FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU. */
export const pattern: Reader<string> = reader((shown) =>
  parsePattern(shown) === true
    ? shown
    : new Unreadable(`${quoted(shown)} is not a recurrence rule (RFC 5545), such as FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU`),
);

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A day: a date cell, dd/mm/yyyy, d/m/yy, 4 Dec 2026 or yyyy-mm-dd. Never month first. */
export const date: Reader<IsoDate> = reader((shown, cell) => {
  if (cell instanceof Date) return inLivingMemory(cell.toISOString().slice(0, 10), shown);
  return dayIn(shown);
});

/**
 * A meeting's start: dd/mm/yyyy hh:mm on the partnership's wall clock, read as yyyy-mm-ddThh:mm. An instant with a Z,
 * as the JSON export has it, keeps its Z; the caller knows the zone.
 */
export const wallClock: Reader<string> = reader((shown, cell) => {
  if (!(cell instanceof Date)) {
    const instant = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?Z$/.exec(shown)?.[1];
    if (instant !== undefined) return `${instant}Z`;
  }
  const match = /^(.+?)[\sT]+(\d{1,2}[:.]\d{2})(?::\d{2})?$/.exec(shown);
  const day = dayIn(match?.[1] ?? shown);
  if (day instanceof Unreadable) return day;
  const time = localTime.safeParse(match?.[2] ?? null);
  if (!time.success || time.data === null) {
    return new Unreadable(`${quoted(shown)} has no time of day; write dd/mm/yyyy hh:mm`);
  }
  return `${day}T${time.data}`;
});

function dayIn(shown: string): IsoDate | Unreadable {
  const british = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{2}|\d{4})$/.exec(shown);
  if (british !== null) return real(british[4], Number(british[3]), british[1], shown);
  const named = /^(\d{1,2})[\s-]+([A-Za-z]{3,9})[\s-]+(\d{2}|\d{4})$/.exec(shown);
  if (named !== null) {
    const month = MONTHS.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1;
    return real(named[3], month, named[1], shown);
  }
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(shown);
  if (iso !== null) return real(iso[1], Number(iso[2]), iso[3], shown);
  return new Unreadable(`${quoted(shown)} is not a date; write dd/mm/yyyy`);
}

function real(year: string | undefined, month: number, day: string | undefined, shown: string): IsoDate | Unreadable {
  const full = year?.length === 2 ? 2000 + Number(year) : Number(year);
  try {
    const fields = { year: full, month, day: Number(day) };
    return inLivingMemory(Temporal.PlainDate.from(fields, { overflow: 'reject' }).toString(), shown);
  } catch {
    return new Unreadable(`${quoted(shown)} is not a date`);
  }
}

function inLivingMemory(day: IsoDate, shown: string): IsoDate | Unreadable {
  return day >= '1950' && day < '2100' ? day : new Unreadable(`${quoted(shown)} is not a date between 1950 and 2099`);
}

function unknownWord(typed: string, known: readonly string[]): Unreadable {
  return new Unreadable(`${quoted(typed)} is not one of ${known.join(', ')}`);
}

/** Long or odd values are cut, so that a problem stays one line in a terminal. */
export function quoted(shown: string): string {
  const line = withoutControls(shown).replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function plain(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

function splitAt(shown: string, separator: RegExp): readonly string[] {
  return shown
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Control characters but tab and line feed: PostgreSQL takes no NUL, and a terminal must not obey a cell. */
function withoutControls(shown: string): string {
  return shown
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .trim();
}
