import type { IsoDate } from '../domain/calendar/dates.ts';
import type { NominalKey } from '../domain/refs.ts';

/** A card in a group chat or channel that showed codes. */
export interface SharedCard {
  readonly conversationId: string;
  readonly activityId: string;
  readonly shows: readonly NominalKey[];
}

export interface SharedCards {
  /** Codes that do not exist are left out; a card that shows none is not kept. */
  add(partnershipId: number, card: SharedCard, at: Date): Promise<void>;
  /** Those that show something that is closed and are still up, with the last day on which something on them was closed. */
  stale(partnershipId: number, take: number): Promise<readonly StaleCard[]>;
  /** A card was taken down, or is gone. */
  takenDown(partnershipId: number, id: number, at: Date): Promise<void>;
}

export interface StaleCard {
  readonly id: number;
  readonly conversationId: string;
  readonly activityId: string;
  readonly closed: IsoDate | null;
}
