import type { Action, ActionStatus } from './action.ts';
import type { IsoDate } from '../calendar/dates.ts';
import type { AgencyRef, PersonRef } from '../people/person.ts';

/** How far a due date should move: to a day, by a span from the current due date, to the next meeting or days after it. */
export type NewDue =
  | { readonly to: 'date'; readonly date: IsoDate }
  | { readonly to: 'later'; readonly days: number; readonly months: number }
  | { readonly to: 'next meeting' }
  | { readonly to: 'after next meeting'; readonly days: number };

/** The ends that can be said outright; "completed" is reached by done and confirm. */
export type PlainEnd = 'not_done' | 'circumstances_changed' | 'cancelled';

/** What somebody asks to be done to one action, as the planner or a card says it. `note` is their own words. */
export type ChangeIntent =
  | { readonly kind: 'accept'; readonly note: string | null }
  | { readonly kind: 'decline'; readonly note: string | null }
  | { readonly kind: 'progress'; readonly note: string | null }
  /** Words without a status: the status stays, except that an action not yet begun is now in progress. */
  | { readonly kind: 'note'; readonly note: string }
  | { readonly kind: 'no_change'; readonly note: string | null }
  | { readonly kind: 'blocked'; readonly note: string | null }
  | { readonly kind: 'done'; readonly note: string | null }
  | { readonly kind: 'confirm'; readonly note: string | null }
  | { readonly kind: 'reject'; readonly note: string | null }
  | { readonly kind: 'extend'; readonly due: NewDue | null; readonly note: string | null }
  /** `to` is what was typed: an email address, a person's name or an agency's name. */
  | { readonly kind: 'reassign'; readonly to: string | null; readonly note: string | null }
  | { readonly kind: 'end'; readonly as: PlainEnd; readonly note: string | null }
  | { readonly kind: 'reopen'; readonly note: string | null }
  /** No reminders of it to its owner through a day, which a span counts from today; and again from now on. */
  | { readonly kind: 'snooze'; readonly until: NewDue | null; readonly note: string | null }
  | { readonly kind: 'wake'; readonly note: string | null }
  /** Which power of the catalogue it uses, by its id; null: none of that name is known. */
  | { readonly kind: 'tag'; readonly power: string | null; readonly note: string | null }
  | { readonly kind: 'untag'; readonly note: string | null }
  /** Whether it is there to safeguard somebody. */
  | { readonly kind: 'safeguard'; readonly on: boolean; readonly note: string | null };

export type ChangeKind = ChangeIntent['kind'];
/** What is said of an action for good, and not of where it stands. */
export type TagKind = Extract<ChangeKind, 'tag' | 'untag' | 'safeguard'>;

/** The kinds of entry in an action's append-only history. */
export type UpdateKind =
  | 'imported'
  | 'added'
  | 'accepted'
  | 'declined'
  | 'progress'
  | 'no_change'
  | 'blocked'
  | 'done'
  | 'confirmed'
  | 'rejected'
  | 'extended'
  | 'reassigned'
  | 'ended'
  | 'reopened'
  | 'undone'
  | 'snoozed'
  | 'woken'
  | 'tagged'
  | 'untagged'
  | 'safeguarded'
  | 'unsafeguarded';

/** The fields of an action that a change may set. */
export interface ActionFields {
  readonly status: ActionStatus;
  readonly due: IsoDate | null;
  readonly originalDue: IsoDate | null;
  readonly requestedDue: IsoDate | null;
  readonly extensions: number;
  readonly owner: PersonRef | null;
  readonly agency: AgencyRef | null;
  readonly blocker: string | null;
  readonly outcome: string | null;
  readonly issued: IsoDate | null;
  readonly handedOverAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly completed: IsoDate | null;
  readonly confirmedById: number | null;
  readonly snoozedUntil: IsoDate | null;
  readonly snoozeReason: string | null;
  readonly powerId: string | null;
  readonly safeguarding: boolean;
}

/** A decided change: the action as it was, what is set, and the entry for its history. */
export interface Change {
  readonly action: Action;
  readonly set: Partial<ActionFields>;
  readonly update: { readonly kind: UpdateKind; readonly text: string | null };
}

/**
 * Does this entry mean that the owner's side has said where the action stands? Only then is it "updated since the last
 * meeting". What others do to an action (give it away, send it back, reopen it) leaves it waiting for its owner; so do putting
 * off reminders of it and tagging it.
 */
export function countsAsUpdate(kind: UpdateKind): boolean {
  return !NO_NEWS.includes(kind);
}

const NO_NEWS: readonly UpdateKind[] = [
  'added',
  'confirmed',
  'declined',
  'rejected',
  'reassigned',
  'reopened',
  'undone',
  'snoozed',
  'woken',
  'tagged',
  'untagged',
  'safeguarded',
  'unsafeguarded',
];
