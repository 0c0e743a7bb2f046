import type { ChangeIntent } from '../../domain/actions/change.ts';
import { noteBetween, withoutReason } from './clause-words.ts';
import type { Heard } from './hear-clause.ts';
import type { Reading } from './judge-claim.ts';

const NOBODY = String.raw`(?!(?:i|we|you|u|they|he|she|it|this|that|these|those|me|us|them|him|her|who|what|which|someone|somebody|anyone|anybody|nobody|everyone|all|not|no|now|still|the|a|an|my|our|his|their|your|be|being|due|done|to|and|but|or|if|is|are|was|has|have|will|in|on|at|by|for|of|with|next|last|one|more|some|another|court|legal action|yes|yeah|ok|agree|agreed|happy|glad|pleased|willing|able|ready|going|trying|need|needs|want|wants|like|work|visit|letter|action|please)\b)`;
const NAME = String.raw`${NOBODY}[\p{L}][\p{L}'.-]*(?:\s${NOBODY}[\p{L}][\p{L}'.-]*){0,2}?`;
const AGENCY = String.raw`(?:the\s+)?(?:police|housing|council|nhs|probation|fire(?: service| and rescue)?|youth (?:justice|offending)(?: service| team)?|yot|yjs|environmental health|trading standards|(?:adult |children'?s )?(?:social care|social services|services)|mental health|education|licensing|immigration|border force|hmrc|dwp|nca|cps|ambulance|community safety|early help|mash|public health|planning enforcement)`;
const END = String.raw`(?=\s*(?:[,.;:!(\n-]|$)|\s+(?:please|pls|plz|thanks|ta|cheers|instead|because|as|cos|since|now)\b)`;
const OPENING = String.raw`^(?:(?:ok|so|sorry|please|pls|and|also|this|is|it|now|one)[\s,]+)*`;

/** Verbs after "to": "A-12 to follow up" says what is still to be done, not who is to do it. */
const DEEDS =
  /^(?:follow|chase|check|review|discuss|confirm|close|visit|call|ring|email|write|send|speak|meet|see|go|get|do|complete|finish|start|arrange|book|agree|update|report|decide|sign|serve|contact|monitor|keep|make|take|give|find|ask|look|wait|action|add|note|continue|remain|stay|plan|hold|move|come|bring|try|progress|consider|obtain|collect|share|provide|prepare|draft|attend|escalate|date|full|standard|time|court|date|scale|plan|budget|prison|hospital|custody|trial|appeal|tender)\b/u;

type Way = readonly [sure: boolean, said: RegExp];

