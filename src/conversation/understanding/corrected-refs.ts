import { isRefs, isWords, type Element, type Refs } from './find-refs.ts';
import { claimOf, plays, type Item } from './phrases.ts';
import type { Utterance } from './normalise.ts';

/** What stands between a ref named by mistake and the right one, right before the right one. */
const MEANT =
  /(?:^|[\s,.;:!(-])(?:(?:sorry|oops|no|wait|actually|i|oh|apologies|that|this|it|which|should|correction)[\s,.:-]+)*(?:(?:meant|mean|correction|make that|should (?:be|read|say|have been|have said))[\s,:-]*)$/u;
/** "I meant to close A-13" may as well tell of what was not done. */
const MEANT_TO = /(?:^|[\s,.;:!(-])(?:(?:sorry|oops|no|wait|actually|i|oh|apologies)[\s,.:-]+)*meant\s+to\s*$/u;
/** A bare "no" or "sorry" before a ref may as well begin something else, so what it leads to is asked about. */
const NOT_THAT =
  /(?:^|[\s,.;!(-])(?:sorry|oops|no|nope)[\s,.]+(?:(?:wait|sorry|actually|it is|it's|that is|i)[\s,]+)*$/u;

const DENIED = /(?:^|[\s,.;!(-])(?:(?:sorry|oops|no|wait|actually|that was|it was)[\s,]+)*not\s*$/u;
/** In characters: a slip is put right in the next breath. */
const FARTHEST = 200;

/**
 * "A-305 done sorry meant A-306": the right action takes the place of the one that was named by mistake, and what leads
 * to it is left out. Where only a "no" says so ("A-420 done. no, A-219"), the clerk asks about the right one.
 */
export function withCorrections(elements: readonly Element[], utterance: Utterance): readonly Element[] {
  for (const [at, right] of elements.entries()) {
    if (!isRefs(right)) continue;
    const wrongAt = elements.slice(0, at).findLastIndex(isRefs);
    const wrong = elements[wrongAt];
    if (wrong === undefined || !isRefs(wrong)) continue;
    const first = namedBefore(elements.slice(0, wrongAt), wrong, utterance);
    const corrected =
      first === null
        ? correction(
            elements.slice(0, wrongAt),
            wrong,
            right,
            elements.slice(wrongAt + 1, at),
            elements.slice(at + 1),
            utterance,
          )
        : { refs: right, from: first.until };
    if (corrected === null) continue;
    const place = first?.at ?? wrongAt;
    const { start, end } = elements[place] ?? wrong;
    const kept = elements.slice(place + 1, at).filter((element) => element.start < corrected.from);
    const moved: Refs = { ...corrected.refs, start, end };
    const other = corrected.other ?? [];
    return withCorrections(
      [...elements.slice(0, place), moved, ...kept, ...other, ...elements.slice(at + 1)],
      utterance,
    );
  }
  return elements;
}

interface Corrected {
  readonly refs: Refs;
  /** Where the words that correct begin. */
  readonly from: number;
  /** A claim that the correction makes, and which was not made before. */
  readonly other?: readonly Item[];
}

/** "A-12 done. Sorry, not A-12, A-14": where the action that is denied was named before. */
function namedBefore(
  before: readonly Element[],
  wrong: Refs,
  { folded }: Utterance,
): { readonly at: number; readonly until: number } | null {
  const at = before.findLastIndex((element) => isRefs(element) && element.numbers.join() === wrong.numbers.join());
  const named = before[at];
  const isNear = named !== undefined && wrong.start - named.end <= FARTHEST;
  const denied = !isNear ? null : DENIED.exec(folded.slice(named.end, wrong.start));
  return !isNear || denied === null ? null : { at, until: named.end + denied.index };
}

function correction(
  before: readonly Element[],
  wrong: Refs,
  right: Refs,
  between: readonly Element[],
  after: readonly Element[],
  { folded }: Utterance,
): Corrected | null {
  if (right.start - wrong.end > FARTHEST) return null;
  const words = folded.slice(wrong.end, right.start);
  const next = after.filter(isWords).find((item) => !plays(item, 'filler') && !plays(item, 'auxiliary'));
  const goesOn = next !== undefined && claimOf(next) !== null;
  const isSaid = [...before, ...between].filter(isWords).some((item) => claimOf(item) !== null);
  const meant = goesOn || isSaid ? MEANT.exec(words) : null;
  if (meant !== null) return { refs: right, from: wrong.end + meant.index };
  const again = saidAgain(before, wrong, between, folded);
  if (again !== null) return { refs: { ...right, ...again.refs }, from: again.from, other: again.other };
  // With a claim of its own, a "no" corrects only a ref of which nothing is said: "A-303 no A-304 done".
  const denied = goesOn === isSaid ? null : NOT_THAT.exec(words);
  const isRest = goesOn ? denied?.index === 0 : after.filter(isWords).every((item) => !isLetter(item, folded));
  if (denied !== null && isRest) return { refs: { ...right, unsure: 'either' }, from: wrong.end + denied.index };
  return null;
}

/** "Close A-12. I mean close A-13" says what is meant once more; "I mean block A-13" something else, to be asked about. */
function saidAgain(
  before: readonly Element[],
  wrong: Refs,
  between: readonly Element[],
  folded: string,
): { readonly refs: Partial<Refs>; readonly from: number; readonly other: readonly Item[] } | null {
  const last = between.at(-1);
  const kind = last !== undefined && isWords(last) ? claimOf(last)?.kind : undefined;
  if (last === undefined || !isWords(last) || kind === undefined) return null;
  const words = folded.slice(wrong.end, last.start);
  const sure = MEANT.exec(words);
  const meant = sure ?? MEANT_TO.exec(words);
  if (meant === null) return null;
  const from = wrong.end + meant.index;
  const said = [...before, ...between.slice(0, -1)].filter(isWords).flatMap((item) => claimOf(item)?.kind ?? []);
  if (said.length === 0) return null;
  return said.includes(kind) && sure !== null
    ? { refs: {}, from, other: [] }
    : { refs: { unsure: 'either' }, from, other: said.includes(kind) ? [] : [last] };
}

function isLetter({ start, end }: Element, folded: string): boolean {
  return /\p{L}/u.test(folded.slice(start, end));
}
