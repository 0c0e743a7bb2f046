import { type Command, type ExitCode, type Io, UsageError } from './command.ts';

interface Entry {
  readonly usage: string;
  readonly summary: string;
  /** Loaded only when it is asked for: a command pays for its own libraries and no others. */
  readonly load: () => Promise<Command>;
}

const COMMANDS: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  [
    'import',
    {
      usage: 'import FILE.xlsx or FOLDER [--dry-run] [--partnership CODE] [--dates-from-today]',
      summary: 'import a workbook: all of it, or nothing',
      load: async () => (await import('./import.ts')).importCommand,
    },
  ],
  [
    'export',
    {
      usage: 'export --format json|xlsx|csv [--out FILE] [--partnership CODE]',
      summary: 'write out the whole state of a partnership',
      load: async () => (await import('./export.ts')).exportCommand,
    },
  ],
  [
    'report',
    {
      usage:
        'report [--number N] [--version V] [--committee CODE] [--format word|agenda|excel] [--out FILE] [--recompute] [--partnership CODE]',
      summary: 'write a standing item as a report, an agenda item or a workbook of its figures',
      load: async () => (await import('./report.ts')).reportCommand,
    },
  ],
  [
    'subject-access',
    {
      usage: 'subject-access CODE [--partnership CODE] [--out FILE]',
      summary: 'write out what is held about one code, with everybody else taken out',
      load: async () => (await import('./subject-access.ts')).subjectAccessCommand,
    },
  ],
  [
    'tick',
    {
      usage: 'tick [--at INSTANT] [--dry-run]',
      summary: 'one heartbeat as of that instant: send what is due, erase what was kept long enough',
      load: async () => (await import('./tick.ts')).tickCommand,
    },
  ],
  [
    'doctor',
    {
      usage: 'doctor',
      summary: 'check settings, database, manifest, heartbeat, and who cannot be reached',
      load: async () => (await import('./doctor.ts')).doctorCommand,
    },
  ],
  [
    'audit',
    {
      usage: 'audit verify [--kept CODE:NUMBER:HASH]',
      summary: 'prove that the audit trail is as it was written',
      load: async () => (await import('./audit.ts')).auditCommand,
    },
  ],
  [
    'keys',
    {
      usage: 'keys rotate',
      summary: 'seal conversation references and aliases with the current FIELD_KEY',
      load: async () => (await import('./keys.ts')).keysCommand,
    },
  ],
  [
    'manifest',
    {
      usage: 'manifest',
      summary: 'check the Teams app package and zip it into dist/',
      load: async () => (await import('./manifest.ts')).manifestCommand,
    },
  ],
]);

/**
 * Runs the command that the arguments name and answers with the exit code. Every fault ends here as one plain
 * sentence on standard error; a stack trace never reaches the operator.
 */
export async function dispatch(args: readonly string[], io: Io): Promise<ExitCode> {
  const [name, ...rest] = args;
  if (name === 'help' || name === '--help' || name === '-h') {
    io.out(usage());
    return 0;
  }
  const entry = name === undefined ? undefined : COMMANDS.get(name);
  if (entry === undefined) {
    io.err(
      name === undefined ? 'Say which command to run.\n' : `There is no command called ${JSON.stringify(name)}.\n`,
    );
    io.err(usage());
    return 2;
  }
  try {
    const command = await entry.load();
    return await command(rest, io);
  } catch (error) {
    if (isUsageError(error)) {
      io.err(`${sentence(error.message)}\nUsage: clerk ${entry.usage}\n`);
      return 2;
    }
    io.err(`${sentence(plainMessage(error))}\n`);
    return 1;
  }
}

function usage(): string {
  const lines = [...COMMANDS.values()].map((entry) => `  clerk ${entry.usage}\n      ${entry.summary}\n`);
  return `Usage:\n${lines.join('')}`;
}

/** Our own, and what node:util's parseArgs throws for an unknown or incomplete option. */
function isUsageError(error: unknown): error is Error {
  if (error instanceof UsageError) return true;
  return error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

const OURS: ReadonlySet<string> = new Set(['ConfigError', 'UnreadableWorkbook']);

/**
 * Our own words, and the system's about files. The message of a library may quote a row, an address with its password,
 * or what somebody typed, so of those the kind alone is told.
 */
function plainMessage(error: unknown): string {
  if (!(error instanceof Error)) return 'The command could not finish';
  const forPeople = 'userMessage' in error ? error.userMessage : undefined;
  if (typeof forPeople === 'string') return forPeople;
  const isOurs = error.name === 'Error' && !('code' in error) && !error.message.includes('\n');
  if (isOurs || OURS.has(error.name) || 'syscall' in error) return error.message;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `The command could not finish (${error.name}${code})`;
}

function sentence(message: string): string {
  const line = message.trim().replace(/\s*\n\s*/g, ' ');
  return /[.?]$/.test(line) ? line : `${line}.`;
}
