import type { Action } from '../domain/actions/action.ts';
import type { Meeting } from '../domain/calendar/meeting.ts';
import type { Message } from '../domain/message.ts';
import type { NudgeKind } from '../domain/reminders/nudge.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Member } from '../domain/people/person.ts';
import type { OutOfReach } from '../domain/reminders/reach.ts';
import type { StoredSubject } from '../domain/reminders/subject.ts';
import type { Clock } from '../ports/clock.ts';
import type { Messenger } from '../ports/messenger.ts';
import type { NudgeFigures } from '../ports/nudges.ts';
import type { NudgeStore } from './nudge-store.ts';
import type { Pace } from './pace.ts';

/** What a message to one person is made from, as it stands when it is sent. */
export interface OutgoingNudge {
  readonly partnership: Partnership;
  readonly member: Member;
  readonly kind: NudgeKind;
  readonly rung: number;
  readonly subject: StoredSubject;
  /** In the order in which they are to be read. */
  readonly actions: readonly Action[];
  /** Of a relay: whom it is passed on for, with what of theirs. */
  readonly passedOnFor: readonly { readonly member: Member; readonly actions: readonly Action[] }[];
  /** Of the coordinators' list: who cannot be reached. */
  readonly outOfReach: readonly OutOfReach[];
  /** Of a mention: the conversation id of the channel that it goes to. */
  readonly channel: string | null;
  readonly members: readonly Member[];
  readonly meetings: readonly Meeting[];
  /** The meeting that the rung belongs to; null: it is about due dates, or a coordinator's prompt. */
  readonly meeting: Meeting | null;
  readonly now: Date;
  /** What was updated after this is shown as updated. */
  readonly since: Date;
}

export type RenderNudge = (nudge: OutgoingNudge) => Promise<Message>;

/** Where runs and their faults are written: counts and codes, never what a message says. */
interface RunLog {
  info(event: 'nudges.run', fields: { readonly counts: Readonly<Record<string, number>> }): void;
  error(
    event:
      | 'nudge.plan'
      | 'nudge.render'
      | 'nudge.send'
      | 'nudge.note'
      | 'nudge.settle'
      | 'nudge.refresh'
      | 'card.take-down'
      | 'nominals.erase'
      | 'heartbeat.beat',
    fields: { readonly error: unknown },
  ): void;
}

export interface Delivery {
  readonly store: NudgeStore;
  readonly messenger: Messenger;
  readonly render: RenderNudge;
  readonly pace: Pace;
  /** The real time, where the time of a beat is not what counts. */
  readonly clock: Clock;
  /** From 0 to 1, anew at each call. */
  readonly random: () => number;
  /** Names this process in the ledger. */
  readonly worker: string;
  readonly log: RunLog;
  readonly figures?: NudgeFigures;
}
