import type { IsoDate } from '../calendar/dates.ts';
import type { AgencyRef, PersonRef } from '../people/person.ts';
import type { NominalKind } from '../refs.ts';

/** What people say about an action. Its colour (BRAG) is another thing, derived in brag.ts. */
export const ACTION_STATUSES = [
  'proposed',
  'accepted',
  'in_progress',
  'blocked',
  'awaiting_confirmation',
  'completed',
  'not_done',
  'circumstances_changed',
  'cancelled',
] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** The status words that people read, on every card, in every reply and in the workbook. */
export const STATUS_WORDS: Readonly<Record<ActionStatus, string>> = {
  proposed: 'Proposed',
  accepted: 'Accepted',
  in_progress: 'In progress',
  blocked: 'Blocked',
  awaiting_confirmation: 'Awaiting confirmation',
  completed: 'Completed',
  not_done: 'Not done',
  circumstances_changed: 'Circumstances changed',
  cancelled: 'Cancelled',
};

/** The statuses in which the owner still has something to do. */
export const OPEN_STATUSES = [
  'proposed',
  'accepted',
  'in_progress',
  'blocked',
] as const satisfies readonly ActionStatus[];
/** The ends; any of them can be reopened. */
export const ENDED_STATUSES = [
  'completed',
  'not_done',
  'circumstances_changed',
  'cancelled',
] as const satisfies readonly ActionStatus[];

export function isOpen(status: ActionStatus): boolean {
  return (OPEN_STATUSES as readonly ActionStatus[]).includes(status);
}

export function hasEnded(status: ActionStatus): boolean {
  return (ENDED_STATUSES as readonly ActionStatus[]).includes(status);
}

/** The four strands of the serious and organised crime strategy (4P). */
export const STRANDS = ['pursue', 'prevent', 'protect', 'prepare'] as const;
export type Strand = (typeof STRANDS)[number];
export const STRAND_WORDS: Readonly<Record<Strand, string>> = {
  pursue: 'Pursue',
  prevent: 'Prevent',
  protect: 'Protect',
  prepare: 'Prepare',
};

/** The nominal that an action is about, with who may know of it. */
export interface NominalRef {
  readonly ref: string;
  readonly kind: NominalKind;
  readonly number: number;
  readonly open: boolean;
  /** The lead agency and those who need to know, by id. */
  readonly clearedAgencyIds: readonly number[];
}

export interface LastUpdate {
  readonly at: Date;
  readonly by: string | null;
  readonly text: string | null;
}

export interface Action {
  readonly id: number;
  readonly partnershipId: number;
  readonly ref: string;
  readonly number: number;
  readonly title: string;
  readonly nominal: NominalRef | null;
  readonly strand: Strand | null;
  readonly tactic: string | null;
  readonly owner: PersonRef | null;
  readonly agency: AgencyRef | null;
  readonly raised: IsoDate | null;
  readonly due: IsoDate | null;
  readonly originalDue: IsoDate | null;
  readonly extensions: number;
  readonly status: ActionStatus;
  readonly blocker: string | null;
  readonly outcome: string | null;
  readonly issued: IsoDate | null;
  /** When it was given to its present owner; null: they have had it for as long as the log knows it. */
  readonly handedOverAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly requestedDue: IsoDate | null;
  readonly completed: IsoDate | null;
  readonly confirmedById: number | null;
  /** Its owner asked not to be reminded of it through this day, and why (snooze.ts). */
  readonly snoozedUntil: IsoDate | null;
  readonly snoozeReason: string | null;
  /** The power of the catalogue that it uses (powers/catalogue.ts). */
  readonly powerId: string | null;
  /** It is there to keep somebody safe, whatever its strand. */
  readonly safeguarding: boolean;
  readonly lastUpdate: LastUpdate | null;
  readonly version: number;
}
