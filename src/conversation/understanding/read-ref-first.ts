import { isContent } from './clauses.ts';
import type { Heard } from './hear-clause.ts';
import { judge, noteOf, noteStart, partOnly, type Reading } from './judge-claim.ts';
import type { Claim } from './lexicon.ts';
import { makeIntent, type Claimed } from './make-intent.ts';
import { readOutside } from './outside-events.ts';
import { namesAPart } from './part-of.ts';
import { claimOf, plays, type Item } from './phrases.ts';
import { isTransfer } from './reassign-to.ts';
import type { FoundClaim } from './scan-words.ts';

/** "A-12 is done, notice served": the claim stands after the ref. */
export function readRefFirst(said: Heard, { item: first, means }: FoundClaim): Reading {
  const { item, heard } = withoutRepeat(said, first, means);
  const { behind, ahead, after } = heard;
  const isSet = behind.setter || ahead.setter;
  const from: Claimed = {
    claim: isSet && isNotDone(means) ? { is: 'claim', kind: 'end', as: 'not_done' } : means,
    item,
    at: noteStart(heard, item, means),
    // "can A-12 be marked as done" asks the clerk to do it.
    hedges: [
      ...heard.leadHedges,
      ...(ahead.setter ? behind.hedges.filter((h) => h !== 'plan') : behind.hedges),
      ...ahead.hedges,
      ...(isPassive(heard, means) ? (['condition'] as const) : []),
    ],
    asked: heard.asked || ahead.asks || heard.mark === '?',
    request: behind.request || ahead.request,
    setter: isSet,
  };
  if (means.kind === 'show') return { says: 'show' };
  if (means.kind === 'move') return readMove(heard, { ...from, at: item.end });
  const outside = readOutside(heard, from);
  if (outside !== null) return outside;
  const isTold = behind.content.length > 0 && !from.hedges.includes('hearsay');
  const isPart = isTold || namesAPart(ahead.rest, means.object === true || isEvent(means));
  if (means.kind === 'done' && isPart)
    return from.asked && !from.request ? { says: 'show' } : partOnly(heard, from.hedges);
  if (isEvent(means) && isPart) return from.asked ? { says: 'show' } : noteOf(heard);
  return judge(heard, { ...from, lead: heard.leadIn, whole: behind.content.length > 0 }, ahead.rest, after.slice(1));
}

/** "A-12 ✅ done" says it twice. */
function withoutRepeat(heard: Heard, item: Item, means: Claim): { readonly item: Item; readonly heard: Heard } {
  const { rest } = heard.ahead;
  const at = rest.findIndex((one) => !plays(one, 'filler'));
  const again = rest[at];
  const isAgain = again !== undefined && claimOf(again)?.kind === means.kind && claimOf(again)?.doubt === undefined;
  if (!isAgain || rest.slice(at + 1).some(isContent)) return { item, heard };
  return { item: again, heard: { ...heard, ahead: { ...heard.ahead, rest: rest.slice(at + 1) } } };
}

/** "A-12 will be accepted" speaks of somebody else's offer; "I'll accept" makes one. */
function isPassive({ first, ahead }: Heard, { kind }: Claim): boolean {
  const isLater = ahead.hedges.includes('plan') && first?.items.some((item) => item.tokens[0]?.text === 'be') === true;
  return kind === 'accept' && isLater;
}

/** "mark A-12 not done" sets an end; "A-12 is not done" denies one. */
function isNotDone(means: Claim): boolean {
  return means.kind === 'done' && means.doubt === 'negation';
}

/** Claims that may as well tell what somebody did: "A-12 cancelled the visit", "A-12 accepted the offer". */
function isEvent({ kind, keep, command }: Claim): boolean {
  const events = kind === 'end' || kind === 'accept' || kind === 'confirm' || kind === 'reject';
  return events && keep !== true && command !== true;
}

/** "A-12 move to 12 Jan", "A-12 send to Housing". */
function readMove(heard: Heard, from: Claimed): Reading {
  if (isTransfer(heard, from.at)) return judge(heard, { ...from, claim: { is: 'claim', kind: 'reassign' } }, [], []);
  const later: Claimed = { ...from, claim: { is: 'claim', kind: 'extend' } };
  const moved = makeIntent(heard, later);
  if (moved.made === 'bad date') return { says: 'bad date', typed: moved.typed };
  if (moved.intent.kind === 'extend' && moved.intent.due !== null) return judge(heard, later, [], []);
  return from.asked ? { says: 'show' } : noteOf(heard);
}
