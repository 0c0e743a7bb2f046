import { isOpen, STATUS_WORDS, type Action, type ActionStatus } from './action.ts';
import { addWorkingDays, workingDayOnOrBefore } from '../calendar/working-days.ts';
import { dayOf, longDate, type IsoDate } from '../calendar/dates.ts';
import { lastMeeting, plannedMeeting, type Meeting } from '../calendar/meeting.ts';
import { withPattern } from '../calendar/next-meeting.ts';
import type { Partnership } from '../partnership/partnership.ts';

export const RATINGS = ['Blue', 'Red', 'Amber', 'Green'] as const;
export type Rating = (typeof RATINGS)[number];

/** The days and instants against which actions are rated; the same for every action of a partnership today. */
export interface BragThresholds {
  readonly today: IsoDate;
  /** The last day of the amber window: ten working days from today. */
  readonly amberUntil: IsoDate;
  /** The day of the next partnership meeting, if one is known. */
  readonly nextMeeting: IsoDate | null;
  /** When the last partnership meeting began; an update counts only after it. */
  readonly lastMeeting: Date | null;
  /** Issued on or before this day and still not accepted is too long. */
  readonly acceptedBy: IsoDate;
}

/** All that a rating depends on, whether read off one action or grouped by the database. */
export interface BragFacts {
  readonly status: ActionStatus;
  readonly overdue: boolean;
  readonly dueSoon: boolean;
  readonly dueBeforeMeeting: boolean;
  readonly updatedSinceMeeting: boolean;
  readonly acceptanceLate: boolean;
}

/** A rating in words: no colour is ever shown without its word and its reason. null: the action ended undone. */
export interface Rated {
  readonly rating: Rating | null;
  readonly reason: string;
}

/** The part of an action that its rating depends on. */
export type RatedAction = Pick<Action, 'status' | 'due' | 'raised' | 'issued' | 'lastUpdate'>;

/** What a partnership's actions are rated against now, by its own meetings and settings. */
export function bragThresholds(partnership: Partnership, meetings: readonly Meeting[], now: Date): BragThresholds {
  const { timezone, settings } = partnership;
  const today = dayOf(now, timezone);
  const known = withPattern(partnership, meetings, 'partnership', now);
  const next = plannedMeeting(known, 'partnership', now);
  return {
    today,
    amberUntil: addWorkingDays(today, settings.amberDays),
    nextMeeting: next === null ? null : dayOf(next.startsAt, timezone),
    lastMeeting: lastMeeting(known, 'partnership', now)?.startsAt ?? null,
    acceptedBy: addWorkingDays(workingDayOnOrBefore(today), -settings.acceptDays),
  };
}

/**
 * Reads off an action what its rating depends on. Awaiting confirmation is never overdue: it is done as far as the owner
 * goes. Where there was no meeting yet, any update counts; an action without an issue date counts as issued on the
 * working day after it was raised.
 */
export function bragFacts(action: RatedAction, thresholds: BragThresholds): BragFacts {
  const { due, status } = action;
  return {
    status,
    overdue: isOpen(status) && due !== null && due < thresholds.today,
    dueSoon: due !== null && due <= thresholds.amberUntil,
    dueBeforeMeeting: due !== null && thresholds.nextMeeting !== null && due <= thresholds.nextMeeting,
    updatedSinceMeeting: isUpdatedSince(action, thresholds.lastMeeting),
    acceptanceLate: status === 'proposed' && isIssuedBy(action, thresholds.acceptedBy),
  };
}

/** Whether somebody has updated an action since the last meeting; without one, whether anybody ever has. */
export function isUpdatedSince(action: Pick<Action, 'lastUpdate'>, meeting: Date | null): boolean {
  if (action.lastUpdate === null) return false;
  return meeting === null || action.lastUpdate.at > meeting;
}

/** The rating of all actions that share these facts, with its reason in general words. */
export function rate(facts: BragFacts): Rated {
  if (facts.status === 'completed') return { rating: 'Blue', reason: STATUS_WORDS.completed };
  if (facts.status === 'awaiting_confirmation') return { rating: 'Green', reason: 'Done, awaiting confirmation' };
  if (!isOpen(facts.status)) return { rating: null, reason: STATUS_WORDS[facts.status] };
  const isBlocked = facts.status === 'blocked';
  if (facts.overdue) return { rating: 'Red', reason: 'Overdue' };
  if (isBlocked && facts.dueSoon) return { rating: 'Red', reason: 'Blocked and due soon' };
  if (facts.dueSoon) return { rating: 'Amber', reason: 'Due soon' };
  if (isBlocked) return { rating: 'Amber', reason: 'Blocked' };
  if (facts.dueBeforeMeeting && !facts.updatedSinceMeeting) {
    return { rating: 'Amber', reason: 'Due before the next meeting, not updated since the last one' };
  }
  if (facts.acceptanceLate) return { rating: 'Amber', reason: 'Not accepted yet' };
  return { rating: 'Green', reason: 'On track' };
}

/** The rating of one action, with its reason and the date that the reason turns on. Never a partner's own words. */
export function rateAction(action: RatedAction, thresholds: BragThresholds): Rated {
  const facts = bragFacts(action, thresholds);
  const rated = rate(facts);
  if (!isOpen(action.status)) return rated;
  if (action.due === null) return rated.rating === 'Green' ? { ...rated, reason: 'No due date' } : rated;
  if (facts.overdue) return { ...rated, reason: `Overdue since ${longDate(action.due)}` };
  if (!facts.dueSoon) return rated;
  const when = action.due === thresholds.today ? 'due today' : `due on ${longDate(action.due)}`;
  return { ...rated, reason: action.status === 'blocked' ? `Blocked and ${when}` : when.replace('due', 'Due') };
}

function isIssuedBy(action: RatedAction, day: IsoDate): boolean {
  if (action.issued !== null) return action.issued <= day;
  // The working day after it was raised is on or before a working day exactly when it was raised before that day.
  return action.raised !== null && action.raised < day;
}
