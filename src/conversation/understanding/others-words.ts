import type { ChangeIntent } from '../../domain/actions/change.ts';
import { optionsFor } from './doubts.ts';
import type { Refs } from './find-refs.ts';
import type { Reading } from './judge-claim.ts';
import type { Utterance } from './normalise.ts';

/** Two headers of a mail, or the line that begins one, with what stands before on the same line. */
const MAIL =
  /(?:^|[\s/|>*])from:\s.{1,200}?[\s/|>*](?:sent|date|subject|cc):|-{2,}\s?(?:original|forwarded) message|(?:^|\n)begin forwarded message:|(?:^|\n)(?:subject:\s?)?fwd?:\s|(?:^|\n)on [^\n]{5,120} wrote:\s*(?:\n|$)/su;

/** Where a forwarded mail begins, which somebody else wrote; null where there is none. */
export function forwardedAt({ folded }: Utterance): number | null {
  return MAIL.exec(folded)?.index ?? null;
}

/** A line that is quoted from somebody's message: it begins with ">", as mail and pasted chats have it. */
const QUOTED_LINE = /^[ \t]*>(?!-).*$/u;

/** A message without the lines that it quotes; itself where it quotes none. */
export function withoutQuotes(utterance: Utterance): Utterance {
  if (!utterance.folded.includes('>')) return utterance;
  const lines = utterance.raw.split('\n');
  const folded = utterance.folded.split('\n');
  const own = folded.flatMap((line, at) => (line.search(QUOTED_LINE) < 0 ? [at] : []));
  const only = (all: readonly string[]): string => own.map((at) => all[at] ?? '').join('\n');
  return own.length === folded.length ? utterance : { raw: only(lines), folded: only(folded) };
}

/**
 * Whether the refs stand, with other words, between double quotes that hold less than the whole message: somebody's
 * words, repeated.
 */
export function isQuoted(refs: Refs | null, { folded }: Utterance): boolean {
  if (refs === null) return false;
  for (const { 0: quoted, index } of folded.matchAll(/"[^"\n]{1,500}"/gu)) {
    const end = index + quoted.length;
    const others = folded.slice(index, refs.start) + folded.slice(refs.end, end);
    const isInside = index < refs.start && refs.end < end && /\p{L}/u.test(others);
    if (isInside && quoted.length < folded.trim().length) return true;
  }
  return false;
}

/** What is only repeated is asked about; a note stays a note. */
export function asHearsay(reading: Reading, words: string | null): Reading {
  if (reading.says !== 'change') return reading;
  const claims = reading.intents.filter((intent: ChangeIntent) => intent.kind !== 'note');
  const options = claims.flatMap((intent) => optionsFor({ ...intent, note: words }, 'hearsay', words));
  return claims.length === 0 ? reading : { says: 'ask', doubt: 'hearsay', options };
}
