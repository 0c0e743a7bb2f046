import type { ChangeIntent } from '../domain/actions/change.ts';
import type { IsoDate } from '../domain/calendar/dates.ts';
import type { Place } from '../domain/message.ts';
import { nominalKey, type NominalKey } from '../domain/refs.ts';
import type { Plan, Step } from './plan.ts';
import { addRequest } from './understanding/add-request.ts';
import { aliasRequest } from './understanding/alias-request.ts';
import { awayRequest } from './understanding/away-request.ts';
import { withBareNumbers } from './understanding/bare-numbers.ts';
import { chunksOf, clausesOf, isHeading, sentencesOf } from './understanding/clauses.ts';
import { withCorrections } from './understanding/corrected-refs.ts';
import { decisionRequest } from './understanding/decision-request.ts';
import { elementsOf, isRefs, isWords, type Element } from './understanding/find-refs.ts';
import { documentRequest } from './understanding/document-request.ts';
import { followingRequest, requestWithin } from './understanding/following-request.ts';
import { gatherSteps, type ReadClause } from './understanding/gather-steps.ts';
import { holdRequest } from './understanding/hold-request.ts';
import { meetingRequest } from './understanding/meeting-requests.ts';
import { nearestCommands } from './understanding/nearest-commands.ts';
import { normalise, type Utterance } from './understanding/normalise.ts';
import { forwardedAt, withoutQuotes } from './understanding/others-words.ts';
import { tellsOfOverdueWork } from './understanding/overdue-work.ts';
import { nominalRequest } from './understanding/nominal-request.ts';
import { plays, type Item } from './understanding/phrases.ts';
import { programmeFigures, programmeRequest } from './understanding/programme-request.ts';
import { profileRequest } from './understanding/profile-request.ts';
import { powerRequest } from './understanding/power-request.ts';
import { readClause } from './understanding/read-clause.ts';
import { statementRequest } from './understanding/statement-request.ts';
import { requestOf } from './understanding/requests.ts';
import { threatRequest } from './understanding/threat-request.ts';
import { tokenise, type Token } from './understanding/tokens.ts';

export interface PlanContext {
  /** The day on which it is said, in the partnership's zone. */
  readonly today: IsoDate;
  /** Where it is said. The words mean the same everywhere; another planner may want to know. */
  readonly place: Place;
}

/**
 * What a message asks for, read by rule: no model, no network, no clock. A change is planned only where the words
 * claim it; a question shows, and a negation, a plan, a doubt or hearsay is asked about. A mail that is passed on and lines
 * that are quoted were written by somebody else: what they say is not read, and the actions that they name are shown.
 */
export function planMessage(text: string, { today }: PlanContext): Plan {
  const utterance = normalise(text);
  const at = forwardedAt(utterance) ?? utterance.raw.length;
  const own = withoutQuotes({ raw: utterance.raw.slice(0, at), folded: utterance.folded.slice(0, at) });
  if (own.raw.length === utterance.raw.length) return planOwn(utterance, today);
  const ownTokens = tokenise(own.folded);
  const tokens = tokenise(utterance.folded);
  const numbers = elementsOf(tokens).flatMap((element) => (isRefs(element) ? element.numbers : []));
  const named = [...new Set(numbers)];
  if (named.length === 0 || elementsOf(ownTokens).some(isRefs))
    return ownTokens.length > 0 ? planOwn(own, today) : { steps: [unknown(utterance, tokens)] };
  // "> what about A-12?", and below it "done".
  const [answer] = ownTokens.length > 0 ? planOwn(own, today).steps : [];
  if (answer?.command === 'ask' && named.length === 1) return { steps: [{ ...answer, numbers: named }] };
  return { steps: [{ command: 'show-action', numbers: named }] };
}

