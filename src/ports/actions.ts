import type { Action, ActionStatus, Strand } from '../domain/actions/action.ts';
import type { BragFacts, BragThresholds } from '../domain/actions/brag.ts';
import type { Change, UpdateKind } from '../domain/actions/change.ts';
import type { IsoDate } from '../domain/calendar/dates.ts';
import type { Speaker } from '../domain/people/person.ts';
import type { Source } from './audit.ts';

export interface ActionFilter {
  readonly partnershipId: number;
  /** Only what this speaker may see; null: everything (jobs, exports). */
  readonly visibleTo: Speaker | null;
  readonly ids?: readonly number[];
  readonly ownerIds?: readonly number[];
  readonly agencyId?: number;
  readonly nominalId?: number;
  readonly statuses?: readonly ActionStatus[];
  readonly dueBefore?: IsoDate;
  readonly ownerless?: true;
  /** Without an update since this instant. */
  readonly silentSince?: Date;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly total: number;
}

/** Actions that are alike in all that status counts, and how many there are of them. */
export interface ActionGroup {
  readonly facts: BragFacts;
  readonly agency: string | null;
  readonly strand: Strand | null;
  readonly ownerless: boolean;
  readonly count: number;
}

export interface UpdateEntry {
  readonly at: Date;
  readonly by: string | null;
  readonly status: ActionStatus;
  readonly kind: UpdateKind;
  readonly text: string | null;
}

export interface SilentOwner {
  readonly memberId: number | null;
  readonly name: string | null;
  readonly agency: string | null;
  readonly refs: readonly string[];
}

/** An entry of the log since an instant, for "what has changed". */
export interface LoggedUpdate extends UpdateEntry {
  readonly actionId: number;
  readonly actionRef: string;
}

export interface NewAction {
  readonly partnershipId: number;
  readonly nominalId: number | null;
  readonly title: string;
  readonly strand: Strand;
  readonly ownerId: number | null;
  readonly agencyId: number | null;
  readonly raised: IsoDate;
  readonly due: IsoDate;
}

export interface AddLabel {
  readonly at: Date;
  readonly batch: string;
  readonly source: Source;
  readonly token: string | null;
}

export type Recorded =
  | { readonly recorded: true; readonly actions: readonly Action[] }
  /** Somebody else changed one of them, or the card's token was used: nothing was changed. */
  | { readonly recorded: false; readonly because: 'changed meanwhile' | 'token used' };

export interface RecordChanges {
  readonly speaker: Speaker;
  readonly at: Date;
  readonly batch: string;
  readonly changes: readonly Change[];
  readonly source: Source;
  /** The one-use token of the card that was pressed. */
  readonly token: string | null;
}

export interface Actions {
  /** By number, in the order asked for; a number that does not exist is left out. Policy is the caller's. */
  byNumber(partnershipId: number, numbers: readonly number[]): Promise<readonly Action[]>;
  /** Ordered by due date, then number; those without a date last. */
  list(filter: ActionFilter, page: { readonly skip: number; readonly take: number }): Promise<Page<Action>>;
  /** Counts by what the rules need, computed in the database. */
  groups(partnershipId: number, visibleTo: Speaker | null, thresholds: BragThresholds): Promise<readonly ActionGroup[]>;
  history(partnershipId: number, actionId: number, take: number): Promise<readonly UpdateEntry[]>;
  /** Owners of open actions without an update since the instant, with those actions' refs; null: no owner. */
  silentOwners(partnershipId: number, visibleTo: Speaker | null, since: Date): Promise<readonly SilentOwner[]>;
  /** How many entries of each kind the history has since the instant. */
  updateCounts(
    partnershipId: number,
    visibleTo: Speaker | null,
    since: Date,
  ): Promise<Partial<Record<UpdateKind, number>>>;
  /** The history since an instant, the newest first. */
  updatesSince(
    partnershipId: number,
    visibleTo: Speaker | null,
    since: Date,
    page: { readonly skip: number; readonly take: number },
  ): Promise<Page<LoggedUpdate>>;
  /** All or nothing, in one transaction: fields, history, undo steps, audit entries and the used token. */
  record(changes: RecordChanges): Promise<Recorded>;
  /** null: the form's one-use token was used already, so the action is there. */
  add(action: NewAction, speaker: Speaker, label: AddLabel): Promise<Action | null>;
}
