import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Doubt } from '../plan.ts';
import { nearestDay, readDate } from './find-dates.ts';
import type { Heard } from './hear-clause.ts';
import type { Claimed } from './make-intent.ts';

type Sign = readonly [doubt: Doubt, said: RegExp];

const OFTEN = String.raw`(?:(?:absolutely|literally|basically|practically|virtually|pretty much|next to|precisely|as good as)\s+)*`;

/** Words that go on from "done" and leave nothing of it, or turn it into something else. */
const RIGHT_BEHIND: readonly Sign[] = [
  [
    'negation',
    new RegExp(
      String.raw`^\s+${OFTEN}(?:(?:nothing|nowt|nada|zilch|zero|nil)\b(?!\s+(?:further|more|else|new|outstanding|left|to\s+(?:add|report|say)))|(?:naff|sod|bugger|sweet|jack|f\S{1,4}|damn)\s+all\b|diddly|jack\b|squat\b|(?:very|precious|so|too)\s+little\b|(?:hardly|barely)\s+any|not\s+(?:much|a\s+(?:lot|thing)|enough)\b)`,
      'u',
    ),
  ],
  [
    'plan',
    /^\s+(?:what|all|as much as|whatever|everything)\s+(?:that\s+)?(?:i|we)(?:\s+possibly)?\s+(?:can|could|am able|are able)\b/u,
  ],
  ['plan', /^\s+(?:my|our)\s+(?:best|bit|part)\b/u],
  ['plan', /^\s+for\s+(?:now|today|the\s+(?:moment|day|week|time being)|this\s+(?:week|month))\b/u],
  ['doubt', /^\s+(?:in|for)(?=\s*(?:[,.;!?]|$)|\s+(?:and|so|today|tonight|at the moment|after)\b)/u],
  ['doubt', /^\s+in\s+by\b/u],
  ['plan', /^\s+(?:tonight|this\s+evening)\b/u],
  ['doubt', /^\s+(?:up|over|out\s+of)\s+(?=\p{L})/u],
  ['doubt', /^\s+(?:a\s+(?:runner|bunk|moonlight|flit)|to\s+death)\b/u],
];

/** "complete waste of time", "resolved to try again": the word means something else here. */
const OTHER_SENSE: readonly (readonly [word: RegExp, sign: Sign])[] = [
  [
    /^complete$/u,
    [
      'negation',
      /^\s+(?:and utter\s+)?(?:waste|mess|shambles|disaster|nightmare|joke|farce|lack|failure|nonsense|rubbish|standstill|stalemate|overhaul|rethink|refusal|disregard|silence|pain|surprise|shock|list|set|picture|review)\b/u,
    ],
  ],
  [/^resolved$/u, ['plan', /^\s+(?:not\s+)?to\s+(?!the\b|a\b|an\b|my\b|our\b|their\b|his\b|her\b|every|all\b)\p{L}/u]],
];

const MARK = String.raw`(?:^|[,.;:!()\n-]|\b(?:but|oh|oops|sorry|actually|wait|well|no|and)\b)\s*`;

