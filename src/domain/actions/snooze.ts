import type { Action } from './action.ts';
import { addDays, longDate, type IsoDate } from '../calendar/dates.ts';

/** For how long reminders can be put off where no meeting is known, in days. */
const LONGEST_WITHOUT_MEETING = 60;

/** Reminders put off by an action's owner: through this day in the partnership's zone, and why. */
export interface Snooze {
  readonly until: IsoDate;
  readonly reason: string | null;
}

/**
 * The snooze that holds on a day, its last day included; null: the owner is reminded as usual. It quiets reminders to the
 * owner only: ratings, status, the chair's brief and notices to deputies, leads and chairs know nothing of it.
 */
export function snoozeOn(
  { snoozedUntil, snoozeReason }: Pick<Action, 'snoozedUntil' | 'snoozeReason'>,
  day: IsoDate,
): Snooze | null {
  return snoozedUntil === null || snoozedUntil < day ? null : { until: snoozedUntil, reason: snoozeReason };
}

/** "Snoozed until Friday 4 December 2026: waiting for the court". */
export function snoozeWords({ until, reason }: Snooze): string {
  const days = `Snoozed until ${longDate(until)}`;
  return reason === null ? days : `${days}: ${reason}`;
}

/** Nobody arrives at a meeting without having been reminded of what it will ask: a snooze ends with its day at the latest. */
export function latestSnooze(today: IsoDate, nextMeeting: IsoDate | null): IsoDate {
  return nextMeeting ?? addDays(today, LONGEST_WITHOUT_MEETING);
}
