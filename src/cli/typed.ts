import { parseArgs } from 'node:util';
import type { Option, Options } from './option.ts';
import { UsageError } from './refused.ts';

type Value = string | boolean | null | readonly string[];

/**
 * What was typed behind the name of a command: the value of each of its options, and the rest.
 * @throws UsageError in our own words: node's may change, and quote all that was typed
 */
export function typedIn(
  args: readonly string[],
  { options, operand }: { readonly options: Options; readonly operand: string | null },
): { readonly typed: Readonly<Record<string, Value>>; readonly operands: readonly string[] } {
  const types = Object.entries(options).map(([name, option]) => [name, { type: takesValue(option) }] as const);
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(types),
    ...{ strict: false, allowPositionals: true, tokens: true },
  });
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined || !token.rawName.startsWith('--')) {
      throw new UsageError(`There is no option ${shown(token.rawName)}`);
    }
    given.set(token.name, [...(given.get(token.name) ?? []), valueOf(token, option)]);
  }
  if (operand === null && operands[0] !== undefined) throw new UsageError(`${shown(operands[0])} is not expected here`);
  const typed = Object.entries(options).map(([name, option]) => [name, typedValue(option, given.get(name) ?? [])]);
  return { typed: Object.fromEntries(typed) as Record<string, Value>, operands };
}

function takesValue({ value, oneOf }: Option): 'string' | 'boolean' {
  return value === undefined && oneOf === undefined ? 'boolean' : 'string';
}

function valueOf(
  token: { readonly name: string; readonly value?: string | undefined; readonly inlineValue?: boolean | undefined },
  option: Option,
): string {
  const { name, value, inlineValue } = token;
  if (takesValue(option) === 'boolean') {
    if (value !== undefined) throw new UsageError(`--${name} takes no value`);
    return '';
  }
  const isAnotherOption = inlineValue !== true && value?.startsWith('-') === true && value !== '-';
  if (value === undefined || value === '' || isAnotherOption) {
    throw new UsageError(`--${name} needs a value: ${option.oneOf?.join(', ') ?? option.value ?? ''}`);
  }
  if (option.oneOf !== undefined && !option.oneOf.includes(value)) {
    throw new UsageError(`The ${name} is one of ${option.oneOf.join(', ')}`);
  }
  return value;
}

function typedValue(option: Option, given: readonly string[]): Value {
  if (option.oneOf !== undefined) return given.at(-1) ?? option.oneOf[0] ?? null;
  if (option.many === true) return given;
  return takesValue(option) === 'boolean' ? given.length > 0 : (given.at(-1) ?? null);
}

/** As it was typed where that is a plain word; else as JSON, so that a terminal obeys no control character in it. */
function shown(word: string): string {
  return /^-{0,2}[\w.-]+$/.test(word) ? word : JSON.stringify(word);
}
