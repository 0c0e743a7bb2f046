import type { Message } from '../domain/message.ts';
import type { Member } from '../domain/person.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { CommandName, Step } from './plan.ts';
import type { Reply, Turn } from './turn.ts';

/** What somebody said, understood: who they are, and what is to be done, in order. */
export interface Heard {
  /** null: a stranger. Then there are no steps, and `instead` tells them how to be added. */
  readonly member: Member | null;
  readonly steps: readonly Step[];
  /** Said when there is nothing to carry out; null otherwise. */
  readonly instead: Message | null;
  /** Carries out one of the steps for the member. */
  readonly run: (step: Step) => Promise<Reply>;
}

/** The clerk as the way in (Teams, the command line) sees it. */
export interface Clerk {
  /** Every command there is, by name. */
  readonly commands: readonly CommandName[];
  hear(turn: Turn): Promise<Heard>;
  /** A card's press: the card (or words) that take its place. `value` is as it came, unchecked. */
  press(value: unknown, turn: Turn): Promise<Message | Refusal>;
  /** Said when a member adds the clerk to their own chat; null for a stranger. */
  welcome(turn: Turn): Promise<Message | null>;
}
