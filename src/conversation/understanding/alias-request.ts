import { nominalKey, type NominalKey } from '../../domain/refs.ts';
import type { Step } from '../plan.ts';
import { tidy, type Utterance } from './normalise.ts';

const code = (name: string): string => String.raw`(?<${name}>[ncgul] ?-? ?\d{1,6})(?![\p{L}\p{N}_])`;
const ALIAS = '(?:alias|nickname|street name)';
/** "the alias of N-3", "N-3's alias". */
const ALIAS_OF = `(?:(?:the |an |its |their )?${ALIAS} (?:of|for) ${code('of')}|(?:the )?${code('own')}(?:'s)? ${ALIAS})`;
const KNOWN_AS = String.raw`(?:known as|aka|a\.k\.a\.?|also called|goes by the name(?: of)?)`;

/** Cheap, and false for nearly everything that is said. */
const SPEAKS_OF_ALIASES = /alias|nickname|street name|known as|\baka\b|a\.k\.a|also called|by the name/u;

/** Ways of saying an alias, and what after them is none but news of one: "… is not Big Tel", "… is known as a dealer". */
const SETS: readonly { readonly way: RegExp; readonly none: RegExp }[] = [
  {
    way: new RegExp(String.raw`${ALIAS_OF}\s?(?:is now|is|to be|to|as|=|:|-(?= ))\s?(?=\S)`, 'u'),
    none: /^(?:not|no longer|unknown|wrong|what|who|none|nothing|never|still|probably|maybe|perhaps)\b/u,
  },
  {
    way: new RegExp(
      String.raw`${code('of')},? (?:(?:is|are|was) )?(?:(?:now|also|sometimes|usually|often) )?${KNOWN_AS}\s?:?\s?(?=\S)`,
      'u',
    ),
    none: /^(?:a|an|one of|being|having|what|who|nothing|not)\b/u,
  },
];
const FORGETS = new RegExp(
  String.raw`^(?:please |pls |can you |could you |i want you to )*(?:forget|remove|delete|clear|drop|erase|take (?:away|off|out)|get rid of) ${ALIAS_OF}(?: (?:please|pls|now|again))?[.!?]*$`,
  'u',
);

const ASKING =
  /^(?:(?:please|pls|hi|hello|what(?:'s| is| are)?|whats|show|tell|see|give|get|list|look up|do (?:we|you) (?:have|know)|is there|can you|could you|i need|me|us|an|any|the)[\s,]+)*/u
    .source;
const ASKS: readonly RegExp[] = [
  new RegExp(String.raw`${ASKING}(?:${ALIAS_OF}|${ALIAS} ${code('plain')})\W*$`, 'u'),
  new RegExp(
    String.raw`${ASKING}(?:(?:what|who|how)(?:'s)? )?(?:else )?(?:is |are )?${code('plain')} (?:is |are )?(?:also )?${KNOWN_AS}\W*$`,
    'u',
  ),
];

/** Words before the alias that are no part of the log: "please set", "can you record", "hi". */
const LEAD =
  /^(?:(?:please|pls|hi|hello|hey|ok|okay|can you|could you|i'd like to|i want to|set|record|add|change|make|write down|note|update|the|that|an|,|:|-)\s*)*$/u;
/** An action that is named, or another sentence after a semicolon or on a line of its own. */
const MORE = /\ba ?- ?\d|\ba\d{2,6}\b|\baction \d|#\d|;|\n/u;

/**
 * What a message asks about an alias; null when it does not. An alias is never part of a note: wherever a message says
 * one, the whole message is about it, and where it stands beside other words, it is asked for in a message of its own.
 */
export function aliasRequest({ raw, folded }: Utterance): Step | null {
  if (!SPEAKS_OF_ALIASES.test(folded)) return null;
  const forgotten = keyIn(FORGETS.exec(folded));
  const isAsked = folded.trimEnd().endsWith('?');
  const isOrdered = !isAsked || /\b(?:can|could) you\b/u.test(folded);
  if (forgotten !== null) return { command: isOrdered ? 'forget-alias' : 'show-alias', key: forgotten };
  for (const { way, none } of SETS) {
    const set = way.exec(folded);
    const key = keyIn(set);
    if (set === null || key === null) continue;
    const at = set.index + set[0].length;
    if (MORE.test(folded)) return { command: 'set-alias', key, alias: null };
    if (isAsked || none.test(folded.slice(at))) return { command: 'show-alias', key };
    const isAlone = LEAD.test(folded.slice(0, set.index));
    return { command: 'set-alias', key, alias: isAlone ? asTyped(raw.slice(at)) : null };
  }
  const asked = ASKS.map((way) => keyIn(way.exec(folded))).find((key) => key !== null);
  return asked === undefined ? null : { command: 'show-alias', key: asked };
}

/** Without the quotation marks and the full stop around it. */
function asTyped(words: string): string {
  const line = words.trim().replace(/^["“'‘]|["”'’]?\.?$/gu, '');
  return tidy(line) ?? line;
}

function keyIn(match: RegExpExecArray | null): NominalKey | null {
  const { of, own, plain } = match?.groups ?? {};
  const found = of ?? own ?? plain;
  return found === undefined ? null : nominalKey(found.replace(/\s/gu, ''));
}
