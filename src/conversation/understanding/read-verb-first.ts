import { noteBetween } from './clause-words.ts';
import { isContent, separator } from './clauses.ts';
import type { Heard } from './hear-clause.ts';
import { contradictory, judge, noteStart, noteOf, partOnly, type Reading } from './judge-claim.ts';
import type { Claim } from './lexicon.ts';
import { makeIntent, type Claimed } from './make-intent.ts';
import { namesAPart } from './part-of.ts';
import { plays } from './phrases.ts';
import { isTransfer } from './reassign-to.ts';
import { hedgeOf, type FoundClaim } from './scan-words.ts';

/** "done A-12, notice served": the claim stands before the ref. */
export function readVerbFirst(heard: Heard, { item, means }: FoundClaim): Reading {
  const { clause, behind, ahead, after } = heard;
  const { refs } = clause;
  if (refs === null) return { says: 'nothing' };
  const isJoined = heard.first?.mark === '';
  const isAsked = heard.asked || (isJoined ? heard.mark : separator(clause.after[0] ?? item)) === '?';
  const from: Claimed = {
    claim: means,
    item,
    at: refs.end,
    hedges: [...heard.leadHedges, ...behind.hedges, ...hedgesBetween(heard, means)],
    asked: isAsked,
    request: behind.request,
  };
  const said = isJoined && ahead.content.length === 0 ? ahead.claim : null;
  const shown = said !== null && said.means.kind !== 'show' && said.means.kind !== 'move' ? said : null;
  // "show A-12 as done" tells the clerk to write it down.
  if (means.kind === 'show' && shown !== null && heard.first?.items[0]?.tokens[0]?.text === 'as')
    return readMove(heard, from, shown);
  if (means.kind === 'show') return isPlain(heard) || isAsked ? { says: 'show' } : noteOf(heard);
  if (means.kind === 'move') return readMove(heard, from, said);
  if (means.kind === 'accept' && isOff(heard)) {
    const claim = { is: 'claim', kind: 'reassign', command: true, doubt: 'two readings' } as const;
    return judge(heard, { ...from, claim }, [], after);
  }

  if (said !== null && said.means.kind !== means.kind && !ahead.rest.some(isContent)) {
    const both = readBoth(heard, from, said);
    if (both !== null) return both;
  }
  const isSame = said !== null && said.means.kind === means.kind;
  const rest = isSame ? ahead.rest : isJoined ? heard.first.items : [];
  const isPart = isPartOf(heard, means, isSame, isJoined);
  if (isPart && means.kind === 'done')
    return isAsked && !from.request ? { says: 'show' } : partOnly(heard, from.hedges);
  if (isPart) return isAsked ? { says: 'show' } : noteOf(heard);
  const at = isSame ? noteStart(heard, said.item, said.means) : refs.end;
  return judge(heard, { ...from, at, ...leading(heard, means) }, rest, isJoined ? after.slice(1) : after);
}

/** Hedges between the claim and the ref ("finished most of A-12"), unless they belong to words about something else. */
function hedgesBetween({ behind }: Heard, means: Claim): Claimed['hedges'] {
  if (means.kind === 'extend' || means.kind === 'snooze' || behind.rest.some((item) => plays(item, 'topic'))) return [];
  return behind.rest.flatMap((item) => hedgeOf(item)?.doubt ?? []);
}

/** "tick A-12 off", "take A-12 off me"; "off hold" is one phrase. */
function isOff({ first }: Heard): boolean {
  const item = first?.items[0];
  return first?.mark === '' && item?.tokens.length === 1 && item.tokens[0]?.text === 'off';
}

function isPlain({ behind }: Heard): boolean {
  return behind.content.length === 0 && !behind.rest.some(isContent);
}

/** Whether the claim is about something that belongs to the action: "finished the letter for A-12", "completed A-12 visit". */
function isPartOf({ behind, first }: Heard, means: Claim, isSame: boolean, isJoined: boolean): boolean {
  const isOther =
    behind.rest.some(isContent) || (behind.content.length > 0 && behind.rest.some((i) => plays(i, 'topic')));
  const named = isJoined && !isSame && namesAPart(first?.items ?? [], true);
  if (means.kind === 'done') return isOther || named;
  const isEvent =
    means.kind === 'end' || means.kind === 'accept' || means.kind === 'confirm' || means.kind === 'reject';
  return (
    isEvent &&
    means.command !== true &&
    means.keep !== true &&
    (behind.rest.some(isContent) || (means.past === true && named))
  );
}

