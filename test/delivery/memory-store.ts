import type { NudgeStore } from '../../src/delivery/nudge-store.ts';
import type { LadderWorld } from '../../src/domain/ladder-recipients.ts';
import type { DueNudge } from '../../src/domain/nudge.ts';
import type { LedgerEntry, Settled } from '../../src/ports.ts';

type Row = LedgerEntry & Settled & { readonly leaseUntil: Date | null };

export interface MemoryStore extends NudgeStore {
  /** The partnership as it is now; a test changes it between, or during, sends. */
  world: LadderWorld;
  beats: Date[];
  rows(): readonly Row[];
}

/** The ledger's rules without a database, so that the run itself can be tested move by move. */
export function memoryStore(world: LadderWorld): MemoryStore {
  const rows: Row[] = [];
  const store: MemoryStore = {
    world,
    beats: [],
    rows: () => rows,
    partnerships: () => Promise.resolve([store.world.partnership]),
    people: { members: () => Promise.resolve(store.world.members) },
    meetings: { all: () => Promise.resolve(store.world.meetings) },
    actions: {
      list: (filter, page) => {
        const items = store.world.actions.filter(
          ({ id, status }) => (filter.ids?.includes(id) ?? true) && (filter.statuses?.includes(status) ?? true),
        );
        return Promise.resolve({ items: items.slice(page.skip, page.skip + page.take), total: items.length });
      },
    },
    ledger: {
      plan: (nudges) => {
        const added = nudges.filter((nudge) => !rows.some((row) => isSame(row, nudge)));
        rows.push(...added.map((nudge, at) => planned(nudge, rows.length + at + 1)));
        return Promise.resolve(added.length);
      },
      known: (_, dueSince) => Promise.resolve(rows.filter((row) => row.due >= dueSince)),
      claim: (_, at, leaseMs, take) => {
        const isClaimable = (row: Row): boolean =>
          row.state === 'due' && row.due <= at && (row.nextAttemptAt === null || row.nextAttemptAt <= at);
        const claimed = rows.filter(isClaimable).slice(0, take);
        for (const row of claimed) {
          change(row.id, {
            state: 'claimed',
            leaseUntil: new Date(at.getTime() + leaseMs),
            attempts: row.attempts + 1,
          });
        }
        return Promise.resolve(rows.filter((row) => claimed.some(({ id }) => id === row.id)));
      },
      settle: (ids, outcome) => {
        for (const id of ids) change(id, { ...outcome, leaseUntil: null });
        return Promise.resolve();
      },
      lastBeat: () => Promise.resolve(store.beats.at(-1) ?? null),
      beat: (at) => {
        store.beats.push(at);
        return Promise.resolve();
      },
    },
  };

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
    leaseUntil: null,
    ...nothing,
  };
}

function isSame(row: Row, nudge: DueNudge): boolean {
  return (
    row.memberId === nudge.memberId &&
    row.subject === nudge.subject &&
    row.kind === nudge.kind &&
    row.rung === nudge.rung
  );
}
