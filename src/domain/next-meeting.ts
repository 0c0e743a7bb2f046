import { createRequire } from 'node:module';
import type * as RRule from 'rrule-temporal';
import { dayOf } from './dates.ts';
import { lastMeeting, plannedMeeting, type Meeting, type MeetingKind } from './meeting.ts';
import type { Partnership } from './partnership.ts';
import { refusal, type Refusal } from './refusal.ts';

/** How many occurrences in a row may turn out to be cancelled before the pattern is taken to hold no next one. */
const MOST_CANCELLED = 24;

/**
 * The parts of RFC 5545 rules that a pattern of meetings may use. The time of day is the partnership's own setting, and
 * COUNT would begin again at each meeting. Ranges are checked here because the library drops what is outside them.
 */
const DAY = '[-+]?[1-5]?(MO|TU|WE|TH|FR|SA|SU)';
const DAY_OF_MONTH = '-?([1-9]|[12]\\d|3[01])';
const MONTH = '([1-9]|1[0-2])';
const PARTS = [
  'FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY)',
  'INTERVAL=[1-9]\\d?',
  `BYDAY=${DAY}(,${DAY})*`,
  `BYMONTHDAY=${DAY_OF_MONTH}(,${DAY_OF_MONTH})*`,
  `BYMONTH=${MONTH}(,${MONTH})*`,
  'BYSETPOS=-?[1-9]\\d?(,-?[1-9]\\d?)*',
  'WKST=(MO|TU|WE|TH|FR|SA|SU)',
  'UNTIL=\\d{8}(T\\d{6}Z?)?',
];
const PART = new RegExp(`^(${PARTS.join('|')})$`);

/**
 * The next meeting of a kind: the planned one in the log or, where the log holds none, the next one by the pattern,
 * counted from the last meeting in the log (from the partnership's first day where there was none) at its local
 * meeting time. An occurrence that was cancelled, or held early, is not derived again. null: none is known.
 */
export function nextMeeting(
  partnership: Partnership,
  meetings: readonly Meeting[],
  kind: MeetingKind,
  now: Date,
): Meeting | null {
  const planned = plannedMeeting(meetings, kind, now);
  if (planned !== null) return planned;
  const rule = kind === 'partnership' ? partnership.meetingPattern : partnership.boardPattern;
  if (rule === null) return null;
  const anchor = lastMeeting(meetings, kind, now)?.startsAt ?? partnership.createdAt;
  const occurrences = recurrence(tidy(rule), anchor, partnership);
  const logged = meetings.filter((meeting) => meeting.kind === kind).map((meeting) => meeting.startsAt);
  const startsAt = firstFree(occurrences, logged, now, partnership.timezone);
  return startsAt === null ? null : { id: null, kind, startsAt, venue: null, status: 'planned' };
}

/** Whether a text is a pattern that meetings can follow: the check at import, so that it cannot fail later. */
export function parsePattern(rule: string): true | Refusal {
  const tidied = tidy(rule);
  const parts = tidied.split(';');
  if (!parts.every((part) => PART.test(part)) || !tidied.includes('FREQ=')) return badPattern(rule);
  const somewhere = { timezone: 'Europe/London', meetingTime: '10:00' };
  try {
    // A rule such as the 30th of February is well formed and never comes: the library throws after 10,000 tries.
    const first = recurrence(withoutEnd(tidied), new Date('2024-01-01T00:00:00Z'), somewhere).next();
    return first === null ? badPattern(rule) : true;
  } catch {
    return badPattern(rule);
  }
}

function badPattern(rule: string): Refusal {
  return refusal(
    'not understood',
    `"${rule}" is not a pattern of meetings. Give an RFC 5545 rule such as FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU.`,
  );
}

function tidy(rule: string): string {
  return rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '')
    .replace(/;$/, '');
}

function withoutEnd(rule: string): string {
  return rule
    .split(';')
    .filter((part) => !part.startsWith('UNTIL='))
    .join(';');
}

function recurrence(
  rule: string,
  anchor: Date,
  local: Pick<Partnership, 'timezone' | 'meetingTime'>,
): RRule.RRuleTemporal {
  // Loaded only where a pattern is read (40 ms): with a meeting planned in the log, it never is.
  const { RRuleTemporal } = createRequire(import.meta.url)('rrule-temporal') as typeof RRule;
  const start = `${dayOf(anchor, local.timezone)}T${local.meetingTime}:00`.replaceAll(/[-:]/g, '');
  return new RRuleTemporal({
    rruleString: `DTSTART;TZID=${local.timezone}:${start}\nRRULE:${rule}`,
    strict: true,
  });
}

/** The first occurrence after now that no meeting of the log stands for. */
function firstFree(occurrences: RRule.RRuleTemporal, logged: readonly Date[], now: Date, zone: string): Date | null {
  let occurrence = after(occurrences, now);
  for (let tries = 0; occurrence !== null && tries < MOST_CANCELLED; tries += 1) {
    const following = after(occurrences, occurrence);
    if (!isTaken(occurrence, following, logged, zone)) return occurrence;
    occurrence = following;
  }
  return null;
}

/**
 * The log does not say which occurrence a moved meeting came from, so a meeting within a quarter of the interval stands
 * for it: held on 3 December in place of 8 December, it is not due again five days later.
 */
function isTaken(occurrence: Date, following: Date | null, logged: readonly Date[], zone: string): boolean {
  const window = following === null ? 0 : (following.getTime() - occurrence.getTime()) / 4;
  return logged.some(
    (at) => dayOf(at, zone) === dayOf(occurrence, zone) || Math.abs(at.getTime() - occurrence.getTime()) < window,
  );
}

function after(occurrences: RRule.RRuleTemporal, instant: Date): Date | null {
  const next = occurrences.next(instant);
  return next === null ? null : new Date(next.epochMilliseconds);
}