function planOwn(utterance: Utterance, today: IsoDate): Plan {
  const alias = aliasRequest(utterance);
  if (alias !== null) return { steps: [alias] };
  const tokens = withBareNumbers(tokenise(utterance.folded));
  const decision = elementsOf(tokens).some(isRefs) ? null : decisionRequest(utterance, today);
  if (decision !== null) return { steps: [decision] };
  const added = addRequest(utterance, today);
  if (added !== null) return { steps: [added] };
  const held = holdRequest(utterance);
  if (held !== null) return { steps: [held] };
  const figures = programmeFigures(utterance);
  if (figures !== null) return { steps: [figures] };
  const elements = withCorrections(elementsOf(tokens), utterance);
  const stated = statementRequest(utterance, elements.some(isRefs));
  if (stated !== null) return { steps: [stated] };
  const steps = elements.some(isRefs)
    ? aboutActions(elements, utterance, today)
    : aboutOthers(elements, tokens, utterance, today);
  return { steps: steps.length > 0 ? steps.map((step) => asTyped(step, utterance)) : [unknown(utterance, tokens)] };
}

/** A message that names actions: what it says about each, and the requests that stand in sentences of their own. */
function aboutActions(elements: readonly Element[], utterance: Utterance, today: IsoDate): Step[] {
  const requests: Step[] = [];
  const kept: Element[] = [];
  let spoken = false;
  for (const sentence of sentencesOf(elements)) {
    const isAbout = sentence.some(isRefs);
    const request = isAbout || !spoken || isHeading(sentence) ? null : followingRequest(sentence, utterance, today);
    const within = isAbout ? requestWithin(sentence, utterance, today) : null;
    spoken ||= isAbout;
    if (within !== null) {
      kept.push(...sentence.slice(0, within.at));
      requests.push(within.request);
    } else if (request === null) kept.push(...sentence);
    else requests.push(request);
  }
  const read: ReadClause[] = clausesOf(kept).map((clause) => ({
    clause,
    reading: readClause(clause, utterance, today),
  }));
  return [...gatherSteps(read), ...requests];
}

