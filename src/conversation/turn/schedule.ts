import type { Action } from '../../domain/actions/action.ts';
import { bragThresholds, rateAction, type BragThresholds } from '../../domain/actions/brag.ts';
import type { RatedAction } from '../../cards/parts/rated-action.ts';
import { lastMeeting, type Meeting } from '../../domain/calendar/meeting.ts';
import { nextMeeting, withPattern } from '../../domain/calendar/next-meeting.ts';
import type { Speaker } from '../../domain/people/person.ts';
import { asSeenBy } from '../../domain/policy/policy.ts';
import type { Context } from './turn.ts';

/** Where the partnership stands between two meetings: what ratings and "since the last meeting" are measured against. */
export interface Schedule {
  readonly meetings: readonly Meeting[];
  readonly last: Meeting | null;
  readonly next: Meeting | null;
  readonly thresholds: BragThresholds;
}

export function scheduleOf({ speaker, readAhead, turn }: Context): Schedule {
  const { partnership } = speaker;
  const { now } = turn;
  const meetings = withPattern(partnership, readAhead.meetings, 'partnership', now);
  return {
    meetings,
    last: lastMeeting(meetings, 'partnership', now),
    next: nextMeeting(partnership, meetings, 'partnership', now),
    thresholds: bragThresholds(partnership, meetings, now),
  };
}

/** An action with its rating, as its reader may see it. */
export function rated(action: Action, reader: Speaker, schedule: Schedule): RatedAction {
  return { action: asSeenBy(reader, action), ...rateAction(action, schedule.thresholds) };
}

/** Updates count from the last meeting on; from the beginning where there was none. */
export function sinceLastMeeting(schedule: Schedule): Date {
  return schedule.last?.startsAt ?? new Date(0);
}
