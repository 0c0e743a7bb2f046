import { correct, type Vocabulary } from './spelling.ts';
import { tidy, type Utterance } from './normalise.ts';
import type { Token } from './tokens.ts';

/** Words that change nothing in a request, wherever they stand. */
const IDLE = new Set(
  'the a an please pls plz just then so ok okay now currently right clerk hi hello hey all me us there also quick quickly thanks thank ta cheers morning team can could would will you u i kindly want like to we'.split(
    ' ',
  ),
);

/** One way of asking for something, as a pattern of words. */
export interface Template {
  readonly pattern: RegExp;
  readonly words: readonly string[];
}

/**
 * Compiles a way of asking: "[optional]", "(one|other)", and "<of>" for words as typed. Idle words are left out of
 * what is compared, so a template never contains them.
 */
export function template(text: string): Template {
  const words: string[] = [];
  const source = text.replace(/[[\]()|]|<(\w+)>|[^\s[\]()|<>]+/gu, (piece, slot) => {
    if (piece === '[') return '(?:';
    if (piece === ']') return ')?';
    if (piece === '(') return '(?:';
    if (piece === ')' || piece === '|') return piece;
    if (typeof slot === 'string') return `(?<${slot}>(?:\\S+ ){1,8}?)`;
    words.push(piece);
    return `${piece.replace(/[.*+?^$\\]/gu, '\\$&')} `;
  });
  return { pattern: new RegExp(`^${source.replace(/ +/gu, ' ').replace(/([()|?]) /gu, '$1')}$`, 'du'), words };
}

/** Words made ready for comparing with templates: idle words left out, typing errors put right. */
export interface Said {
  readonly text: string;
  /** The token behind each word of `text`. */
  readonly tokens: readonly Token[];
  readonly utterance: Utterance;
}

/** "overdue for us" and "my team" ask about the speaker's own agency; elsewhere "us" and "team" change nothing. */
function isOurs(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.text ?? '';
  const before = tokens[at - 1]?.text ?? '';
  return (word === 'us' && before === 'for') || (word === 'team' && /^(?:my|our)$/u.test(before));
}

const LONGEST = 25;

export function saidOf(tokens: readonly Token[], utterance: Utterance, known: Vocabulary): Said | null {
  const spoken = tokens.filter(
    (token, at) => token.kind !== 'mark' && token.kind !== 'emoji' && (!IDLE.has(token.text) || isOurs(tokens, at)),
  );
  if (spoken.length > LONGEST) return null;
  const words = spoken.map((token) =>
    token.kind === 'word' ? correct(token.text, known) : token.text.replace(/ /gu, ''),
  );
  return { text: words.map((word) => `${word} `).join(''), tokens: spoken, utterance };
}

/** The words as typed that stand in each slot; null where the template does not fit. */
export function fit({ pattern }: Template, said: Said): Readonly<Record<string, string | null>> | null {
  const match = pattern.exec(said.text);
  if (match === null) return null;
  const slots: Record<string, string | null> = {};
  // A slot that took no part in the match has no place, whatever the types say.
  const places: Readonly<Record<string, readonly [number, number] | undefined>> = match.indices?.groups ?? {};
  for (const [name, place] of Object.entries(places)) {
    const typed = typedBetween(said, place);
    // A name holds no number and no comma: what does is more than the template means.
    if (typed !== null && /[\d,;:!?\n]|\s[-–—]\s/u.test(typed)) return null;
    slots[name] = typed;
  }
  return slots;
}

function typedBetween({ text, tokens, utterance }: Said, place: readonly [number, number] | undefined): string | null {
  if (place === undefined) return null;
  const [start, end] = place;
  const before = text.slice(0, start).split(' ').length - 1;
  const count = text.slice(start, end).trim().split(' ').length;
  const first = tokens[before];
  const last = tokens[before + count - 1];
  if (first === undefined || last === undefined) return null;
  // "the police" keeps its article, which was left out of what is compared.
  const article = /\bthe\s+$/iu.exec(utterance.raw.slice(Math.max(0, first.start - 5), first.start))?.[0].length ?? 0;
  return tidy(utterance.raw.slice(first.start - article, last.end));
}
