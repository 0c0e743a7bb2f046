import { dayOf } from '../calendar/dates.ts';
import type { Meeting } from '../calendar/meeting.ts';
import type { TrendMeeting } from './inputs.ts';

const MEETINGS_SHOWN = 6;

/** The last six partnership meetings, the oldest first, each with the day of the one before it. */
export function trendMeetings(meetings: readonly Meeting[], now: Date, timezone: string): readonly TrendMeeting[] {
  const held = meetings.filter(
    ({ kind, status, startsAt }) => kind === 'partnership' && status !== 'cancelled' && startsAt <= now,
  );
  const lastOfDay = new Map(
    held
      .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      .map(({ startsAt }) => [dayOf(startsAt, timezone), startsAt]),
  );
  const days = [...lastOfDay];
  return days.map(([day, at], index) => ({ at, day, after: days[index - 1]?.[0] ?? null })).slice(-MEETINGS_SHOWN);
}
