import type { Environment } from '../config.ts';
import type { Log } from '../log.ts';
import type { Options, Typed } from './option.ts';
import { typedIn } from './typed.ts';

/** What the command line may use of the world outside, so that a test can stand in its place. */
export interface Outside {
  /** Results: JSON, files, tables. */
  readonly out: (text: string) => void;
  /** What went wrong, and progress: one plain sentence a line. */
  readonly err: (text: string) => void;
  /** The terminal for a progress bar; null when standard error is a file or a pipe. */
  readonly terminal: NodeJS.WriteStream | null;
  readonly env: Environment;
  readonly now: Date;
}

export interface Io extends Outside {
  /** For the causes of faults. */
  readonly log: Log;
}

/** 0 done, 1 a check failed or input was refused, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** A command as one file says it: the usage, `--help` and the trial of every door follow from it. */
export interface Command {
  /** One word, or two for a command within a command. */
  readonly name: string;
  readonly summary: string;
  /** What it is given besides options, as the usage line shows it; null: nothing. */
  readonly operand: string | null;
  readonly options: Options;
  /** Reads what was typed and does it. Throws UsageError, Refused, or a fault. */
  readonly start: (args: readonly string[], io: Io) => Promise<ExitCode>;
}

interface Definition<O extends Options> extends Omit<Command, 'start'> {
  readonly options: O;
  readonly run: (typed: Typed<O>, io: Io, operands: readonly string[]) => Promise<ExitCode>;
}

export function command<const O extends Options>({ run, ...rest }: Definition<O>): Command {
  const start = async (args: readonly string[], io: Io): Promise<ExitCode> => {
    const { typed, operands } = typedIn(args, rest);
    return run(typed as Typed<O>, io, operands);
  };
  return { ...rest, start };
}
