import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageRoot } from '../store/schema/migration-folder.ts';
import type { Command, ExitCode, Io, Outside } from './command.ts';
import { commandsCalled, loadCommands } from './commands.ts';
import { createFaultLog, type FaultLog } from './fault-log.ts';
import { plainSentence, sentence } from './plain-sentence.ts';
import { UsageError } from './refused.ts';
import { EVERYWHERE, usageLine, usageOf, usageOfAll } from './usage.ts';

/**
 * Runs the command that the arguments name and answers with the exit code. Every fault ends here as one plain
 * sentence on standard error; its cause stands in the log, and here only with --verbose.
 */
export async function dispatch(args: readonly string[], outside: Outside): Promise<ExitCode> {
  const { words, switches } = apart(args);
  const faults = createFaultLog(outside, switches.has('--verbose'));
  try {
    const io = { ...outside, log: faults.log };
    if (words[0] === '--version') return await tellVersion(io);
    const wantsHelp = words[0] === 'help' || switches.has('--help');
    const asked = words[0] === 'help' ? words.slice(1) : words;
    const commands = await loadCommands(asked.length === 0 ? undefined : commandsCalled(asked));
    if (wantsHelp && commands.length > 0) return tellUsage(commands, asked.length === 0, io);
    const [command, ...others] = commands;
    if (asked.length === 0 || command === undefined) return await unknown(asked[0], io);
    if (others.length > 0 || !isNamed(command, asked)) return tellOfParts(commands, io);
    return await run(command, asked.slice(command.name.split(' ').length), io, faults);
  } catch (error) {
    outside.err(`${plainSentence(error, faults)}\n`);
    return 1;
  }
}

/** What every command understands, taken out of what was typed before a “--”. */
function apart(args: readonly string[]): { readonly words: readonly string[]; readonly switches: ReadonlySet<string> } {
  const end = args.includes('--') ? args.indexOf('--') : args.length;
  const known = new Map([
    ...Object.keys(EVERYWHERE).map((name) => [`--${name}`, `--${name}`] as const),
    ['-h', '--help'],
  ]);
  const switches = args.slice(0, end).flatMap((arg) => known.get(arg) ?? []);
  return { words: args.filter((arg, at) => at >= end || !known.has(arg)), switches: new Set(switches) };
}

async function run(command: Command, args: readonly string[], io: Io, faults: FaultLog): Promise<ExitCode> {
  try {
    return await command.start(args, io);
  } catch (error) {
    if (!(error instanceof UsageError)) {
      io.err(`${plainSentence(error, faults)}\n`);
      return 1;
    }
    io.err(`${sentence(error.message)}\nUsage: ${usageLine(command)}\n`);
    return 2;
  }
}

async function tellVersion(io: Io): Promise<ExitCode> {
  const { version } = JSON.parse(await readFile(path.join(packageRoot(), 'package.json'), 'utf8')) as {
    version: string;
  };
  io.out(`${version}\n`);
  return 0;
}

function tellUsage(commands: readonly Command[], all: boolean, io: Io): ExitCode {
  io.out(all ? usageOfAll(commands) : commands.map(usageOf).join('\n'));
  return 0;
}

async function unknown(name: string | undefined, io: Io): Promise<ExitCode> {
  io.err(name === undefined ? 'Say which command to run.\n' : `There is no command called ${JSON.stringify(name)}.\n`);
  io.err(usageOfAll(await loadCommands()));
  return 2;
}

function isNamed({ name }: Command, [first, second]: readonly string[]): boolean {
  return name === first || name === `${String(first)} ${String(second)}`;
}

/** Only the first of its two words was typed, or the second is another one. */
function tellOfParts(commands: readonly Command[], io: Io): ExitCode {
  io.err(`Say: ${commands.map(({ name }) => name).join(', or ')}.\n`);
  for (const command of commands) io.err(`Usage: ${usageLine(command)}\n`);
  return 2;
}
