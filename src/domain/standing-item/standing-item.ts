import type { Strand } from '../actions/action.ts';
import type { Rating } from '../actions/brag.ts';
import type { IsoDate } from '../calendar/dates.ts';
import type { PeopleCount } from '../publication/withhold.ts';
import type { NominalKind } from '../refs.ts';
import type { Threat, ThreatLevel, ThreatTrend } from '../registers/threats.ts';
import type { Statements } from './statements.ts';

/** The two clocks of a paper: since the board last met, and since the partnership did. */
export interface SinceMeetings<T> {
  readonly sinceBoard: T;
  readonly sinceMeeting: T;
}

/** What happened from the day of a meeting on, that day included. */
export interface ClockFigures {
  readonly from: IsoDate;
  readonly opened: number;
  readonly completed: number;
  readonly carriedForward: number;
  /** Of the actions completed that had a due date, the share that their owners said were done by it; null where there was none. */
  readonly onTimePercent: number | null;
  readonly nominals: readonly {
    readonly kind: NominalKind;
    readonly opened: PeopleCount;
    readonly closed: PeopleCount;
  }[];
}

/** How things stood at a partnership meeting, and what had been completed since the one before. */
export interface TrendPoint {
  readonly meeting: IsoDate;
  readonly open: number;
  readonly overdue: number;
  readonly completed: number;
  readonly onTimePercent: number | null;
}

/**
 * Everything that may be published: counts, dates, words of closed sets and the names of agencies. There is no field
 * that could hold what a partner typed, so no free text, code or name can reach a public paper. Counts about people have
 * a type of their own, because they may be withheld (publication/withhold.ts).
 */
export interface StandingItemFigures extends SinceMeetings<ClockFigures> {
  readonly dataAsAt: IsoDate;
  /** Opened, completed, carried forward and on time: since the board last met. */
  readonly actions: {
    readonly opened: number;
    readonly completed: number;
    readonly overdue: number;
    readonly carriedForward: number;
    readonly awaitingConfirmation: number;
    readonly blocked: number;
    readonly withoutOwner: number;
    readonly onTimePercent: number | null;
  };
  /** Open actions by the days since they were raised. */
  readonly ages: Readonly<Record<AgeBand, number>>;
  readonly ratings: Readonly<Record<Rating, number>>;
  readonly strands: Readonly<Record<Strand, number>>;
  /** The strand with most of the open actions, and its share of those that have a strand; null where none has. */
  readonly strandBalance: { readonly largest: Strand; readonly percent: number } | null;
  readonly agencies: readonly {
    readonly agency: string;
    readonly open: number;
    readonly overdue: number;
    readonly completed: number;
  }[];
  /** Of the actions issued since the board last met. */
  readonly acceptance: {
    readonly issued: number;
    readonly accepted: number;
    readonly inTime: number;
    /** Of the accepted, those of which the day is known; absent: frozen before it was counted. */
    readonly daysKnown?: number;
    readonly waiting: number;
  };
  /** Opened and closed since the board last met, and open now. */
  readonly nominals: readonly {
    readonly kind: NominalKind;
    readonly opened: PeopleCount;
    readonly closed: PeopleCount;
    readonly open: PeopleCount;
  }[];
  readonly profiles: { readonly accepted: number; readonly awaited: number; readonly pastReview: number };
  /** The document of the threats to the area; null: there is none. Absent: frozen before it was counted. */
  readonly localProfile?: {
    readonly version: number;
    readonly reviewBy: IsoDate | null;
    readonly isPastReview: boolean;
  } | null;
  /** Across the whole area, as police assess them; absent as above. */
  readonly threats?: readonly {
    readonly threat: Threat;
    readonly level: ThreatLevel;
    readonly trend: ThreatTrend | null;
  }[];
  /** How many different powers open actions use; absent as above. */
  readonly powersInUse?: number;
  readonly programmes: readonly {
    /** Its place among the partnership's programmes, in the order in which they came: a name may be a place's. */
    readonly number: number;
    readonly sessionsPlanned: number;
    readonly sessionsDelivered: number;
    readonly referred: PeopleCount;
    readonly started: PeopleCount;
    readonly completed: PeopleCount;
  }[];
  /** The last six partnership meetings, the oldest first. */
  readonly trend: readonly TrendPoint[];
}

export const AGE_BANDS = ['upTo30', 'upTo60', 'upTo90', 'over90', 'notKnown'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export interface StandingItem {
  readonly id: number;
  readonly number: number;
  readonly version: number;
  readonly state: 'draft' | 'approved' | 'posted' | 'superseded';
  readonly from: Date;
  readonly to: Date;
  readonly figures: StandingItemFigures;
  /** The chair's own words; they are never part of the figures. */
  readonly statements: Statements;
  /** Grows with each change of the statements: a preview that shows older ones cannot be approved. */
  readonly revision: number;
  readonly draftedById: number;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly postedAt: Date | null;
}
