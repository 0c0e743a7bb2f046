import type { NudgeStore } from '../../src/delivery/nudge-store.ts';
import type { LadderWorld } from '../../src/domain/reminders/recipients.ts';
import type { DueNudge } from '../../src/domain/reminders/nudge.ts';
import { isSameSubject } from '../../src/domain/reminders/subject.ts';
import type { StoredConversation } from '../../src/ports/conversations.ts';
import type { LedgerEntry, Settled } from '../../src/ports/ledger.ts';

type Row = LedgerEntry & Settled & { readonly numbers: readonly number[] };

export interface MemoryStore extends NudgeStore {
  /** The partnership as it is now; a test changes it between, or during, sends. */
  world: LadderWorld;
  /** The partnership's channel, if it has one. */
  channel: StoredConversation | null;
  beats: Date[];
  rows(): readonly Row[];
}

/** The ledger's rules without a database, so that the run itself can be tested move by move. */
export function memoryStore(world: LadderWorld): MemoryStore {
  const rows: Row[] = [];
  const store: MemoryStore = {
    world,
    channel: null,
    beats: [],
    rows: () => rows,
    partnerships: () => Promise.resolve([store.world.partnership]),
    note: () => Promise.resolve(),
    people: { members: () => Promise.resolve(store.world.members) },
    meetings: { all: () => Promise.resolve(store.world.meetings) },
    actions: {
      list: (filter, page) => {
        const items = store.world.actions.filter(
          ({ owner, status }) =>
            (filter.ownerIds?.includes(owner?.id ?? 0) ?? true) && (filter.statuses?.includes(status) ?? true),
        );
        return Promise.resolve({ items: items.slice(page.skip, page.skip + page.take), total: items.length });
      },
      byNumber: (_, numbers) => Promise.resolve(store.world.actions.filter(({ number }) => numbers.includes(number))),
    },
    nominals: {
      closedShown: () => Promise.resolve([]),
      dueForErasure: () => Promise.resolve({ due: [], waiting: 0 }),
      erase: () => Promise.resolve(false),
    },
    sharedCards: { stale: () => Promise.resolve([]), takenDown: () => Promise.resolve() },
    standingItems: { latest: () => Promise.resolve(null) },
    conversations: { channelOf: () => Promise.resolve(store.channel) },
    ledger: {
      plan: (nudges) => {
        const added = nudges.filter((nudge) => !rows.some((row) => isSame(row, nudge)));
        rows.push(...added.map((nudge, at) => planned(nudge, rows.length + at + 1)));
        return Promise.resolve(added.length);
      },
      known: (_, dueSince) => Promise.resolve(rows.filter((row) => row.due >= dueSince)),
      release: () => Promise.resolve({ due: 0, ambiguous: 0 }),
      waiting: (at) => Promise.resolve(rows.some((row) => isClaimable(row, at)) ? [null] : []),
      claim: ({ at }) => {
        const claimed = rows.filter((row) => isClaimable(row, at));
        for (const { id } of claimed) change(id, { state: 'claimed' });
        const held = rows.filter((row) => claimed.some(({ id }) => id === row.id));
        return Promise.resolve(held.map((row) => ({ ...row, entraId: null, channelId: null })));
      },
      post: (ids, _holder, numbers) => {
        for (const id of ids) change(id, { numbers, attempts: (rows.find((row) => row.id === id)?.attempts ?? 0) + 1 });
        return Promise.resolve(true);
      },
      settle: async (ids, holder, outcome, follows = {}) => {
        const isHeld = ({ id, state }: Row): boolean => ids.includes(id) && (state === 'due') === (holder === null);
        if (!rows.some(isHeld)) return false;
        for (const id of ids) change(id, outcome);
        await store.ledger.plan(follows.plan ?? [], new Date(0));
        const { reach } = follows;
        if (reach === undefined) return true;
        const members = store.world.members.map((member) =>
          member.id === reach.memberId ? { ...member, unreached: reach.unreached } : member,
        );
        store.world = { ...store.world, members };
        return true;
      },
      showsAll: () => Promise.resolve(),
      outdated: () => Promise.resolve([]),
      unplanned: (_, since) => {
        const before = store.world.partnership.unplannedSince;
        const partnership = { ...store.world.partnership, unplannedSince: since && (before ?? since) };
        store.world = { ...store.world, partnership };
        return Promise.resolve();
      },
      notShown: () => Promise.reject(new Error('Nothing was given to be brought up to date')),
      lastBeat: () => Promise.resolve(store.beats.at(-1) ?? null),
      beat: (at) => {
        store.beats.push(at);
        return Promise.resolve();
      },
    },
  };

  function isClaimable(row: Row, at: Date): boolean {
    return row.state === 'due' && row.due <= at && (row.nextAttemptAt === null || row.nextAttemptAt <= at);
  }

  function change(id: number, fields: Partial<Row>): void {
    const at = rows.findIndex((row) => row.id === id);
    const row = rows[at];
    if (row !== undefined) rows[at] = { ...row, ...fields };
  }
  return store;
}

function planned(nudge: DueNudge, id: number): Row {
  const { partnershipId, memberId, subject, kind, rung, due } = nudge;
  const nothing = { reason: null, sentAt: null, activityId: null, conversationId: null, nextAttemptAt: null };
  return {
    id,
    partnershipId,
    memberId,
    subject,
    kind,
    rung,
    due,
    state: 'due',
    attempts: 0,
    numbers: [],
    ...nothing,
  };
}

function isSame(row: Row, nudge: DueNudge): boolean {
  return (
    row.memberId === nudge.memberId &&
    isSameSubject(row.subject, nudge.subject) &&
    row.kind === nudge.kind &&
    row.rung === nudge.rung
  );
}
