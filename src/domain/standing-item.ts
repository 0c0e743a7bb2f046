import type { Strand } from './action.ts';
import type { Rating } from './brag.ts';
import type { IsoDate } from './dates.ts';
import type { NominalKind } from './refs.ts';

/** A count about people: below five it is not published, nought included. */
export type PeopleCount = number | 'fewer than 5';

/**
 * Everything that may be published: counts and dates. There is no text field that a partner could have typed, so no
 * free text, code or name can reach a public paper.
 */
export interface StandingItemFigures {
  readonly dataAsAt: IsoDate;
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
  readonly ratings: Readonly<Record<Rating, number>>;
  readonly strands: Readonly<Record<Strand, number>>;
  readonly agencies: readonly {
    readonly agency: string;
    readonly open: number;
    readonly overdue: number;
    readonly completed: number;
  }[];
  readonly nominals: readonly {
    readonly kind: NominalKind;
    readonly opened: PeopleCount;
    readonly closed: PeopleCount;
  }[];
  readonly profiles: { readonly accepted: number; readonly awaited: number; readonly pastReview: number };
  readonly programmes: readonly {
    readonly sessionsPlanned: number;
    readonly sessionsDelivered: number;
    readonly referred: PeopleCount;
    readonly started: PeopleCount;
    readonly completed: PeopleCount;
  }[];
}

export interface StandingItem {
  readonly id: number;
  readonly number: number;
  readonly version: number;
  readonly state: 'draft' | 'approved' | 'posted' | 'superseded';
  readonly from: Date;
  readonly to: Date;
  readonly figures: StandingItemFigures;
  readonly draftedById: number;
  readonly approvedBy: string | null;
  readonly approvedAt: Date | null;
  readonly postedAt: Date | null;
}
