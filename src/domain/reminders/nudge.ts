import type { StoredSubject, Subject } from './subject.ts';

export const NUDGE_KINDS = [
  'profiles',
  'call',
  'digest',
  'reminder',
  'brief',
  'issue',
  'overdue',
  'prompt',
  'unreached',
  'mention',
  'relay',
  'closed',
  'papers',
] as const;
/**
 * profiles: has police been asked for profiles; call: a call for updates; digest: everything open; reminder: what is
 * still not updated; brief: the chair's, on the day; issue: new actions, to accept or decline; overdue: past its date;
 * prompt: a coordinator's "nudge now", outside the ladder; unreached: the coordinators', who cannot be reached before a
 * meeting; mention: a person who was not reached, in the partnership's channel; relay: their agency's lead, instead; closed:
 * to whoever was shown a nominal, that it is closed; papers:
 * that the standing item is due for the board's papers.
 */
export type NudgeKind = (typeof NUDGE_KINDS)[number];

export const NUDGE_STATES = [
  'due',
  'claimed',
  'sent',
  'ambiguous',
  'unreachable',
  'failed',
  'missed',
  'withdrawn',
] as const;
export type NudgeState = (typeof NUDGE_STATES)[number];

/** One nudge that the ladder says is due: an entry of the ledger. */
export interface DueNudge {
  readonly partnershipId: number;
  readonly memberId: number;
  readonly subject: Subject;
  readonly kind: NudgeKind;
  readonly rung: number;
  readonly due: Date;
  /** The actions it is about, by id. One message carries them all. */
  readonly actionIds: readonly number[];
}

/** A nudge that the ledger holds already, as far as the ladder needs to know. */
export interface KnownNudge {
  readonly id: number;
  readonly memberId: number;
  readonly subject: StoredSubject;
  readonly kind: NudgeKind;
  readonly rung: number;
  readonly due: Date;
  readonly state: NudgeState;
}
