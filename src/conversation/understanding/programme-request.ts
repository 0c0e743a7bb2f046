import type { ProgrammeCount, ReportedCount } from '../../domain/registers/programme.ts';
import type { Step } from '../plan.ts';
import { tidy, type Utterance } from './normalise.ts';
import { correct, vocabulary } from './spelling.ts';

const SMALL = 'no|none|nought|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'.split('|');
const VALUES: ReadonlyMap<string, number> = new Map(SMALL.map((word, at) => [word, Math.max(0, at - 3)]));
const NUMBER = `(\\d{1,5}|${SMALL.join('|')})`;
const MORE = '(\\s+(?:more|extra|further|additional|new))?';
const PEOPLE = '(?:\\s+(?:young people|young person|people|person|children|child|students?|participants?|of them))?';
const HAVE = '(?:\\s+(?:have|has|were|was|are|been|have been|has been|now))*';

const UNITS: readonly (readonly [ProgrammeCount, string])[] = [
  ['sessionsPlanned', '(?:sessions?\\s+planned|planned\\s+sessions?|sessions?\\s+booked)'],
  [
    'sessionsDelivered',
    '(?:sessions?\\s+(?:delivered|held|run|done|completed|so far)|delivered\\s+sessions?|sessions?)',
  ],
  ['referred', '(?:referred(?:\\s+in)?|referrals?)'],
  ['started', '(?:started|starters?|starts|starting)'],
  ['completed', '(?:completed|completers?|completions?|finished|graduated)'],
];

/** "12 referred", "3 more young people have started", "sessions delivered: 6"; in the order in which they are tried. */
const WAYS = UNITS.flatMap(([count, unit]) => [
  { count, said: new RegExp(`^${NUMBER}${MORE}${PEOPLE}${HAVE}\\s+${unit}(?![\\w-])`, 'u'), more: 2, number: 1 },
  {
    count,
    said: new RegExp(`^${unit}\\s*(?::|=|is|are|now|at|up to)?\\s*${NUMBER}(?![\\w-])`, 'u'),
    more: null,
    number: 1,
  },
]);
/** "6 of 12 sessions delivered" says both. */
const OF_BOTH = new RegExp(
  `^${NUMBER}\\s+(?:of|out of|/)\\s+(?:the\\s+)?${NUMBER}\\s+sessions?(?:\\s+(?:delivered|held|run|done|planned))?(?![\\w-])`,
  'u',
);
const BETWEEN = /^(?:\s*[,;.&+]|\s+and\b|\s+of whom\b|\s+with\b|\s+plus\b)*\s*/u;
const TAIL =
  /^(?:\s*(?:so far|to date|now|already|in total|altogether|please|thanks?|this (?:week|month)|today))*\s*[.!]?\s*$/u;
