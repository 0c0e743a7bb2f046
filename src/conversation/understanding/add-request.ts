import { STRANDS, type Strand } from '../../domain/actions/action.ts';
import type { IsoDate } from '../../domain/calendar/dates.ts';
import { nominalKey, type NominalKey } from '../../domain/refs.ts';
import type { Step } from '../plan.ts';
import { readDate } from './find-dates.ts';
import { tidy, type Utterance } from './normalise.ts';

const ADD =
  /^(?:(?:hi|hello|please|pls|plz|can you|could you|would you|can we|could we|i'd like to|i would like to|i want to|we need to|need to|let's|ok|so|also|just)\b[\s,:-]*)*(?:(?:add|create|raise|(?:log|record|start|open|make|put in|put on|set up)(?=\s+(?:a|an|another|new)\b))\s+(?:(?:a|an|another|one|the|this|in|us|me|following)\s+)*(?:(?:new|further|more)\s+)*(?:action|actions|task)\b|(?:a\s+)?new\s+(?:action|task)\b|action(?=\s*:|\s+for\s+[ncgul]-?\d)|add(?=\s*:|\s+for\s+[ncgul]-?\d))(?!\s*(?:no\.?\s*)?#?\d)(?!\s*a-?\d)/u;
const NOMINAL =
  /(?:^|[\s,;:(])(?:(?:for|about|against|on|re|to)\s+)?(?:nominal\s+|location\s+|group\s+)?([ncgul]\s?-?\s?\d{1,6})(?![\w])/u;
/** A nominal that opens the request is taken out; one that stands in what is to be done stays there. */
const LEADS = /^[\s,:-]*(?:for|about|on|against|re)?\s*$/u;
const OWNER =
  /(?:^|[\s,;:(])(?:owner|owned by|assigned to|assign to|assignee|for|by|lead|with|to)\s*(?:is\s+|:\s*|=\s*|to\s+)?([\w.+'%-]{1,64}@[\w.-]{1,100})/u;
const OWNER_NAMED =
  /(?:^|[\s,;:(])(?:owner|owned by|assigned to|assign to|assignee)\s*(?:is\s+|:\s*|=\s*|to\s+)?((?:(?!\s-\s|\.\s)[^,;\n\ue000]){1,60})/u;
/** "new action for Jas - ring the shop": whom it is for stands right after the opening, before what is to be done. */
const OWNER_FIRST =
  /^\s*for\s+(?!(?:the|a|an|this|that|it|us|next|tomorrow|today)\b)((?:\p{L}[\p{L}'-]*)(?:\s+(?:and\s+)?\p{L}[\p{L}'-]*){0,3}?)\s*(?=:|,|\s-\s|\s+to\s)/u;
/** "… re L-3" at the end names what it is about; in the midst of what is to be done it stays there. */
const NOMINAL_LAST =
  /(?:^|[\s,;:(])(?:for|about|against|re|ref|regarding|concerning|on)\s*:?\s+([ncgul]\s?-?\s?\d{1,6})(?=[\s.)]*$|[,;\ue000])/u;
const EMAIL = /(?:^|[\s,;:(])([\w.+'%-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})/u;
const STRAND = new RegExp(
  String.raw`(?:^|[\s,;:(])(?:strand\s*(?:is|:|=)?\s*)?(${STRANDS.join('|')})(?=\s*(?:strand)?\s*(?:[,;.)]|$))`,
  'u',
);
const DUE =
  /(?:^|[\s,;:(])(?:due date|due|deadline|target date|target|by|before|until)(?:\s+(?:is|on|by))?\s*[:=]?\s*/gu;
const PARTS = /[,;\n]|\s-\s|\.(?:\s|$)/u;

/** "add action for L-7: joint visit, owner someone@example.org, due 12 Jan, protect"; what is missing is null. */
export function addRequest(utterance: Utterance, today: IsoDate): Step | null {
  const opened = ADD.exec(utterance.folded);
  if (opened === null || /^[\s,:]*(?:done|to a-?\d)/u.test(utterance.folded.slice(opened[0].length))) return null;
  const words = new Words(utterance, opened[0].length);
  const nominal = words.take(NOMINAL_LAST) ?? words.take(NOMINAL, LEADS);
  const due = takeDue(words, today);
  if (due?.found === 'bad') return { command: 'bad-date', typed: due.typed };
  const strand = words.take(STRAND);
  const owner = words.take(OWNER) ?? words.take(EMAIL) ?? words.take(OWNER_NAMED) ?? words.take(OWNER_FIRST);
  const { title, name } = titleOf(words.left());
  return {
    command: 'add-action',
    nominal: nominal === null ? null : keyOf(nominal),
    title,
    owner: owner === null ? name : tidy(owner.replace(/\.$/u, '')),
    due: due === null ? null : due.date,
    strand: (STRANDS.find((known) => known === strand?.toLowerCase()) ?? null) satisfies Strand | null,
  };
}

function keyOf(ref: string): NominalKey | null {
  return nominalKey(ref.replace(/\s/gu, ''));
}

/** The words of a request, from which the parts that were recognised are taken out one by one. */
class Words {
  private readonly raw: string;
  private folded: string;

  constructor(utterance: Utterance, from: number) {
    this.raw = utterance.raw.slice(from);
    this.folded = utterance.folded.slice(from).replace(/[–—]/gu, '-');
  }

  /** Takes out what the pattern finds; with `where`, only if that fits the words before it, else it is left in place. */
  take(pattern: RegExp, where?: RegExp): string | null {
    const match = pattern.exec(this.folded);
    const found = match?.[1];
    if (match === null || found === undefined) return null;
    const end = match.index + match[0].length;
    const start = end - found.length;
    if (where === undefined || where.test(this.folded.slice(0, match.index))) this.blank(match.index, end);
    return this.raw.slice(start, end);
  }

  text(): string {
    return this.folded;
  }

  /** What was taken is left as a gap that parts the words on both sides. */
  blank(start: number, end: number): void {
    this.folded = this.folded.slice(0, start) + '\ue000'.repeat(end - start) + this.folded.slice(end);
  }

  left(): string {
    return Array.from({ length: this.folded.length }, (_, at) =>
      this.folded[at] === '\ue000' ? '\ue000' : (this.raw[at] ?? ''),
    ).join('');
  }
}

function takeDue(words: Words, today: IsoDate): ReturnType<typeof readDate> {
  for (const match of words.text().matchAll(DUE)) {
    const at = match.index + match[0].length;
    const read = readDate(words.text().slice(at), today);
    if (read === null) continue;
    if (read.found === 'date') words.blank(match.index, at + read.length);
    return read;
  }
  return null;
}

/** The first part that is left is the title; a later part that is only a name is the owner. */
function titleOf(left: string): { title: string | null; name: string | null } {
  const parts = left
    .split(PARTS)
    .flatMap((part) => part.split(/\ue000+/u))
    .map((part) =>
      tidy(
        part
          .replace(/^\s*(?:to\s+)(?=\p{Ll})/u, '')
          .replace(/^\s*(?:for|about|and|please|pls|title|called|that says)\b[\s:]*/iu, '')
          .replace(/[\s,]*\b(?:please|thanks|pls|and)\s*$/iu, ''),
      ),
    )
    .filter((part) => part !== null);
  const [first, ...others] = parts;
  const name = others.find((part) => /^\p{Lu}[\p{L}'’-]*(?:\s\p{Lu}[\p{L}'’-]*){0,2}$/u.test(part)) ?? null;
  const title = [first, ...others.filter((part) => part !== name)].filter((part) => part !== undefined).join(', ');
  return { title: title === '' ? null : title, name };
}
