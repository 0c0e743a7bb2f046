import { nominalKey } from '../../domain/refs.ts';
import type { Step } from '../plan.ts';
import { tidy, type Utterance } from './normalise.ts';

const POLITE =
  "(?:(?:hi|hello|please|pls|can you|could you|can we|could we|i'd like to|i want to|we need to|need to|ok|so|also)\\b[\\s,:-]*)*";
const CODE = '(?:the\\s+)?(?:nominal\\s+|location\\s+|group\\s+)?([ncgul]\\s?-?\\s?\\d{1,6})(?![\\w-])';
const A_HOLD = '(?:an?\\s+|the\\s+)?(?:legal\\s+)?hold';
const HOLD = [`(?:put|place)\\s+${A_HOLD}\\s+on\\s+${CODE}`, `(?:legal\\s+)?hold\\s+(?:on\\s+)?${CODE}`];
const ON_HOLD = `(?:put|place)\\s+${CODE}\\s+on\\s+(?:a\\s+)?(?:legal\\s+)?hold\\b`;
const RELEASE = [
  `(?:lift|end|remove|release|cancel|drop|take)\\s+(?:off\\s+)?${A_HOLD}\\s+(?:on|from|off|of)\\s+${CODE}`,
  `(?:release|unhold)\\s+${CODE}(?:\\s+from\\s+${A_HOLD})?`,
  `take\\s+${CODE}\\s+off\\s+(?:the\\s+)?(?:legal\\s+)?hold\\b`,
];
const startingWith = (ways: readonly string[]): RegExp => new RegExp(`^${POLITE}(?:${ways.join('|')})`, 'u');
const HOLDS = startingWith([...HOLD, ON_HOLD]);
const RELEASES = startingWith(RELEASE);

/** What leads to the reason: "because of the court case", ": court case", ", as the court has asked". */
const LEADS_TO_REASON =
  /^[\s,;:.–-]*(?:(?:because(?:\s+of)?|due to|on account of|as|since|for|reason(?:\s+is)?)\b)?[\s:,-]*/u;
/** "hold N-3 and G-1" names two: each is held for a reason of its own. */
const ANOTHER = /^[\s,;]*(?:and|&|,)?\s*[ncgul]-?\d/u;

/** "hold N-3 because of the court case", "lift the hold on N-3": said as a wish, not asked. Null for all else. */
export function holdRequest({ raw, folded }: Utterance): Step | null {
  const held = HOLDS.exec(folded);
  const found = held ?? RELEASES.exec(folded);
  if (found === null) return null;
  const code = found.slice(1).filter(Boolean).join('');
  const key = nominalKey(code.replaceAll(/\s/gu, ''));
  const rest = folded.slice(found[0].length);
  const asks = rest.trimEnd().endsWith('?') && !/^(?:please\s+)?(?:can|could) you\b/u.test(folded);
  if (key === null || ANOTHER.test(rest) || asks) return null;
  const from = found[0].length + (LEADS_TO_REASON.exec(rest)?.[0].length ?? 0);
  const words = tidy(raw.slice(from).replace(/[\s?]+$/u, ''));
  return { command: held === null ? 'release-nominal' : 'hold-nominal', key, reason: words === '' ? null : words };
}
