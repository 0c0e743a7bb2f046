import { type ExitCode, type Io, UsageError } from './command.ts';

export function exportCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  if (args.length === 0) throw new UsageError('Say which format to write: json, xlsx or csv');
  io.err('Export is being built.\n');
  return Promise.resolve(1);
}
