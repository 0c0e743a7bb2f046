import { type ExitCode, type Io, UsageError } from './command.ts';

export function importCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  if (args.length === 0) throw new UsageError('Say which workbook or folder to import');
  io.err('Import is being built.\n');
  return Promise.resolve(1);
}
