import type { Action } from '../domain/actions/action.ts';
import { addDays, dayOf, instantAt } from '../domain/calendar/dates.ts';
import { fallbacksOf, standsFor } from '../domain/reminders/fallback.ts';
import { standingOf, type Standing } from '../domain/reminders/ladder.ts';
import type { LadderWorld } from '../domain/reminders/recipients.ts';
import { hoursOf } from '../domain/reminders/rungs.ts';
import type { Message } from '../domain/message.ts';
import type { NudgeKind } from '../domain/reminders/nudge.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import type { Member } from '../domain/people/person.ts';
import { outOfReach } from '../domain/reminders/reach.ts';
import type { StoredConversation } from '../ports/conversations.ts';
import type { ClaimedEntry, Follows, LedgerEntry, Settled } from '../ports/ledger.ts';
import type { Outcome } from '../ports/messenger.ts';
import type { Delivery, OutgoingNudge } from './delivery.ts';
import { worldOf } from './load-world.ts';
import { noteDisclosed } from './note-disclosed.ts';
import { persistently } from './persistently.ts';
import { settled, settledOf } from './settle-outcome.ts';
import { reported, type ReportedNudge } from './tick-report.ts';

/** The entries that make one message: of one person, kind and rung. */
export type MessageEntries = readonly [ClaimedEntry, ...ClaimedEntry[]];

/** Such entries, and the claim that holds them. */
export interface Held {
  readonly entries: MessageEntries;
  readonly holder: string;
}

type Holding = Extract<Standing, { holds: true }>;
type HoldingEntry = { readonly entry: LedgerEntry; readonly standing: Holding };

/**
 * Looks at the entries once more, on fresh rows, sends what still holds, and settles every one of them. Entries that
 * this claim no longer holds are left alone.
 */
export async function sendNudge(
  delivery: Delivery,
  partnership: Partnership,
  { entries, holder }: Held,
  now: Date,
): Promise<readonly ReportedNudge[]> {
  const world = await worldOf(delivery.store, partnership, entries);
  const standings = entries.map((entry) => ({ entry, standing: standingOf(world, entry, now) }));
  const ended: ReportedNudge[] = [];
  for (const { entry, standing } of standings) {
    if (standing.holds) continue;
    const nextAttemptAt = standing.state === 'due' ? standing.from : null;
    const result = { ...settled(standing.state, standing.why), nextAttemptAt };
    const isEnded = await settle(delivery, [entry], holder, result, {}, now);
    if (isEnded) ended.push(reported(world, entry, standing.state, standing.why, []));
  }
  const holding = standings.flatMap(({ entry, standing }) => (standing.holds ? [{ entry, standing }] : []));
  const [first, ...others] = holding;
  if (first === undefined) return ended;
  return [...ended, ...(await sendHolding(delivery, world, [first, ...others], holder, now))];
}

async function sendHolding(
  delivery: Delivery,
  world: LadderWorld,
  holding: readonly [HoldingEntry, ...HoldingEntry[]],
  holder: string,
  now: Date,
): Promise<readonly ReportedNudge[]> {
  const { store } = delivery;
  const [{ entry: first }] = holding;
  const entries = holding.map(({ entry }) => entry);
  const member = world.members.find(({ id }) => id === first.memberId);
  const channel = await store.conversations.channelOf(world.partnership.id, 'partnership');
  const made = member === undefined ? GONE : await written(delivery, world, member, holding, channel, now);
  let outcome: Outcome;
  if (member === undefined || 'outcome' in made) {
    outcome = 'outcome' in made ? made : GONE;
  } else {
    const isMine = await store.ledger.post(idsOf(entries), holder, made.numbers);
    if (!isMine) return [];
    outcome = await handedOver(delivery, first.kind, member, channel, made.message);
    await noteDisclosed(delivery, { member, kind: first.kind, message: made.message, outcome, now });
  }
  const result = settledOf(outcome, {
    now,
    attempts: first.attempts + 1,
    closes: closesOf(world.partnership, first.kind, now),
    jitter: delivery.random(),
  });
  const follows = member === undefined ? {} : followsFrom(world, member, entries, outcome, channel !== null, now);
  // Nobody but this process knows what became of it, so a database that is away is waited for: even past the end of the
  // lease, when somebody else has written that it is in doubt.
  const isSettled = await persistently(
    () => settle(delivery, entries, holder, result, follows, now),
    (error) => {
      delivery.log.error('nudge.settle', { error });
    },
  );
  if (!isSettled) return [];
  return holding.map(({ entry, standing }) =>
    reported(
      world,
      entry,
      result.state,
      result.reason,
      standing.actions.map((action) => action.ref),
    ),
  );
}

const GONE: Outcome = { outcome: 'failed', code: 'not-a-member', reason: 'No longer a member' };
const UNWRITTEN: Outcome = { outcome: 'failed', code: 'not-written', reason: 'The message could not be written' };