/** Words further on that take "done" back, or put it off. */
const LATER: readonly Sign[] = [
  ['doubt', /^[\s,]*no[\s,]+a ?-? ?\d/u],
  [
    'two readings',
    new RegExp(
      String.raw`${MARK}(?:please\s+|pls\s+)?(?:scratch|scrap|strike|ignore|disregard|forget|cancel|delete|undo|reverse|revert)\s+(?:that|this|it|last)\b`,
      'u',
    ),
  ],
  [
    'negation',
    /\b(?:actually|sorry|oops|wait|oh|hang on|hold on|er+|um+)[\s,.!-]+(?:no|not)\b(?=\s*(?:[,.;:!)]|$)|\s+(?:it|that|wait|sorry|yet|done|quite|finished)\b)/u,
  ],
  ['negation', /(?:^|[,.;!(-])\s*no[\s,]+(?:wait|hang on|hold on|sorry|it is\s?n.?t|it'?s not|actually)\b/u],
  [
    'doubt',
    /\b(?:wrong\s+(?:one|action|ref|number)|my\s+(?:mistake|bad)|got\s+(?:that|it|this)\s+wrong|not\s+(?:that|this)\s+one)\b/u,
  ],
  [
    'two readings',
    /\bbut\b.{0,60}\b(?:re-?opened|(?:come|came|comes|coming)\s+back|back\s+again|happened\s+again|re-?occurred)\b/u,
  ],
  ['negation', /(?:^|[,.;!(-])\s*(?:hang on|hold on|wait)(?=\s*(?:[,.;:!)]|$))/u],
  [
    'negation',
    /\b(?:undone|(?:had|have|has|need|needs|going)\s+to\s+(?:be\s+)?(?:start|do|redo|begin|redone|started)\s*(?:it|this|that|all|over)*\s*(?:again|over|from scratch)|(?:had|have|has)\s+to\s+(?:be\s+)?(?:redo|redone)|start(?:ed|ing)?\s+(?:all\s+)?(?:over|from scratch)|back\s+to\s+square\s+one|(?:fell|fallen)\s+through)\b/u,
  ],
  [
    'plan',
    /(?:^|[,.;:!(-])\s*(?:well|or|i mean|rather|at least|at any rate)\b[\s,]*(?:(?:well|or|i mean|rather|at least|at any rate|it|that|he|she|we)\b[\s,]*)*(?:nearly|almost|mostly|partly|sort of|kind of|just about|not quite|all but|will|'ll|should|soon|hopefully|going to)\b/u,
  ],
  ['plan', /(?:^|[,.;:!(-])\s*(?:nearly|almost|not quite)\s+(?:there|done|finished|complete)\b/u],
];

/** What nobody says who means it. */
const JOKES =
  /\byeah,? right\b|\bpigs (?:might|may|will|can|could) fly\b|\bas if\b(?=\s*(?:[,.;:!]|$))|\bin (?:your|my) dreams\b|\bi wish\b|\bchance would be a fine thing\b|\bwhen hell freezes\b|\b(?:yeah|aye) sure\b|\blike hell\b|\band i(?:'m| am) the (?:queen|king|pope)\b|\bsaid no one ever\b|(?:^|\s)\/s\b/u;

/** A date right behind "done" that is still to come: "done 30/11", said on the 24th. */
const BEFORE_DATE = /^[\s,:(-]*(?:(?:on|for|from|the|at|this|coming|as of)\s+)*(?=[\dj-o]|[adfs][a-z]{2})/u;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*(?!\S|\s*\d)/u;

/** How far on words may take a claim back, in characters. */
const FARTHEST = 400;

/** The doubt that words around a claim of being done leave, however far from it they stand; null when they leave none. */
export function takenBack({ clause, utterance, today }: Heard, { claim, item }: Claimed): Doubt | null {
  if (claim.kind !== 'done') return null;
  const end = Math.max(item.end, clause.refs?.end ?? 0, clause.after.at(-1)?.end ?? 0);
  const start = Math.min(clause.before[0]?.start ?? Infinity, clause.refs?.start ?? Infinity, item.start);
  if (JOKES.test(utterance.folded.slice(start, Math.min(end, item.end + FARTHEST)))) return 'doubt';
  const tail = utterance.folded.slice(item.end, Math.min(end, item.end + FARTHEST));
  const word = utterance.folded.slice(item.start, item.end);
  const sense = OTHER_SENSE.find(([said, [, behind]]) => said.test(word) && behind.test(tail));
  const sign =
    sense?.[1] ?? RIGHT_BEHIND.find(([, said]) => said.test(tail)) ?? LATER.find(([, said]) => said.test(tail));
  return sign?.[0] ?? (isAhead(tail, today) ? 'plan' : null);
}

/** A weekday alone may be the one that has gone by; a day of the month is the nearest one. */
function isAhead(tail: string, today: IsoDate): boolean {
  const text = tail.slice(BEFORE_DATE.exec(tail)?.[0].length ?? 0);
  if (WEEKDAY.test(text)) return false;
  const read = readDate(text, today);
  return read?.found === 'date' && nearestDay(read, today) > today;
}
