import type { ChangeIntent } from '../../domain/actions/change.ts';
import type { Heard } from './hear-clause.ts';
import { noteOf, type Reading } from './judge-claim.ts';
import type { Claim } from './lexicon.ts';
import { makeIntent, type Claimed } from './make-intent.ts';
import { tellsWhatHappened } from './part-of.ts';

const THING = String.raw`(?:the|a|an|his|her|their|its|our|my|all|both|two|three|four|several|some|\d{1,3})\b`;

/** Words right behind these claims that make them news of the world outside: who else did it, or to what. */
const OUTSIDE: Readonly<Partial<Record<Claim['kind'], RegExp>>> = {
  confirm: new RegExp(String.raw`^\s+(?:with|by|via|from|for|at|through|that|${THING})(?!\s+(?:me|us)\b)`, 'u'),
  reject: new RegExp(String.raw`^\s+(?:by|at|in|${THING})(?!\s+(?:me|us)\b)`, 'u'),
  accept: new RegExp(String.raw`^\s+(?:by|at|in|${THING})(?!\s+(?:me|us)\b)`, 'u'),
  decline: new RegExp(String.raw`^\s+(?:by|at|to|${THING})(?!\s+(?:me|us)\b)`, 'u'),
  reopen: new RegExp(String.raw`^\s+(?:by|at|${THING})(?!\s+(?:me|us|action)\b)`, 'u'),
};
const SOMETHING = new RegExp(String.raw`^\s+${THING}`, 'u');
const BLOCKED_UP = new RegExp(String.raw`^\s+(?:off|up|out)\b|^\s+${THING}`, 'u');
const DEED = /^(?:blocked|parked|paused|stuck)$/u;
const NOT_NEEDED = /^(?:no longer|not) (?:needed|required|necessary|wanted)$/u;
const STILL_NEEDED = /\bbut\s+(?:(?:we|i|they|do|will)\s+)*still\s+(?:need|want|require)/u;
const OF_THINGS = /^\s+of\s+(?!circumstances?\b|plans?\b|position\b|status\b|note\b)\p{L}/u;
const OVER =
  /^(?:\s+(?:this|it|that|one))*\s+(?:any ?more|any longer|now)\b|\b(?:died|dead|passed away|deceased|moved (?:away|out)|demolished|evicted|deported)\b/u;

/** "A-12 confirmed with police for Monday", "A-12 blocked the windows up": a status word that names no status here. */
export function readOutside(heard: Heard, from: Claimed): Reading | null {
  const { clause, utterance, words, ahead } = heard;
  const { claim, item } = from;
  const tail = utterance.folded.slice(item.end, clause.after.at(-1)?.end ?? item.end).slice(0, FARTHEST);
  const said = item.tokens.map(({ text }) => text).join(' ');
  const isDoubted = from.asked || from.hedges.length > 0;
  if (claim.command === true || isDoubted || item.start < (clause.refs?.end ?? 0)) return null;
  if (/ed$/u.test(said) && OUTSIDE[claim.kind]?.test(tail) === true) return noteOf(heard);
  if (said === 'extended' && SOMETHING.test(tail)) return extendedSomething(heard, from);
  if (DEED.test(said) && BLOCKED_UP.test(tail) && !(tellsWhatHappened(ahead.rest) && !/^\s+(?:off|up)\b/u.test(tail)))
    return choice(words, ['progress', 'done', 'blocked']);
  if (claim.kind === 'end' && NOT_NEEDED.test(said) && (SOMETHING.test(tail) || STILL_NEEDED.test(tail)))
    return choice(words, ['progress', 'circumstances_changed']);
  if (claim.kind === 'no_change' && OF_THINGS.test(tail)) return noteOf(heard);
  if (claim.kind === 'blocked' && said.startsWith('can not') && claim.doubt !== undefined && OVER.test(tail))
    return choice(words, ['circumstances_changed', 'not_done', 'blocked']);
  return null;
}

/** In characters: what is said further on is about something else. */
const FARTHEST = 300;

/** "extended the invite to police" is news; "extended the order to 12 Jan" may mean the action too. */
function extendedSomething(heard: Heard, from: Claimed): Reading | null {
  const made = makeIntent(heard, from);
  if (made.made === 'bad date') return null;
  if (made.intent.kind !== 'extend' || made.intent.due === null) return noteOf(heard);
  return { says: 'ask', doubt: 'two readings', options: [made.intent, { kind: 'progress', note: heard.words }] };
}

function choice(
  note: string | null,
  options: readonly ('progress' | 'done' | 'blocked' | 'not_done' | 'circumstances_changed')[],
): Reading {
  return {
    says: 'ask',
    doubt: 'two readings',
    options: options.map((kind): ChangeIntent =>
      kind === 'not_done' || kind === 'circumstances_changed' ? { kind: 'end', as: kind, note } : { kind, note },
    ),
  };
}