const AT =
  /^\s+(?:at|for|on|in|to(?=\s+(?:the\s+)?(?:rnr|programme)\b))\s+(?:the\s+)?([\p{L}\p{N}'’ -]{2,80}?)\s*[.!]?\s*$/u;
const NAMED_FIRST =
  /^(?:(?:please|update|report|record|hi|hello)\s+)*(?:(?:the\s+)?programme\s+)?(.{1,80}?)\s*(?::|–|—|\s-\s|,)\s*/u;
const NUMBERED_FIRST =
  /^(?:(?:please|update|report|record)\s+)*((?:programme|program)\s+(?:no\.?\s+|number\s+)?\d{1,3})(?:\s*[:,–—-]|(?:\s+(?:has|had|have|now|is at))+)?\s+/u;

/** "RNR Horizons 12 referred 10 started": without a mark between them, only several counts make a report. */
const NAMED_PLAINLY =
  /^(?:(?:please|update|report|record)\s+)*(?!(?:we|i|they|you|he|she|it|there|who)\b)([\p{L}'’][\p{L}\d'’ -]{1,60}?)\s+(?=\d|referred\b)/u;

const NAMES_ACTION = /\ba ?-? ?\d|\bactions?\b/u;

/**
 * Several counts of one programme, who was referred or how many sessions among them: said so, its numbers are no
 * actions' ("Horizons: referred 12, started 9").
 */
export function programmeFigures(utterance: Utterance): Step | null {
  const said = NAMES_ACTION.test(utterance.folded) ? null : reported(utterance);
  if (said?.command !== 'report-programme' || said.counts.length < 2) return null;
  return said.counts.some(({ count }) => count !== 'started' && count !== 'completed') ? said : null;
}

/** What somebody reports of a prevention programme; null for all else. The whole message has to be of it. */
function reported({ raw, folded }: Utterance): Step | null {
  for (const first of [NUMBERED_FIRST, NAMED_FIRST]) {
    const lead = first.exec(folded);
    if (lead === null) continue;
    const read = countsIn(spelt(folded.slice(lead[0].length)));
    const words = lead[1] ?? '';
    if (read !== null && TAIL.test(read.rest)) return step(raw, folded, words, read.counts);
  }
  const plainly = NAMED_PLAINLY.exec(folded);
  const several = plainly === null ? null : countsIn(spelt(folded.slice(plainly[0].length)));
  if (several !== null && several.counts.length > 1 && TAIL.test(several.rest))
    return step(raw, folded, plainly?.[1] ?? '', several.counts);
  const read = countsIn(folded);
  const at = read === null ? null : AT.exec(read.rest);
  return read === null || at === null ? null : step(raw, folded, at[1] ?? '', read.counts);
}

function step(raw: string, folded: string, words: string, counts: readonly ReportedCount[]): Step {
  const from = folded.indexOf(words);
  return { command: 'report-programme', of: tidy(raw.slice(from, from + words.length)) ?? words, counts };
}

/** The words of a report as they were meant: "12 refered" is 12 referred. */
function spelt(text: string): string {
  return text.replaceAll(/\p{L}{4,}/gu, (word) => correct(word, KNOWN));
}

const KNOWN = vocabulary(
  'referred referral referrals started starters starts completed completers completions finished graduated session sessions delivered planned booked held'.split(
    ' ',
  ),
);

function countsIn(text: string): { readonly counts: readonly ReportedCount[]; readonly rest: string } | null {
  const counts: ReportedCount[] = [];
  let rest = text;
  for (;;) {
    const after = counts.length === 0 ? rest : rest.replace(BETWEEN, '');
    const next = oneCount(after);
    if (next === null) return counts.length === 0 ? null : { counts, rest };
    counts.push(...next.counts);
    rest = after.slice(next.length);
  }
}

function oneCount(text: string): { readonly counts: readonly ReportedCount[]; readonly length: number } | null {
  const both = OF_BOTH.exec(text);
  if (both !== null) {
    const [delivered, planned] = [valueOf(both[1]), valueOf(both[2])];
    return {
      counts: [
        { count: 'sessionsDelivered', value: delivered, isMore: false },
        { count: 'sessionsPlanned', value: planned, isMore: false },
      ],
      length: both[0].length,
    };
  }
  for (const { count, said, more, number } of WAYS) {
    const found = said.exec(text);
    if (found === null) continue;
    const isMore = more !== null && found[more] !== undefined;
    return { counts: [{ count, value: valueOf(found[number]), isMore }], length: found[0].length };
  }
  return null;
}

function valueOf(word = ''): number {
  return VALUES.get(word) ?? Number(word);
}

const LIST =
  /^(?:(?:please|show|list|see|view|what|which|are|is|how|our|the|all|prevention|me|do|we|have) )*(?:(?:prevention |rnr )?program(?:me)?s?|rnr(?= ))(?: (?:figures|numbers|list|register|are there|doing|going|there))*\s*[.?]?$/u;
const HOW_MANY =
  /^how many (?:young |more )?(?:people|children|students|participants) (?:have |has |been |were )*(?:referred|started|completed|finished)\b.*\b(?:rnr|program(?:me)?s?)\s*[.?]?$/u;
const ADD =
  /^(?:(?:please|can you|could you|i want to|set up|add|start|create|register)\s+(?:an?\s+)?)*(?:add|new|set up|create|register)\s+(?:an?\s+|the\s+|new\s+)*(?:prevention\s+)?programme\b\s*[:,-]?\s*(.*)$/u;
const NAME_AND_VENUE = /^(.{2,150}?)\s+at\s+(?:the\s+)?(.{2,150}?)$/u;

/** What a message asks of the prevention programmes; null for all else. */
export function programmeRequest(utterance: Utterance): Step | null {
  const { raw, folded } = utterance;
  if (LIST.test(folded) || HOW_MANY.test(folded)) return { command: 'programmes' };
  const added = ADD.exec(folded);
  if (added !== null) {
    const rest = added[1] ?? '';
    const words =
      rest === ''
        ? ''
        : raw
            .slice(raw.length - rest.length)
            .trim()
            .replace(/[.!]$/u, '');
    const parts = NAME_AND_VENUE.exec(words);
    return { command: 'add-programme', name: parts?.[1] ?? (words === '' ? null : words), venue: parts?.[2] ?? null };
  }
  return reported(utterance);
}
