import type { NudgeKind, NudgeState } from '../domain/reminders/nudge.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Speaker } from '../domain/people/person.ts';

/** What operators watch of the ledger. */
export interface NudgeFigures {
  readonly planned: (count: number) => void;
  /** Partnerships whose nudges could not be worked out in the last beat. */
  readonly unplanned: (partnerships: number) => void;
  /** An entry came to this state, so long after it was due. */
  readonly settled: (state: NudgeState, lagSeconds: number) => void;
}

/** What the ladder would send next, and to whom; what a coordinator sees before it goes. */
export interface NudgePreview {
  readonly kind: NudgeKind;
  readonly rung: number;
  readonly due: Date;
  readonly sends: readonly { readonly person: string; readonly refs: readonly string[]; readonly why: string | null }[];
  readonly nothingFor: readonly { readonly person: string; readonly why: string }[];
}

export interface NudgedNow {
  readonly sent: readonly string[];
  readonly notReached: readonly { readonly person: string; readonly why: string }[];
}

/** What the conversation asks of src/delivery. */
export interface NudgeDesk {
  preview(partnership: Partnership, now: Date): Promise<readonly NudgePreview[]>;
  /** One digest at once to each owner with something not updated since the last meeting. */
  nudgeNow(speaker: Speaker, now: Date): Promise<NudgedNow>;
}
