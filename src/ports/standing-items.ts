import type { BragThresholds } from '../domain/actions/brag.ts';
import type { IsoDate } from '../domain/calendar/dates.ts';
import type { Speaker } from '../domain/people/person.ts';
import type {
  PublishedFigures,
  StandingItemInputs,
  StoreCounts,
  TrendMeeting,
} from '../domain/standing-item/inputs.ts';
import type { StandingItem, StandingItemFigures } from '../domain/standing-item/standing-item.ts';
import type { Statements } from '../domain/standing-item/statements.ts';
import type { AuditNote, UndoLabel } from './audit.ts';

/** From when on, and as at when, the standing item counts. */
export interface CountingPoints {
  readonly thresholds: BragThresholds;
  readonly timezone: string;
  /** The days of the board's and of the partnership's last meeting; their first day where there was none. */
  readonly boardMet: IsoDate;
  readonly partnershipMet: IsoDate;
  readonly trend: readonly TrendMeeting[];
}

/** A version as it was frozen, with what its figures were made from. */
export interface FrozenItem {
  readonly figures: StandingItemFigures;
  readonly inputs: StandingItemInputs;
  /** Whether the inputs are, to the byte, those that were frozen. */
  readonly isAsFrozen: boolean;
}

export interface PostedCard {
  readonly conversationId: string;
  readonly activityId: string;
}

export interface StandingItems {
  /** All that the figures count, as at one instant. */
  counts(partnershipId: number, points: CountingPoints): Promise<StoreCounts>;
  /** The figures of every version that was ever posted, the newest first. */
  published(partnershipId: number): Promise<readonly PublishedFigures[]>;
  /** One version, with what it was made from; null where there is none. */
  frozen(partnershipId: number, number: number, version: number): Promise<FrozenItem | null>;
  /** A new number, or the next version of the number when it replaces or corrects one. */
  draft(
    partnershipId: number,
    period: { readonly from: Date; readonly to: Date },
    frozen: { readonly figures: StandingItemFigures; readonly inputs: StandingItemInputs },
    speaker: Speaker,
    at: Date,
    note: AuditNote,
  ): Promise<StandingItem>;
  /** Other statements for a draft; null, and nothing is written: it is no draft any more, or they were changed meanwhile. */
  restate(item: StandingItem, statements: Statements, undo: UndoLabel, note: AuditNote): Promise<StandingItem | null>;
  latest(partnershipId: number): Promise<StandingItem | null>;
  lastPosted(partnershipId: number): Promise<StandingItem | null>;
  /** The newest that the chair has approved, posted or not. */
  lastApproved(partnershipId: number): Promise<StandingItem | null>;
  /** `version` null: the newest of the number. null: there is none. */
  version(partnershipId: number, number: number, version: number | null): Promise<StandingItem | null>;
  /** draft → approved; null when it is no longer a draft of that number and version, with those statements. */
  approve(item: StandingItem, speaker: Speaker, at: Date, note: AuditNote): Promise<StandingItem | null>;
  /** approved → posted, before it is sent, so that two presses cannot post twice; null when it is not approved. */
  claimPosting(item: StandingItem, at: Date, note: AuditNote): Promise<StandingItem | null>;
  /** Where its card stands, once it was sent; null puts the item back to approved because nothing was sent. */
  settlePosting(partnershipId: number, item: StandingItem, posted: PostedCard | null): Promise<void>;
  /** Where the card of an item stands, and of which version it is; null: none was posted, or it is not known where. */
  postedCard(partnershipId: number, number: number): Promise<(PostedCard & Pick<StandingItem, 'version'>) | null>;
}
