import type { Action } from '../domain/action.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Message } from '../domain/message.ts';
import type { NudgeKind } from '../domain/nudge.ts';
import type { Partnership } from '../domain/partnership.ts';
import type { Member } from '../domain/person.ts';
import type { Messenger } from '../ports.ts';
import type { NudgeStore } from './nudge-store.ts';
import type { Pace } from './pace.ts';

/** What a message to one person is made from, as it stands when it is sent. */
export interface OutgoingNudge {
  readonly partnership: Partnership;
  readonly member: Member;
  readonly kind: NudgeKind;
  readonly rung: number;
  readonly subject: string;
  readonly actions: readonly Action[];
  readonly members: readonly Member[];
  readonly meetings: readonly Meeting[];
  /** The meeting that the rung belongs to; null: it is about due dates, or a coordinator's prompt. */
  readonly meeting: Meeting | null;
  readonly now: Date;
}

export type RenderNudge = (nudge: OutgoingNudge) => Promise<Message>;

/** Where faults of a send are written; they never stop the sends to others. */
interface FaultLog {
  error(event: 'nudge.render' | 'nudge.send' | 'heartbeat.beat', fields: { readonly error: unknown }): void;
}

export interface Delivery {
  readonly store: NudgeStore;
  readonly messenger: Messenger;
  readonly render: RenderNudge;
  readonly pace: Pace;
  /** From 0 to 1, anew at each call. */
  readonly random: () => number;
  /** Names this process in the ledger. */
  readonly worker: string;
  readonly log: FaultLog;
}