async function written(
  delivery: Delivery,
  world: LadderWorld,
  member: Member,
  holding: readonly [HoldingEntry, ...HoldingEntry[]],
  channel: StoredConversation | null,
  now: Date,
): Promise<{ readonly message: Message; readonly numbers: readonly number[] } | Outcome> {
  const { partnership, members, meetings } = world;
  const [{ entry, standing }] = holding;
  const actions = inReadingOrder(holding.flatMap((each) => each.standing.actions));
  const nudge: OutgoingNudge = {
    partnership,
    member,
    kind: entry.kind,
    rung: entry.rung,
    subject: entry.subject,
    actions,
    passedOnFor: entry.kind === 'relay' ? passedOnFor(world, holding) : [],
    outOfReach: entry.kind === 'unreached' ? outOfReach(world) : [],
    channel: channel?.conversationId ?? null,
    members,
    meetings,
    meeting: standing.meeting,
    now,
    since: earlier(now, delivery.clock.now()),
  };
  try {
    return { message: await delivery.render(nudge), numbers: actions.map(({ number }) => number) };
  } catch (error) {
    delivery.log.error('nudge.render', { error });
    return UNWRITTEN;
  }
}

async function handedOver(
  delivery: Delivery,
  kind: NudgeKind,
  member: Member,
  channel: StoredConversation | null,
  message: Message,
): Promise<Outcome> {
  try {
    if (kind !== 'mention') return await delivery.messenger.toPerson(member, message);
    if (channel !== null) return await delivery.messenger.toConversation(channel, message);
    return { outcome: 'unreachable', code: 'no-channel', reason: 'The partnership has no channel' };
  } catch (error) {
    delivery.log.error('nudge.send', { error });
    return { outcome: 'ambiguous', code: 'broke-off', reason: 'The sending broke off' };
  }
}

/** Whoever was not reached is asked elsewhere; whoever was is no longer among those who cannot be reached. */
function followsFrom(
  world: LadderWorld,
  member: Member,
  entries: readonly LedgerEntry[],
  outcome: Outcome,
  hasChannel: boolean,
  now: Date,
): Follows {
  const isDirect = entries[0]?.kind !== 'mention';
  switch (outcome.outcome) {
    case 'sent':
      return isDirect ? { reach: { memberId: member.id, unreached: null } } : {};
    case 'unreachable': {
      const { code, reason } = outcome;
      const plan = fallbacksOf(world, entries, hasChannel, now);
      return isDirect ? { plan, reach: { memberId: member.id, unreached: { code, reason, at: now } } } : { plan };
    }
    case 'failed':
      return isDirect ? {} : { plan: fallbacksOf(world, entries, hasChannel, now) };
    case 'retry':
    case 'ambiguous':
      return {};
  }
}

function passedOnFor(world: LadderWorld, holding: readonly HoldingEntry[]): OutgoingNudge['passedOnFor'] {
  const actionsOf = new Map<number, Action[]>();
  for (const { entry, standing } of holding) {
    const whose = standsFor(entry, world.members)?.memberId;
    if (whose !== undefined) actionsOf.set(whose, [...(actionsOf.get(whose) ?? []), ...standing.actions]);
  }
  return world.members.flatMap((member) => {
    const actions = actionsOf.get(member.id);
    return actions === undefined ? [] : [{ member, actions: inReadingOrder(actions) }];
  });
}

/** False: this claim holds them no longer, and nothing was written. */
async function settle(
  { store, figures }: Delivery,
  entries: readonly LedgerEntry[],
  holder: string,
  result: Settled,
  follows: Follows,
  now: Date,
): Promise<boolean> {
  if (!(await store.ledger.settle(idsOf(entries), holder, result, follows))) return false;
  for (const { due } of entries) figures?.settled(result.state, Math.max(0, now.getTime() - due.getTime()) / 1000);
  return true;
}

/** The longest overdue first; those without a date last. */
function inReadingOrder(actions: readonly Action[]): readonly Action[] {
  const once = [...new Map(actions.map((action) => [action.id, action])).values()];
  return once.sort((a, b) => (a.due ?? '9').localeCompare(b.due ?? '9') || a.number - b.number);
}

function idsOf(entries: readonly LedgerEntry[]): readonly number[] {
  return entries.map(({ id }) => id);
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

/** A coordinator's prompt may go again until midnight, and what was closed is said on another day if need be; the ladder keeps to working hours. */
function closesOf(partnership: Partnership, kind: NudgeKind, now: Date): Date {
  const today = dayOf(now, partnership.timezone);
  if (kind === 'prompt' || kind === 'closed') return instantAt(addDays(today, 1), '00:00', partnership.timezone);
  return hoursOf(partnership, today).closes;
}
