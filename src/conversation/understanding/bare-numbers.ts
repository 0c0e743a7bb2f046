import { elementsOf, isRefs } from './find-refs.ts';
import { claimOf, phrasesIn, plays, type Item } from './phrases.ts';
import type { Token } from './tokens.ts';

const SHORTEST = 3;
/** People update actions that were raised together; a number farther off is more likely a count or a house. */
const FARTHEST = 20;
const BEGINS = /^(?:[,;.\n•(-]|and|also|then|plus|but|&)$/u;
const JOINS = /^(?:,|and|&|\/|\+)$/u;

/**
 * "A-415 done. 417 done too": once a message has named an action in full, a number near it that begins a clause and has
 * a status right behind it is an action too. Dates, times, amounts, counts and houses have none, or are not near.
 */
export function withBareNumbers(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ kind, text }) => kind === 'number' && text.length >= SHORTEST)) return tokens;
  const named = elementsOf(tokens).flatMap((element) => (isRefs(element) ? element.numbers : []));
  if (named.length === 0) return tokens;
  const read = [...tokens];
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    if (!isNear(token, named) || (before !== undefined && !BEGINS.test(before.text))) continue;
    let end = at + 1;
    while (JOINS.test(tokens[end]?.text ?? '') && isNear(tokens[end + 1], named)) end += 2;
    if (!hasStatus(tokens, end)) continue;
    for (let place = at; place < end; place += 2) {
      const number = tokens[place];
      if (number !== undefined) read[place] = { ...number, kind: 'ref', text: `a-${number.text}` };
    }
  }
  return read;
}

function isNear(token: Token | undefined, named: readonly number[]): boolean {
  if (token?.kind !== 'number' || token.text.length < SHORTEST) return false;
  const number = Number(token.text);
  return named.some((other) => String(other).length === token.text.length && Math.abs(other - number) <= FARTHEST);
}

function isNot({ tokens }: Item): boolean {
  return tokens.length === 1 && tokens[0]?.text === 'not';
}

function hasStatus(tokens: readonly Token[], at: number): boolean {
  const start = /^[:=-]$/u.test(tokens[at]?.text ?? '') ? at + 1 : at;
  const said = phrasesIn(tokens.slice(start, start + 6)).find(
    (item) => claimOf(item) !== null || !(plays(item, 'filler') || plays(item, 'auxiliary') || isNot(item)),
  );
  const kind = said === undefined ? null : (claimOf(said)?.kind ?? null);
  return kind !== null && kind !== 'show' && kind !== 'move' && kind !== 'reassign';
}
