import type { NominalKind } from '../refs.ts';

export const ALIAS_LIMIT = 60;

/**
 * Which kinds may have one: people and gangs that are known by another name. Not a child, who is never called by a name
 * that others gave them (docs/decisions/0032), and not a place, whose other name is its address.
 */
export function mayHaveAlias(kind: NominalKind): boolean {
  return kind !== 'child' && kind !== 'location';
}

/** An alias as it is kept, on one line; null where it is none: nothing to read in it, or too long. */
export function readAlias(typed: string): string | null {
  const alias = typed.replaceAll('\u0000', '').trim();
  const isOne = /[\p{L}\p{N}]/u.test(alias) && !/[\n\r\t\u2028\u2029]/u.test(alias);
  return isOne && alias.length <= ALIAS_LIMIT ? alias : null;
}

/** What the alias of a nominal is sealed under: moved to another one's row it does not open. */
export function aliasName(nominalId: number): string {
  return `alias of nominal ${String(nominalId)}`;
}
