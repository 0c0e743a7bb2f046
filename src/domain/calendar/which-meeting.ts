import { dayOf } from './dates.ts';
import { lastMeeting, type Meeting } from './meeting.ts';
import { nextMeeting, withPattern } from './next-meeting.ts';
import type { Partnership } from '../partnership/partnership.ts';

/** Planned meetings that nobody started are offered for so long after their day. */
const LATE_DAYS_MS = 14 * 86_400_000;

/** The partnership's own meeting of today that was not held yet; null where there is none. */
export function meetingToday(partnership: Partnership, logged: readonly Meeting[], now: Date): Meeting | null {
  const { timezone } = partnership;
  const today = dayOf(now, timezone);
  const meetings = withPattern(partnership, logged, 'partnership', now);
  return (
    meetings
      .filter(({ kind, status }) => kind === 'partnership' && status === 'planned')
      .filter(({ startsAt }) => dayOf(startsAt, timezone) === today)
      .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())[0] ?? null
  );
}

/** The meeting that a pack is for: today's, else the next. */
export function meetingAhead(partnership: Partnership, logged: readonly Meeting[], now: Date): Meeting | null {
  return meetingToday(partnership, logged, now) ?? nextMeeting(partnership, logged, 'partnership', now);
}

/** Which may be meant where there is none today: the last one, if it was not held, and the next. */
export function meetingsNear(partnership: Partnership, logged: readonly Meeting[], now: Date): readonly Meeting[] {
  const meetings = withPattern(partnership, logged, 'partnership', now);
  const last = lastMeeting(meetings, 'partnership', now);
  const isLate =
    last?.status === 'planned' && now.getTime() - last.startsAt.getTime() <= LATE_DAYS_MS && last.id !== null;
  const next = nextMeeting(partnership, logged, 'partnership', now);
  return [...(isLate ? [last] : []), ...(next === null ? [] : [next])];
}

/** The meeting before this one: what is new is new since then. */
export function meetingBefore(meetings: readonly Meeting[], meeting: Meeting | null, now: Date): Meeting | null {
  const others = meetings.filter(
    (other) => meeting === null || (other.id !== meeting.id && other.startsAt < meeting.startsAt),
  );
  return lastMeeting(others, 'partnership', now);
}
