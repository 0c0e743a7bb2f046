import type { Action } from '../domain/action.ts';
import { addDays, dayOf, instantAt } from '../domain/dates.ts';
import { standingOf, type Standing } from '../domain/ladder.ts';
import type { LadderWorld } from '../domain/ladder-recipients.ts';
import { hoursOf } from '../domain/ladder-rungs.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { Message } from '../domain/message.ts';
import type { NudgeKind } from '../domain/nudge.ts';
import type { Partnership } from '../domain/partnership.ts';
import type { Member } from '../domain/person.ts';
import type { LedgerEntry, Messenger, Outcome, Settled } from '../ports.ts';
import { loadWorld } from './load-world.ts';
import type { NudgeStore } from './nudge-store.ts';
import type { Pace } from './pace.ts';
import { settled, settledOf } from './settle-outcome.ts';
import { reported, type ReportedNudge } from './tick-report.ts';

/** What a message to one person is made from, as it stands when it is sent. */
export interface OutgoingNudge {
  readonly partnership: Partnership;
  readonly member: Member;
  readonly kind: NudgeKind;
  readonly rung: number;
  readonly subject: string;
  readonly actions: readonly Action[];
  readonly members: readonly Member[];
  readonly meetings: readonly Meeting[];
  /** The meeting that the rung belongs to; null: it is about due dates, or a coordinator's prompt. */
  readonly meeting: Meeting | null;
  readonly now: Date;
}

export type RenderNudge = (nudge: OutgoingNudge) => Promise<Message>;

/** Where faults of a send are written; they never stop the sends to others. */
interface FaultLog {
  error(event: 'nudge.render' | 'nudge.send' | 'heartbeat.beat', fields: { readonly error: unknown }): void;
}

export interface Delivery {
  readonly store: NudgeStore;
  readonly messenger: Messenger;
  readonly render: RenderNudge;
  readonly pace: Pace;
  /** From 0 to 1, anew at each call. */
  readonly random: () => number;
  /** Names this process in the ledger. */
  readonly worker: string;
  readonly log: FaultLog;
}

const LEASE_MS = 10 * 60_000;
const CLAIM_AT_ONCE = 500;

/**
 * Claims what is due in the ledger, of any partnership, and sends it, one message a person and rung. Each send is
 * settled at once, so that a crash loses at most the ones under way, which their lease then shows as ambiguous.
 */
export async function dispatchDue(
  delivery: Delivery,
  loaded: readonly LadderWorld[],
  now: Date,
): Promise<readonly ReportedNudge[]> {
  const worlds = new Map(loaded.map((world) => [world.partnership.id, world]));
  const results: ReportedNudge[] = [];
  let claimed: readonly LedgerEntry[];
  do {
    claimed = await delivery.store.ledger.claim(delivery.worker, now, LEASE_MS, CLAIM_AT_ONCE);
    await loadMissing(delivery.store, worlds, claimed);
    const sends = messagesOf(claimed).flatMap((entries) => {
      const world = worlds.get(entries[0].partnershipId);
      if (world === undefined) return [];
      return [delivery.pace(world.partnership.tenantId, () => sendOne(delivery, world, entries, now))];
    });
    // Every send ends before a fault of one is thrown: none may be cut off half way.
    const ended = await Promise.allSettled(sends);
    for (const send of ended) {
      if (send.status === 'rejected') throw send.reason;
      results.push(...send.value);
    }
  } while (claimed.length === CLAIM_AT_ONCE);
  return results;
}

/** Entries of a partnership that was not looked at: a coordinator's prompt finds those of others waiting, too. */
async function loadMissing(
  store: NudgeStore,
  worlds: Map<number, LadderWorld>,
  claimed: readonly LedgerEntry[],
): Promise<void> {
  const missing = new Set(claimed.map((entry) => entry.partnershipId).filter((id) => !worlds.has(id)));
  if (missing.size === 0) return;
  for (const partnership of await store.partnerships()) {
    if (missing.has(partnership.id)) worlds.set(partnership.id, await loadWorld(store, partnership));
  }
}

type Entries = readonly [LedgerEntry, ...LedgerEntry[]];

