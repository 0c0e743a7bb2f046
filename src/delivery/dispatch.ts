import type { LadderWorld } from '../domain/ladder-recipients.ts';
import type { LedgerEntry } from '../ports.ts';
import type { Delivery } from './delivery.ts';
import { loadWorld } from './load-world.ts';
import type { NudgeStore } from './nudge-store.ts';
import { sendNudge, type MessageEntries } from './send-nudge.ts';
import type { ReportedNudge } from './tick-report.ts';

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
      return [delivery.pace(world.partnership.tenantId, () => sendNudge(delivery, world, entries, now))];
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

/** Entries that make one message: the same person, kind and rung; overdue actions together, whatever their dates. */
function messagesOf(claimed: readonly LedgerEntry[]): readonly MessageEntries[] {
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