/** Words before the claim that belong in the note: who did it, or why. */
function leading(heard: Heard, { kind, keep }: Claim): Pick<Claimed, 'lead' | 'whole' | 'keep'> {
  const { behind, clause, utterance, leadIn } = heard;
  const claim = behind.claim;
  if (claim === null || clause.refs === null) return {};
  const isAsking = kind === 'extend' || kind === 'reassign' || kind === 'snooze';
  const [first] = behind.content;
  if (first !== undefined && !isAsking) return { whole: true };
  if (keep === true) return { keep: true };
  if (first !== undefined) return { lead: noteBetween(utterance, first.start, claim.item.start, []) };
  if (behind.rest.some(isContent))
    return { lead: noteBetween(utterance, claim.item.end, clause.refs.start, clause.before) };
  return { lead: leadIn };
}

/** "push A-12 back a week", "move A-12 to 12 Jan", "put A-12 on hold", "send A-12 back": what follows decides. */
function readMove(heard: Heard, from: Claimed, said: FoundClaim | null): Reading {
  const { ahead, first, after } = heard;
  if (said !== null && said.means.kind !== 'show' && said.means.kind !== 'move') {
    const hedges = [...from.hedges, ...ahead.hedges.filter((hedge) => hedge !== 'plan')];
    const claimed = { ...from, claim: said.means, item: said.item, at: said.item.end, hedges };
    return judge(heard, claimed, ahead.rest, after.slice(1));
  }
  const isBack = first?.items[0]?.tokens[0]?.text === 'back';
  if (from.item.tokens[0]?.text === 'send' && isBack) {
    const at = first.items[0]?.end ?? from.at;
    return judge(heard, { ...from, claim: { is: 'claim', kind: 'reject' }, at }, [], after.slice(1));
  }
  const verb = from.item.tokens[0]?.text ?? '';
  if (/^(?:tick|cross)$/u.test(verb) && first !== undefined && isOff(heard)) {
    const at = first.items[0]?.end ?? from.at;
    return judge(heard, { ...from, claim: { is: 'claim', kind: 'done' }, at }, first.items.slice(1), after.slice(1));
  }
  if (isTransfer(heard, from.at)) return judge(heard, { ...from, claim: { is: 'claim', kind: 'reassign' } }, [], []);
  // "change A-12 owner to Priya".
  const named = first?.items[0];
  if (first?.mark === '' && named?.tokens[0]?.text === 'owner' && isTransfer(heard, named.end))
    return judge(heard, { ...from, claim: { is: 'claim', kind: 'reassign' }, at: named.end }, [], []);
  const later: Claimed = { ...from, claim: { is: 'claim', kind: 'extend' } };
  const moved = makeIntent(heard, later);
  if (moved.made === 'bad date') return { says: 'bad date', typed: moved.typed };
  const isLater = moved.intent.kind === 'extend' && (moved.intent.due !== null || isBack);
  if (isLater) return judge(heard, later, [], []);
  // "change A-12 title": an order that the clerk cannot carry out, and no news of the action.
  return from.asked || /^(?:change|set|switch)$/u.test(verb) ? { says: 'show' } : noteOf(heard);
}

/** Two claims about the same action in one breath: "confirm A-12 is done", "take A-12 off hold". Null: the first stands. */
function readBoth(heard: Heard, from: Claimed, said: FoundClaim): Reading | null {
  const { kind, command } = from.claim;
  const second = said.means.kind;
  if (second === 'show' || second === 'move') return null;
  // "confirm A-12 as complete" confirms; "confirm A-12 is done" may report it.
  if (kind === 'confirm' && second === 'done' && isBare(heard))
    return judge(heard, { ...from, at: said.item.end }, [], heard.after.slice(1));
  const isAct =
    (kind === 'done' && second === 'end') || (kind === 'accept' && command === true && second === 'progress');
  if (isAct) return judge(heard, { ...from, claim: said.means, at: said.item.end }, [], heard.after.slice(1));
  // "give A-12 another week" gives it time and names nobody.
  if (kind === 'reassign' && second === 'extend' && !isTransfer(heard, from.at))
    return judge(heard, { ...from, claim: said.means, item: said.item, at: said.item.end }, [], heard.after.slice(1));
  const isCompatible = kind === 'no_change' || second === 'no_change' || (kind === 'accept' && second === 'progress');
  if (isCompatible) return null;
  if (from.asked) return { says: 'show' };
  return contradictory(
    heard,
    [from.claim, said.means],
    from,
    heard.behind.content.length > 0 ? 'hearsay' : 'two readings',
  );
}

function isBare({ first }: Heard): boolean {
  const word = first?.items[0]?.tokens[0]?.text ?? '';
  return !/^(?:is|are|was|were|has|have|been)$/u.test(word);
}
