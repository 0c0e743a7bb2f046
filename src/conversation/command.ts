import type { z } from 'zod';
import type { Action } from '../domain/actions/action.ts';
import type { Nominal } from '../domain/nominals/nominal.ts';
import type { Speaker } from '../domain/people/person.ts';
import type { CommandName, Step } from './plan.ts';
import type { Context, Reply } from './turn.ts';

export type InputOf<N extends CommandName> = Omit<Extract<Step, { command: N }>, 'command'>;

type MayAction = (speaker: Speaker, action: Action) => boolean;
type MayNominal = (speaker: Speaker, nominal: Nominal) => boolean;

export type Shows =
  | { readonly of: 'actions'; readonly asks: MayAction }
  | { readonly of: 'counts of actions'; readonly asks: MayAction }
  | { readonly of: 'nominals'; readonly asks: MayNominal }
  | { readonly of: 'aliases'; readonly asks: MayNominal };

export type Answers =
  /** It says nothing that is the partnership's own. */
  | 'there'
  /** There, if everybody who is there is a member; else in the person's own chat. */
  | 'there to members'
  /** There, with codes only, if everybody who is there may see all of it; else in the person's own chat. */
  | 'there to whom it may concern'
  | 'in their own chat'
  /** Said or pressed anywhere else, nothing comes of it; not even in their own chat. */
  | 'nowhere but in their own chat';

/** The headings under which help lists the commands. */
export const COMMAND_GROUPS = [
  'Your actions',
  'The log',
  'Powers and safeguarding',
  'Meetings and reminders',
  'Programmes and profiles',
  'The standing item',
  'Other',
] as const;

/**
 * A command is data: help, the manifest's command list and a language model's tool list are made from it, and whichever
 * planner proposes it, the same input check, policy and run apply.
 */
export interface Command<N extends CommandName = CommandName> {
  readonly name: N;
  readonly group: (typeof COMMAND_GROUPS)[number];
  /** What it does, as help says it; null: not listed (thanks, unknown). */
  readonly summary: string | null;
  /** What people say; the first is the shortest. */
  readonly examples: readonly string[];
  readonly input: z.ZodType<InputOf<N>>;
  /*
   * The policy, in the sentences of src/domain/policy/policy.ts. None of it may be left out; docs/policy.md is made from it, and
   * test/conversation/leak-hunt holds what a command answers to it.
   */
  /** Who may use it at all, by a press as by words. */
  readonly may: (speaker: Speaker) => boolean;
  /** What it shows of the log, asked for each action or nominal; null: nothing of it. */
  readonly shows: Shows | null;
  /** What it does to actions, each by its name, asked for each action; null: nothing. */
  readonly does: Readonly<Record<string, MayAction>> | null;
  /** Where it answers when others read along. */
  readonly answers: Answers;
  readonly run: (input: InputOf<N>, context: Context) => Promise<Reply>;
}

/** Whether it is asked for where nothing may come of it: told there to whoever asks, before it is looked at who may. */
export function isOutOfPlace({ answers }: Pick<Command, 'answers'>, { turn }: Context): boolean {
  return answers === 'nowhere but in their own chat' && turn.place !== 'personal';
}
