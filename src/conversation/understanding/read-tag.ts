import type { ChangeIntent } from '../../domain/actions/change.ts';
import { noteBetween, withoutReason } from './clause-words.ts';
import type { Heard } from './hear-clause.ts';
import type { Reading } from './judge-claim.ts';
import { leadingPower, namedPower } from './power-names.ts';

/** Cheap, and false for nearly everything that is said. */
const SPEAKS_OF_TAGS = /\btag|\buntag|safeguard|\bus(?:es|ing|e)\b/u;

const POLITE = String.raw`^[\s,:-]*(?:(?:hi|hello|please|pls|can you|could you|and|also|now|clerk|ok)\b[\s,:-]*)*`;
const TAG = new RegExp(String.raw`${POLITE}(?:re-?)?tag\s*$`, 'u');
const UNTAG = new RegExp(
  String.raw`${POLITE}(?:un-?tag|(?:remove|take|drop|clear|delete)\s+(?:off\s+)?(?:the |its )?(?:power|tag|power tag)s?\s+(?:from|off|of|on))\s*$`,
  'u',
);
const MARK = new RegExp(String.raw`${POLITE}(?:mark|tag|flag|set|record|note)\s*$`, 'u');
const SAFEGUARDING =
  /^[\s:,-]*(?:is|are|as)?\s*(?:now\s+)?(?:an?\s+)?(not\s+|no longer\s+|not an?\s+)?safeguarding(?:\s+(?:action|one|tag))?s?[\s.!?]*$/u;
const NOTHING = /^[\s.!]*(?:please|pls|now|again|thanks)?[\s.!?]*$/u;
const USES =
  /^[\s:,-]*(?:(?:is |are )?(?:now )?(?:using|to use)|uses?|is tagged(?: as| with)?|tagged(?: as| with)?|tag:?)\s+(?=\S)/u;
const AS = /^[\s:,-]*(?:(?:as|with|to|=)\s+)?/u;
const THEN = /^[\s]*(?:[.!?]*\s*$|[,;:.–-]|(?:because|as|since|for|so)\b)/u;

/**
 * "tag A-12 closure order", "A-12 uses a closure notice", "untag A-12", "A-12 is safeguarding". What says more than
 * that is news of the action in the person's own words: "A-12 closure order served yesterday".
 */
export function readTag(heard: Heard): Reading | null {
  const { clause, utterance, mark, behind } = heard;
  const { refs, before, after } = clause;
  if (refs === null) return null;
  const start = before[0]?.start ?? refs.start;
  const end = Math.max(refs.end, after.at(-1)?.end ?? 0);
  const lead = utterance.folded.slice(start, refs.start);
  const rest = utterance.folded.slice(refs.end, end);
  if (!SPEAKS_OF_TAGS.test(lead) && !SPEAKS_OF_TAGS.test(rest)) return null;
  if (mark === '?' && !behind.request) return null;
  if (UNTAG.test(lead)) return NOTHING.test(rest) ? said({ kind: 'untag', note: null }) : null;
  const safe = SAFEGUARDING.exec(rest);
  if (safe !== null && (lead.trim() === '' || MARK.test(lead)))
    return said({ kind: 'safeguard', on: safe[1] === undefined, note: null });
  if (TAG.test(lead)) return tagged(heard, refs.end + (AS.exec(rest)?.[0].length ?? 0), end);
  const uses = lead.trim() === '' ? USES.exec(rest) : null;
  const power = uses === null ? null : namedPower(rest.slice(uses[0].length));
  return power === null ? null : said({ kind: 'tag', power: power.id, note: null });
}

/** What is told to be tagged is, with what is said besides as its note; a name that is not known is answered. */
function tagged({ clause, utterance }: Heard, at: number, end: number): Reading {
  const words = utterance.folded.slice(at, end);
  const found = leadingPower(words);
  if (found === null || !THEN.test(words.slice(found.end))) return said({ kind: 'tag', power: null, note: null });
  const note = withoutReason(noteBetween(utterance, at + found.end, end, clause.after));
  return said({ kind: 'tag', power: found.power.id, note });
}

function said(intent: ChangeIntent): Reading {
  return { says: 'change', intents: [intent] };
}
