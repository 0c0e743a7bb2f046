import type { CommandOf, InputOf } from './turn/command.ts';
import type { COMMANDS } from './registry.ts';

/** What one message asks for, in order. A message that says nothing to act on gives one `unknown` step. */
export interface Plan {
  readonly steps: readonly Step[];
}

type Flat<T> = { readonly [K in keyof T]: T[K] };
type StepOf<C> = C extends CommandOf<infer N, infer S> ? Flat<{ command: N } & InputOf<S>> : never;

/** One command, with what its own schema says that it takes. */
export type Step = StepOf<(typeof COMMANDS)[number]>;

export type CommandName = Step['command'];

/** What made the planner ask instead of record: the words point to a change but do not claim it. */
export type Doubt = Extract<Step, { command: 'ask' }>['doubt'];