/** "Who has been shown N-3?", "who knows about G-1". */
const WHO_WAS_SHOWN =
  /\bwho(?:m|'s|’s)?\b.*\b(?:shown|seen|saw|sees|told|looked|viewed|read|knows? (?:of|about)|accessed|disclosed)\b/iu;

function aboutOthers(
  elements: readonly Element[],
  tokens: readonly Token[],
  utterance: Utterance,
  today: IsoDate,
): Step[] {
  const items = elements.filter(isWords);
  const ofThreats = threatRequest(utterance, today);
  if (ofThreats !== null) return [ofThreats];
  const ofProgrammes = programmeRequest(utterance);
  if (ofProgrammes !== null) return [ofProgrammes];
  const profiles = profileRequest(utterance, today);
  if (profiles !== null) return [...profiles];
  const nominals = nominalsIn(tokens);
  const command = WHO_WAS_SHOWN.test(utterance.folded) ? 'shown-to' : 'show-nominal';
  if (nominals.length > 0) {
    const kept = nominalRequest(nominals, utterance, today);
    return kept.length > 0 ? [...kept] : nominals.map((key) => ({ command, key }));
  }
  const ofPowers = powerRequest(tokens, utterance);
  if (ofPowers !== null) return [ofPowers];
  const whole = wholeRequest(items, tokens, utterance, today);
  if (whole !== null) return [whole];
  const sentences = sentencesOf(elements).map((sentence) => sentence.filter(isWords));
  const requests = sentences.slice(0, MOST_SENTENCES).flatMap((sentence) => {
    const request = requestOf(
      sentence.flatMap((item) => item.tokens),
      utterance,
    );
    return request === null ? [] : [request];
  });
  if (requests.length > 0 && sentences.length > 1) return requests;
  return withoutRef(items, utterance, today);
}

function wholeRequest(
  items: readonly Item[],
  tokens: readonly Token[],
  utterance: Utterance,
  today: IsoDate,
): Step | null {
  const all = confirmAll(utterance.folded);
  if (all !== null) return all;
  if (utterance.folded.replace(/\s/gu, '') === '?') return { command: 'help' };
  return (
    small(items) ??
    documentRequest(utterance) ??
    requestOf(tokens, utterance) ??
    meetingRequest(utterance, today) ??
    awayRequest(utterance, today)
  );
}

const ALL = '(?:all|everything|every one|them all|all of them|the lot|all actions|both)';
const CONFIRM_ALL = new RegExp(
  String.raw`^(?:(?:please|pls|yes|ok|can you|could you|i|we|happy to|hi|hello)[\s,]+)*(?:confirm|approve|sign off)\s+${ALL}(?:\s+(?:of\s+)?(?:them|those|these|my|the|actions?|that (?:is|are)|that's|awaiting|waiting|confirmation|for|please|pls|thanks|thank you|completed|ones|now|outstanding|confirm|to be|which (?:is|are)|done|list|on|in|proposed|new|mine))*\W*$`,
  'u',
);

/** "confirm all" and its like; asked as a question it shows what is waiting. */
function confirmAll(folded: string): Step | null {
  const isAsked = folded.trimEnd().endsWith('?') && !/\b(?:can|could) you\b/u.test(folded);
  if (CONFIRM_ALL.test(folded) && !isAsked)
    return { command: 'change-actions', changes: [{ numbers: 'all', intent: { kind: 'confirm', note: null } }] };
  return /\bconfirm(?:ed)? (?:all|everything|them all|the lot)\b/u.test(folded)
    ? { command: 'list-actions', list: 'awaiting', of: null }
    : null;
}

const THANKS = /^(?:thanks|thank|many|thx|ta|cheers|much|🙏|👍|nice|regards|kind|best)/u;

/** Thanks, or a greeting, and nothing else. */
function small(items: readonly Item[]): Step | null {
  const spoken = items.filter((item) => item.tokens.some((token) => token.kind !== 'mark'));
  if (spoken.length === 0) return null;
  const isSmall = spoken.every(
    (item) =>
      plays(item, 'greeting') ||
      /^(?:all|great|everyone|everybody|ok|okay|very|you|so|brilliant|lovely|perfect|excellent|super|and|the|yes|good|fab|clerk|for|that|your|help|there)$/u.test(
        item.tokens[0]?.text ?? '',
      ),
  );
  if (!isSmall || !spoken.some((item) => plays(item, 'greeting'))) return null;
  if (spoken.every((item) => item.tokens[0]?.kind === 'emoji' && !THANKS.test(item.tokens[0].text))) return null;
  const isThanks = spoken.some((item) => plays(item, 'greeting') && THANKS.test(item.tokens[0]?.text ?? ''));
  return { command: isThanks ? 'thanks' : 'greeting' };
}

function nominalsIn(tokens: readonly Token[]): NominalKey[] {
  const keys = tokens.flatMap((token) =>
    token.kind === 'nominal' ? [nominalKey(token.text.replace(/\s/gu, ''))] : [],
  );
  return keys
    .filter((key, at) => keys.findIndex((k) => k?.kind === key?.kind && k?.number === key?.number) === at)
    .filter((key) => key !== null);
}

/** Dates are read in lower case; one that cannot be is said back as it was typed. */
function asTyped(step: Step, { raw, folded }: Utterance): Step {
  if (step.command !== 'bad-date') return step;
  const at = folded.indexOf(step.typed.toLowerCase());
  return at < 0 ? step : { ...step, typed: raw.slice(at, at + step.typed.length) };
}

/** Longer messages are prose, not a list of requests. */
const MOST_SENTENCES = 12;
const MOST_WORDS_WITHOUT_REF = 60;

/** "done", "blocked waiting for HMRC": a claim that names no action is asked about. */
function withoutRef(items: readonly Item[], utterance: Utterance, today: IsoDate): Step[] {
  if (items.length > MOST_WORDS_WITHOUT_REF || chunksOf(items).length === 0) return [];
  if (tellsOfOverdueWork(items.flatMap((item) => item.tokens))) {
    const told: ChangeIntent = { kind: 'note', note: utterance.raw };
    return [{ command: 'ask', doubt: 'no ref', numbers: [], options: [told] }];
  }
  const reading = readClause({ refs: null, before: [], after: items }, utterance, today);
  if (reading.says === 'bad date') return [{ command: 'bad-date', typed: reading.typed }];
  if (reading.says === 'ask') return [{ command: 'ask', doubt: reading.doubt, numbers: [], options: reading.options }];
  if (reading.says !== 'change') return [];
  const claims = reading.intents.filter((intent: ChangeIntent) => intent.kind !== 'note');
  return claims.length === 0 ? [] : [{ command: 'ask', doubt: 'no ref', numbers: [], options: claims }];
}

function unknown({ raw }: Utterance, tokens: readonly Token[]): Step {
  const words = tokens.slice(0, 200).filter((token) => token.kind === 'word');
  return { command: 'unknown', text: raw, nearest: nearestCommands(words.map((token) => token.text)) };
}
