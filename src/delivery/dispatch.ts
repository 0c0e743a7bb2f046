import { randomUUID } from 'node:crypto';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { toKey } from '../domain/reminders/subject.ts';
import type { ClaimedEntry, LedgerEntry } from '../ports/ledger.ts';
import type { Delivery } from './delivery.ts';
import { channelWith, conversationWith } from './pace.ts';
import { sendNudge, type Held, type MessageEntries } from './send-nudge.ts';
import type { ReportedNudge } from './tick-report.ts';

/** Long enough for what is claimed at once to go out at the pace of a tenant that several instances share. */
const LEASE_MS = 60_000;
const MESSAGES_AT_ONCE = 100;

/**
 * Sends what is due in the ledger, of any partnership: each tenant's messages in a line of their own, so that a long one
 * holds up nobody else. `now` is asked again as time goes on.
 */
export async function dispatchDue(delivery: Delivery, now: () => Date): Promise<readonly ReportedNudge[]> {
  const tenants = await tenantsWaiting(delivery, now());
  const ended = await Promise.allSettled(tenants.map((tenantId) => dispatchTenant(delivery, tenantId, now)));
  return ended.flatMap(valueOrThrow);
}

/** Takes back first what a stopped worker left behind. */
export async function tenantsWaiting({ store, figures }: Delivery, now: Date): Promise<readonly (string | null)[]> {
  const { ambiguous } = await store.ledger.release();
  for (let count = 0; count < ambiguous; count += 1) figures?.settled('ambiguous', 0);
  return store.ledger.waiting(now);
}

/**
 * Claims a tenant's due messages, some at a time, and sends them, until none is left: the next are claimed as soon as
 * the last of these has had its turn. Each send is settled at once, so that a crash leaves only those under way in
 * doubt; what was claimed and not begun is due again when its lease ends.
 */
export async function dispatchTenant(
  delivery: Delivery,
  tenantId: string | null,
  now: () => Date,
): Promise<readonly ReportedNudge[]> {
  const sends: Promise<readonly ReportedNudge[]>[] = [];
  try {
    await sendAll(delivery, tenantId, now, sends);
  } finally {
    // However it ends, every send ends first: none may be cut off half way.
    await Promise.allSettled(sends);
  }
  return (await Promise.all(sends)).flat();
}

async function sendAll(
  delivery: Delivery,
  tenantId: string | null,
  now: () => Date,
  sends: Promise<readonly ReportedNudge[]>[],
): Promise<void> {
  const { store, worker } = delivery;
  const partnerships = new Map<number, Partnership>();
  let ended = 0;
  for (;;) {
    const holder = `${worker}.${randomUUID()}`;
    const until = performance.now() + LEASE_MS;
    const wanted = { holder, at: now(), leaseMs: LEASE_MS, tenantId, messages: MESSAGES_AT_ONCE };
    const messages = messagesOf(await store.ledger.claim(wanted));
    if (messages.some(([{ partnershipId }]) => !partnerships.has(partnershipId))) {
      for (const partnership of await store.partnerships()) partnerships.set(partnership.id, partnership);
    }
    const turns = messages.flatMap((entries) => {
      const partnership = partnerships.get(entries[0].partnershipId);
      if (partnership === undefined) return [];
      const { turn, result } = inTurn(delivery, partnership, { entries, holder, until }, now);
      sends.push(result);
      return [turn];
    });
    await Promise.all(turns);
    if (messages.length > 0) continue;
    // What was not reached may have left something due in somebody's stead.
    const all = sends.length;
    if (ended === all) break;
    await Promise.allSettled(sends);
    ended = all;
  }
}

/** A send, and when its turn at the tenant's pace has come (or never will). */
function inTurn(
  delivery: Delivery,
  partnership: Partnership,
  held: Held & { readonly until: number },
  now: () => Date,
): { readonly turn: Promise<void>; readonly result: Promise<readonly ReportedNudge[]> } {
  const conversation = conversationOf(held.entries[0]);
  let begin: () => void = () => undefined;
  const turn = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const result = delivery
    .pace({ tenant: partnership.tenantId, conversation, until: held.until }, () => {
      begin();
      return sendNudge(delivery, partnership, held, now());
    })
    // Its lease has ended: it is due again, and somebody's who claims it anew.
    .then((reports) => reports ?? []);
  result.then(begin, begin);
  return { turn, result };
}

function conversationOf(entry: ClaimedEntry): string | null {
  return entry.kind === 'mention' ? channelWith(entry.channelId) : conversationWith(entry);
}

/** Entries that make one message, as the ledger hands them out together. */
function messagesOf(claimed: readonly ClaimedEntry[]): readonly MessageEntries[] {
  const messages = new Map<string, [ClaimedEntry, ...ClaimedEntry[]]>();
  for (const entry of claimed) {
    const { partnershipId, memberId, kind, rung } = entry;
    const about = GATHERED.has(kind) ? 'all' : toKey(entry.subject);
    const key = [String(partnershipId), String(memberId), kind, String(rung), about].join('|');
    const message = messages.get(key);
    if (message === undefined) messages.set(key, [entry]);
    else message.push(entry);
  }
  return [...messages.values()];
}

/** Kinds whose subjects differ and which still go out in one message a person and rung. */
const GATHERED: ReadonlySet<LedgerEntry['kind']> = new Set(['overdue', 'issue', 'mention', 'relay']);

function valueOrThrow<T>(result: PromiseSettledResult<readonly T[]>): readonly T[] {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}
