import type { ActionStatus } from './action.ts';
import type { IsoDate } from './dates.ts';

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
