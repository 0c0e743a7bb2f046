import type { Action } from '../../domain/actions/action.ts';
import type { Rated } from '../../domain/actions/brag.ts';

/** An action with its rating; the reason says why in plain words, without anything that a partner typed. */
export interface RatedAction extends Rated {
  readonly action: Action;
}

/** What the policy lets the reader of an action see and do; the card only leaves out what is not theirs. */
export interface ActionViewer {
  readonly seesNominal: boolean;
  readonly mayUpdate: boolean;
  readonly mayConfirm: boolean;
}

/** What has just been recorded, shown on top of a card. `said` is the clerk's wording, `note` the person's own. */
export interface JustNow {
  /** "Recorded: In progress", "Not changed: A-12 is Completed", … */
  readonly said: string;
  readonly note: string | null;
  /** The batch that Undo takes back; null: there is nothing to undo. */
  readonly undo: string | null;
}

/** One page of something longer. `skip` items come before it. */
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly skip: number;
}

/** How many lines a page of a list has. */
export const PAGE_SIZE = 8;
