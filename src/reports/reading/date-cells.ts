import { Temporal } from 'temporal-polyfill';
import type { IsoDate } from '../../domain/calendar/dates.ts';
import { parsePattern } from '../../domain/calendar/next-meeting.ts';
import { quoted, type Reader, reader, Unreadable } from './cell-reader.ts';

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