/** Entries that make one message: the same person, kind and rung; overdue actions together, whatever their dates. */
function messagesOf(claimed: readonly LedgerEntry[]): readonly Entries[] {
  const messages = new Map<string, [LedgerEntry, ...LedgerEntry[]]>();
  for (const entry of claimed) {
    const { partnershipId, memberId, kind, rung } = entry;
    const about = kind === 'overdue' ? 'all' : entry.subject;
    const key = [String(partnershipId), String(memberId), kind, String(rung), about].join('|');
    const message = messages.get(key);
    if (message === undefined) messages.set(key, [entry]);
    else message.push(entry);
  }
  return [...messages.values()];
}

/** Looks at the entries once more, on fresh rows, and sends what still holds. */
async function sendOne(
  delivery: Delivery,
  world: LadderWorld,
  entries: Entries,
  now: Date,
): Promise<readonly ReportedNudge[]> {
  const planned = entries.map((entry) => standingOf(world, entry, now));
  const ids = planned.flatMap((standing) => (standing.holds ? standing.actions.map((action) => action.id) : []));
  const fresh = await loadWorld(delivery.store, world.partnership, [...new Set(ids)]);
  const standings = entries.map((entry, at) => {
    const before = planned[at];
    return { entry, standing: before?.holds === false ? before : standingOf(fresh, entry, now) };
  });
  const gone = standings.flatMap(({ entry, standing }) => (standing.holds ? [] : [{ entry, standing }]));
  for (const { entry, standing } of gone) {
    await delivery.store.ledger.settle([entry.id], settled(standing.state, standing.why));
  }
  const ended = gone.map(({ entry, standing }) => reported(fresh, entry, standing.state, standing.why, []));
  const holding = standings.flatMap(({ entry, standing }) => (standing.holds ? [{ entry, standing }] : []));
  const first = holding[0];
  if (first === undefined) return ended;

  const outcome = await outcomeOf(
    delivery,
    fresh,
    first,
    holding.map(({ standing }) => standing),
    now,
  );
  const result = settledOf(outcome, {
    now,
    attempts: first.entry.attempts,
    closes: closesOf(fresh.partnership, first.entry.kind, now),
    jitter: delivery.random(),
  });
  await delivery.store.ledger.settle(
    holding.map(({ entry }) => entry.id),
    result,
  );
  return [...ended, ...holding.map((each) => reportedAs(fresh, each.entry, each.standing, result))];
}

type Holding = Extract<Standing, { holds: true }>;

async function outcomeOf(
  delivery: Delivery,
  world: LadderWorld,
  first: { readonly entry: LedgerEntry; readonly standing: Holding },
  standings: readonly Holding[],
  now: Date,
): Promise<Outcome> {
  const { kind, rung, subject, memberId } = first.entry;
  const member = world.members.find((each) => each.id === memberId);
  if (member === undefined) return { outcome: 'failed', reason: 'No longer a member' };
  const { partnership, members, meetings } = world;
  const actions = [...new Set(standings.flatMap((standing) => standing.actions))];
  const { meeting } = first.standing;
  let message: Message;
  try {
    message = await delivery.render({
      partnership,
      member,
      kind,
      rung,
      subject,
      actions,
      members,
      meetings,
      meeting,
      now,
    });
  } catch (error) {
    delivery.log.error('nudge.render', { error });
    return { outcome: 'failed', reason: 'The message could not be written' };
  }
  try {
    return await delivery.messenger.toPerson(member, message);
  } catch (error) {
    delivery.log.error('nudge.send', { error });
    return { outcome: 'ambiguous', reason: 'The sending broke off' };
  }
}

function reportedAs(world: LadderWorld, entry: LedgerEntry, standing: Holding, result: Settled): ReportedNudge {
  const refs = standing.actions.map((action) => action.ref);
  return reported(world, entry, result.state, result.reason, refs);
}

/** A coordinator's prompt may go again until midnight; the ladder keeps to working hours. */
function closesOf(partnership: Partnership, kind: NudgeKind, now: Date): Date {
  const today = dayOf(now, partnership.timezone);
  if (kind === 'prompt') return instantAt(addDays(today, 1), '00:00', partnership.timezone);
  return hoursOf(partnership, today).closes;
}
