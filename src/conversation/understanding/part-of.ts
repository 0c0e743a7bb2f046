import { isContent } from './clauses.ts';
import { plays, type Item } from './phrases.ts';

const QUANTITY =
  /^(?:the|a|an|our|my|his|her|their|its|all|most|some|half|part|phase|stage|step|first|second|third|initial|one|two|three|four|five|several|another|both|every|each|everything|bits|lots|paperwork|half)$/u;
const NOUNS_IN_ING =
  /^(?:morning|evening|meeting|nothing|everything|something|building|housing|during|following|pending|hearing|warning|briefing|training|screening|hiring|planning|according|including)$/u;
const VERB =
  /ed$|^(?:sent|met|spoke|spoken|gone|went|made|gave|given|took|taken|held|found|left|told|said|saw|seen|heard|got|put|paid|built|brought|bought|shut|set|wrote|written|withdrew|agreed|is|are|was|were|has|have|been|be|no|not)$/u;
const LINK =
  /^(?:on|at|by|in|with|via|after|today|yesterday|as|per|and|for|from|this|last|to|over|since|early|late|ahead|under|through|within|without|so|but|because|nothing|see|now|also|same|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/u;

/** Whether words tell what happened: "letter sent", but not "landlord visit". */
export function tellsWhatHappened(items: readonly Item[]): boolean {
  return items.some((item) => item.tokens.some((token) => VERB.test(token.text)));
}

/** Words of the lexicon that name a thing as well. */
const THINGS = /^(?:plans?|reports?|claims?)$/u;

export function isThing(item: Item): boolean {
  return isContent(item) || (item.tokens.length === 1 && THINGS.test(item.tokens[0]?.text ?? ''));
}

/**
 * Whether words right behind "completed" name only a part of the action: "completed the first visit", "finished two
 * of five", "completed risk assessment". "done visited the premises" names what happened, and is a note.
 */
export function namesAPart(rest: readonly Item[], takesObject: boolean): boolean {
  const [first, second] = rest.flatMap((item) => item.tokens);
  if (first === undefined || first.kind === 'date' || first.kind === 'email' || first.kind === 'emoji') return false;
  if (first.kind === 'number') return !/^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/u.test(second?.text ?? '');
  if (
    /^(?:this|all|both)$/u.test(first.text) &&
    /^(?:now|morning|afternoon|week|month|good|well|same|of|the)$/u.test(second?.text ?? 'now')
  )
    return /^(?:of|the)$/u.test(second?.text ?? '');
  if (QUANTITY.test(first.text)) return true;
  if (/ing$/u.test(first.text) && !NOUNS_IN_ING.test(first.text)) return true;
  if (!takesObject || LINK.test(first.text)) return false;
  const words = rest.filter((item) => isContent(item) || !plays(item, 'filler')).flatMap((item) => item.tokens);
  return isThing(rest.find((item) => !plays(item, 'filler')) ?? NONE) && !words.some((token) => VERB.test(token.text));
}

const NONE: Item = { tokens: [], parts: [{ is: 'filler' }], start: 0, end: 0 };
