import type { z } from 'zod';
import type { Speaker } from '../domain/person.ts';
import type { CommandName, Step } from './plan.ts';
import type { Context, Reply } from './turn.ts';

export type InputOf<N extends CommandName> = Omit<Extract<Step, { command: N }>, 'command'>;

/** The headings under which help lists the commands. */
export const COMMAND_GROUPS = [
  'Your actions',
  'The log',
  'Meetings and reminders',
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
  /** The policy; what a command does to one action or nominal is asked again for that one. */
  readonly may: (speaker: Speaker) => boolean;
  readonly run: (input: InputOf<N>, context: Context) => Promise<Reply>;
}

/** The policy of commands that every member may use on what they may see. */
export const everyMember = (): boolean => true;
