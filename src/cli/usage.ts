import type { Command } from './command.ts';
import type { Option } from './option.ts';

/** What every command understands. */
export const EVERYWHERE: Readonly<Record<string, Option>> = {
  verbose: { means: 'show the cause of a fault as well, on standard error' },
  help: { means: 'show this' },
};

/** One line: the command and all that it takes. */
export function usageLine({ name, operand, options }: Command): string {
  const optional = Object.entries(options).map(([option, { many, ...rest }]) => {
    const once = `[${signature(option, rest)}]`;
    return many === true ? `${once}…` : once;
  });
  return ['clerk', name, ...(operand === null ? [] : [operand]), ...optional].join(' ');
}

/** What a command is for, and what each of its options means. */
export function usageOf(command: Command): string {
  const rows = Object.entries({ ...command.options, ...EVERYWHERE }).map(
    ([name, option]) => [signature(name, option), option.means] as const,
  );
  const width = Math.max(...rows.map(([left]) => left.length));
  const options = rows.map(([left, means]) => `  ${left.padEnd(width)}  ${means}\n`).join('');
  return `Usage: ${usageLine(command)}\n\n${sentence(command.summary)}\n\n${options}`;
}

/** All commands. */
export function usageOfAll(commands: readonly Command[]): string {
  const entries = commands.map((command) => `  ${usageLine(command)}\n      ${command.summary}\n`);
  const more = '  clerk --version\n  clerk COMMAND --help\n      what a command is for, and what each option means\n';
  return `Usage:\n${entries.join('')}${more}`;
}

function signature(name: string, { value, oneOf }: Option): string {
  const taken = oneOf?.join('|') ?? value;
  return taken === undefined ? `--${name}` : `--${name} ${taken}`;
}

function sentence(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}