/** After the ref. The first group is who is to have it; `sure`: it is recorded, else the clerk asks. */
const AFTER: readonly Way[] = [
  [
    true,
    new RegExp(
      String.raw`^(?:please\s+|pls\s+)?(?:reassign|re-assign|reallocate|transfer)\s+(?:from\s+)?${NAME}\s+to\s+(${AGENCY}|${NAME})${END}`,
      'du',
    ),
  ],
  [
    true,
    new RegExp(
      String.raw`^(?:please\s+|pls\s+|can you\s+)?(?:give|pass|hand|send|reassign|transfer)\s+(?:this|it|that)(?:\s+one)?(?:\s+over)?\s+to\s+(${AGENCY}|${NAME})${END}`,
      'du',
    ),
  ],
  [true, new RegExp(String.raw`${OPENING}(?:over\s+to\s+|(?:->|=>|→)\s*)(${AGENCY})${END}`, 'du')],
  [true, new RegExp(String.raw`${OPENING}over\s+to\s+(${NAME})(?=\s+(?:please|pls|plz)\b|\s*$)`, 'du')],
  [true, new RegExp(String.raw`${OPENING}to\s+(${AGENCY})${END}`, 'du')],
  [false, new RegExp(String.raw`${OPENING}(?:(?:over\s+)?to\s+|(?:->|=>|→)\s*)(${NAME})${END}`, 'du')],
  [false, /^(?:is|it's|its)\s+(?:now\s+)?([\p{L}-]+?)'?s\s+now\b[\s.!]*$/du],
  [
    false,
    new RegExp(
      String.raw`^(?:this|it)?\s*(?:one\s+)?should\s+(?:really\s+)?(?:be\s+with|sit\s+with)\s+(${AGENCY}|${NAME})${END}`,
      'du',
    ),
  ],
  [
    false,
    new RegExp(
      String.raw`^(${NAME})\s+(?:to|will|should)\s+(?:action|lead(?: on)?|pick up|take(?: on| over)?|own|deal with)(?:\s+(?:this|it|please|pls|now))*[\s.!]*$`,
      'du',
    ),
  ],
  [
    false,
    new RegExp(
      String.raw`^(${NAME})\s+(?:is|are)\s+now\s+(?:doing|dealing with|leading(?: on)?|handling|taking(?: on| over)?)\s+(?:this|it)\b[\s.!]*$`,
      'du',
    ),
  ],
];
const BEFORE: readonly Way[] = [
  [
    false,
    new RegExp(String.raw`^(${NAME})\s+to(?:\s+(?:lead on|pick up|take(?: on| over)?|own|deal with))?\s*$`, 'du'),
  ],
  [false, new RegExp(String.raw`(?:^|[\s,.;:!])(?:can|could)\s+(${NAME})\s+(?:please\s+|pls\s+)?have\s*$`, 'du')],
  [
    false,
    new RegExp(
      String.raw`^(${NAME})\s+(?:is|are)\s+(?:now\s+)?(?:doing|taking(?: on| over)?|picking up|leading(?: on)?|owning)\s*$`,
      'du',
    ),
  ],
];

/** "A-7 over to tom please", "can lee have A-372": who is to have the action, without a word for giving it. */
export function readHandOver(heard: Heard): Reading | null {
  const { clause, utterance, leadHedges, words } = heard;
  const { refs, before, after } = clause;
  if (refs === null || leadHedges.length > 0) return null;
  const end = after.at(-1)?.end ?? refs.end;
  const start = refs.end + (LEAD.exec(utterance.folded.slice(refs.end, end))?.[0].length ?? 0);
  const ahead = utterance.folded.slice(start, Math.min(end, start + FARTHEST));
  const isFirst = heard.behind.content.length === 0 && heard.behind.claim === null;
  for (const [sure, said] of isFirst ? AFTER : []) {
    const match = said.exec(ahead);
    const [at, rest] = match?.indices?.[1] ?? [0, 0];
    if (rest === 0 || DEEDS.test(ahead.slice(at))) continue;
    const note = withoutReason(noteBetween(utterance, start + rest, end, after));
    return handedTo(utterance.raw.slice(start + at, start + rest), note, sure && heard.mark !== '?', words);
  }
  if (!isBare(heard)) return null;
  const from = before[0]?.start ?? refs.start;
  for (const [sure, said] of BEFORE) {
    const [at, rest] = said.exec(utterance.folded.slice(from, refs.start))?.indices?.[1] ?? [0, 0];
    if (rest > 0) return handedTo(utterance.raw.slice(from + at, from + rest), null, sure, words);
  }
  return null;
}

/** What stands between the ref and its words; an arrow is one of them. */
const LEAD = /^(?:\s|[,:;]|-(?!>))*/u;
const FARTHEST = 200;

function isBare({ ahead }: Heard): boolean {
  return ahead.claim === null && ahead.content.length === 0;
}

function handedTo(to: string, note: string | null, sure: boolean, words: string | null): Reading {
  const given: ChangeIntent = { kind: 'reassign', to, note };
  if (sure) return { says: 'change', intents: [given] };
  return { says: 'ask', doubt: 'two readings', options: [given, { kind: 'progress', note: words }] };
}
