import { isRefs, isWords, type Element, type Refs } from './find-refs.ts';
import { claimOf, plays } from './phrases.ts';
import type { Utterance } from './normalise.ts';

/** What stands between a ref named by mistake and the right one, right before the right one. */
const MEANT =
  /(?:^|[\s,.;:!(-])(?:(?:sorry|oops|no|wait|actually|i|oh|apologies|that|this|it|which|should|correction)[\s,.:-]+)*(?:(?:meant|mean|correction|make that|should (?:be|read|say|have been|have said))[\s,:-]*)$/u;
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
    return withCorrections([...elements.slice(0, place), moved, ...kept, ...elements.slice(at + 1)], utterance);
  }
  return elements;
}

interface Corrected {
  readonly refs: Refs;
  /** Where the words that correct begin. */
  readonly from: number;
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
  // With a claim of its own, a "no" corrects only a ref of which nothing is said: "A-303 no A-304 done".
  const denied = goesOn === isSaid ? null : NOT_THAT.exec(words);
  const isRest = goesOn ? denied?.index === 0 : after.filter(isWords).every((item) => !isLetter(item, folded));
  if (denied !== null && isRest) return { refs: { ...right, unsure: 'either' }, from: wrong.end + denied.index };
  return null;
}

function isLetter({ start, end }: Element, folded: string): boolean {
  return /\p{L}/u.test(folded.slice(start, end));
}
