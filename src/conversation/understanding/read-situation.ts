import type { ChangeIntent } from '../../domain/actions/change.ts';
import type { Heard } from './hear-clause.ts';
import type { Reading } from './judge-claim.ts';
import type { Hedge } from './lexicon.ts';

type Status = 'progress' | 'blocked' | 'not_done' | 'circumstances_changed' | 'no_change';

interface Situation {
  readonly told: RegExp;
  /** Recorded where there is one; asked about where there are several; where there is none, nothing is. */
  readonly as: readonly Status[];
}

const OPENING = String.raw`^(?:(?:actually|sorry|oops|no|well|but|hmm|just|currently|now|update|we|we're|i|i'm|im|are|am|is|have|we have|been|there is|there are|there's|it's|its|it|this|this is)[\s,:-]+)*`;
const MORE = String.raw`(?:some|a few|a couple|several|more|much|lots|loads|a lot|a bit|quite a bit|plenty|bits|things|work|stuff|one|two|three|four|five|\d{1,3})`;
const SHARED = String.raw`(?:replied|responded|answered|agreed|shared|sent|provided|released|granted|signed|come back|came back|got back|been in touch|given us|let us in|rung back|called back)`;

/** What an action's own words tell about where it stands, when they name no status. */
const SITUATIONS: readonly Situation[] = [
  {
    told: /^(?:(?:i|we|i'm|im|we're|am|are|sorry|no)[\s,]+)*(?:not|never)\s+(?:giving|passing|handing|reassigning|transferring)\b/u,
    as: [],
  },
  {
    told: /^(?:(?:please|pls|sorry|oops|actually|no)[\s,]+)*(?:ignore|disregard|forget|scratch|strike)\s+(?:that|this|it)\b/u,
    as: ['progress', 'not_done', 'no_change'],
  },
  {
    told: new RegExp(String.raw`${OPENING}still\s+(?:got\s+|have\s+|has\s+)?${MORE}\b.*\bto\s+\p{L}`, 'u'),
    as: ['progress'],
  },
  { told: new RegExp(String.raw`${OPENING}still\s+to\s+\p{L}`, 'u'), as: ['progress', 'no_change'] },
  {
    told: new RegExp(String.raw`${OPENING}(?:still\s+)?(?:waiting\s+(?:on|for)|awaiting)\s+\p{L}`, 'u'),
    as: ['blocked', 'progress'],
  },
  { told: new RegExp(String.raw`\b(?:finally|at last|eventually)\s+${SHARED}\b`, 'u'), as: ['progress'] },
  { told: new RegExp(String.raw`\b(?:have|has|'ve|'s)\s+now\s+${SHARED}\b`, 'u'), as: ['progress'] },
  {
    told: /\b(?:decided|chosen|opted|agreed|voted)\s+(?:not\s+to\s+(?:do|pursue|proceed|progress|go|take|carry)|against)\b/u,
    as: ['not_done', 'circumstances_changed'],
  },
  { told: /^(?:this is\s+|is\s+|it's\s+|its\s+)?n\/?a[.!]?$/u, as: ['not_done', 'circumstances_changed'] },
];

/** "A-12 waiting for legal", "A-12 school finally replied": no status is named, and yet the words tell of one. */
export function readSituation({ clause, utterance, words }: Heard, hedges: readonly Hedge['doubt'][]): Reading | null {
  const [first] = clause.after;
  if (clause.refs === null || first === undefined || words === null || hedges.includes('hearsay')) return null;
  const said = utterance.folded
    .slice(first.start, clause.after.at(-1)?.end)
    .replace(/^[\s,:;-]+/u, '')
    .slice(0, FARTHEST);
  const situation = SITUATIONS.find(({ told }) => told.test(said));
  if (situation === undefined || /\?\s*$/u.test(said)) return null;
  const options = situation.as.map((status) => intentOf(status, words));
  if (options.length === 0) return { says: 'show' };
  return options.length === 1 ? { says: 'change', intents: options } : { says: 'ask', doubt: 'two readings', options };
}

/** In characters: what is said further on is about something else. */
const FARTHEST = 300;

function intentOf(status: Status, note: string): ChangeIntent {
  if (status === 'not_done' || status === 'circumstances_changed') return { kind: 'end', as: status, note };
  return { kind: status, note };
}
