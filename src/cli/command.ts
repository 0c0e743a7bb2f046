import type { Environment } from '../config.ts';

/** What a command may use of the world outside, so that a test can stand in its place. */
export interface Io {
  /** Results: JSON, files, tables. */
  readonly out: (text: string) => void;
  /** What went wrong, and progress: one plain sentence a line. */
  readonly err: (text: string) => void;
  /** The terminal for a progress bar; null when standard error is a file or a pipe. */
  readonly terminal: NodeJS.WriteStream | null;
  readonly env: Environment;
  readonly now: Date;
}

/** 0 done, 1 a check failed or input was refused, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

export type Command = (args: readonly string[], io: Io) => Promise<ExitCode>;

/** The command was typed wrongly: its message and the usage line are shown, and the process ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
