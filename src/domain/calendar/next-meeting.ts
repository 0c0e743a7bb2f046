import { createRequire } from 'node:module';
import type * as RRule from 'rrule-temporal';
import { dayOf } from './dates.ts';
import { lastMeeting, plannedMeeting, type Meeting, type MeetingKind } from './meeting.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { refusal, type Refusal } from '../refusal.ts';

/** Where occurrences are counted from one meeting, more than this many in a row are not looked at. */
const MOST_OCCURRENCES = 400;

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
 * The next meeting of a kind: the planned one in the log or, where the log holds none, the next one by the pattern.
 * null: none is known.
 */
export function nextMeeting(
  partnership: Partnership,
  meetings: readonly Meeting[],
  kind: MeetingKind,
  now: Date,
): Meeting | null {
  return plannedMeeting(withPattern(partnership, meetings, kind, now), kind, now);
}

/**
 * The meetings of the log and, where it holds no planned one, those that follow from the pattern up to the next one:
 * counted from the last meeting in the log (from the partnership's first day where there was none), at the local
 * meeting time. An occurrence that was cancelled, or held early, is not derived again. Those before the clerk kept this
 * partnership's log are not derived either: what the log does not say of that time did not happen.
 */
export function withPattern(
  partnership: Partnership,
  meetings: readonly Meeting[],
  kind: MeetingKind,
  now: Date,
): readonly Meeting[] {
  const rule = kind === 'partnership' ? partnership.meetingPattern : partnership.boardPattern;
  if (rule === null || plannedMeeting(meetings, kind, now) !== null) return meetings;
  const anchor = lastMeeting(meetings, kind, now)?.startsAt ?? partnership.createdAt;
  const logged = meetings.filter((meeting) => meeting.kind === kind).map((meeting) => meeting.startsAt);
  const from = new Date(Math.min(now.getTime(), Math.max(anchor.getTime(), partnership.createdAt.getTime())));
  const derived = freeOccurrences(recurrence(tidy(rule), anchor, partnership), from, now, logged, partnership.timezone);
  return [
    ...meetings,
    ...derived.map((startsAt) => ({ id: null, kind, startsAt, venue: null, status: 'planned' }) as const),
  ];
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

/** The occurrences after `from`, up to the first one after now, that no meeting of the log stands for. */
function freeOccurrences(
  occurrences: RRule.RRuleTemporal,
  from: Date,
  now: Date,
  logged: readonly Date[],
  zone: string,
): readonly Date[] {
  const free: Date[] = [];
  let occurrence = after(occurrences, from);
  for (let tries = 0; occurrence !== null && tries < MOST_OCCURRENCES; tries += 1) {
    const following = after(occurrences, occurrence);
    if (!isTaken(occurrence, following, logged, zone)) {
      free.push(occurrence);
      if (occurrence > now) break;
    }
    occurrence = following;
  }
  return free;
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
