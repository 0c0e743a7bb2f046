import type { Strand } from '../actions/action.ts';
import type { BragFacts } from '../actions/brag.ts';
import type { IsoDate } from '../calendar/dates.ts';
import type { NominalCounts } from '../publication/nominal-counts.ts';
import type { ProgrammeCounts } from '../publication/programme-counts.ts';
import type { NominalKind } from '../refs.ts';
import type { AgeBand, SinceMeetings, StandingItemFigures } from './standing-item.ts';

/** Actions that share all that their rating depends on. */
export interface RatedGroup {
  readonly facts: BragFacts;
  readonly agency: string | null;
  readonly strand: Strand | null;
  readonly ownerless: boolean;
  readonly count: number;
}

/** What became of an agency's actions since a meeting. */
export interface AgencyFlow {
  readonly agency: string | null;
  readonly opened: number;
  readonly completed: number;
  /** Of those completed: those that had a due date, and those completed by it. */
  readonly dated: number;
  readonly onTime: number;
  readonly carriedForward: number;
}

/** Actions issued and accepted on the same days. */
export interface AcceptanceGroup {
  readonly issued: IsoDate | null;
  readonly raised: IsoDate | null;
  readonly accepted: IsoDate | null;
  readonly waits: boolean;
  readonly count: number;
}

/** What a trend is counted at: a meeting, its day, and the day of the one before. */
export interface TrendMeeting {
  readonly at: Date;
  readonly day: IsoDate;
  readonly after: IsoDate | null;
}

/**
 * What the store counted, as at one instant. It is frozen with the standing item, so that its figures can be produced
 * again whatever became of the log since: counts only, no code, title or name of a person. It is not published itself:
 * small counts are in it.
 */
export interface StoreCounts {
  readonly groups: readonly RatedGroup[];
  readonly flows: SinceMeetings<readonly AgencyFlow[]>;
  readonly ages: Readonly<Record<AgeBand, number>>;
  readonly acceptance: readonly AcceptanceGroup[];
  readonly trend: readonly {
    readonly meeting: IsoDate;
    readonly open: number;
    readonly overdue: number;
    readonly completed: number;
    readonly dated: number;
    readonly onTime: number;
  }[];
  readonly nominals: readonly (NominalCounts<number> & { readonly kind: NominalKind })[];
  readonly profiles: StandingItemFigures['profiles'];
  /** Absent: frozen before these were counted. */
  readonly localProfile?: { readonly version: number; readonly reviewBy: IsoDate | null } | null;
  readonly threats?: StandingItemFigures['threats'];
  readonly powersInUse?: number;
  readonly programmes: readonly (ProgrammeCounts<number> & {
    readonly number: number;
    readonly sessionsPlanned: number;
    readonly sessionsDelivered: number;
  })[];
}

/** What an earlier version said about people, to be compared with what this one says. */
export type PublishedFigures = Pick<
  StandingItemFigures,
  'dataAsAt' | 'nominals' | 'programmes' | 'sinceBoard' | 'sinceMeeting'
>;

/** All that the figures are made from. */
export interface StandingItemInputs {
  /** Absent: frozen before the days of acceptance were counted. */
  readonly format?: 2;
  readonly dataAsAt: IsoDate;
  readonly boardMet: IsoDate;
  readonly partnershipMet: IsoDate;
  /** Working days after issue by which an action should be accepted. */
  readonly acceptDays: number;
  readonly counts: StoreCounts;
  /** What was posted before, the newest first. */
  readonly published: readonly PublishedFigures[];
}
