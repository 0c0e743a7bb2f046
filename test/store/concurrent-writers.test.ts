import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar/dates.ts';
import type { Store } from '../../src/ports/store.ts';
import { openStore, type OpenStore } from '../../src/store/open-store.ts';
import { NOW, seedPartnership, type PersonKey, type Seeded } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { emptyDatabase } from '../support/empty-database.ts';
import { actionNumbered, changing } from './contract/actions/record-changes.ts';

/** Two clerks on one PostgreSQL: what only a server with several connections can show. */
const CLAIM = { at: NOW, leaseMs: 60_000, tenantId: null };

describe('two clerks on one database', () => {
  let one: OpenStore;
  let two: OpenStore;
  let seeded: Seeded;

  beforeAll(async () => {
    const databaseUrl = await createTestDatabase();
    [one, two] = await Promise.all([openStore({ databaseUrl, dataDir: '' }), openStore({ databaseUrl, dataDir: '' })]);
  });
  beforeEach(async () => {
    await emptyDatabase(one.prisma);
    seeded = await seedPartnership(one.prisma);
  });
  afterAll(async () => {
    await one.store.close();
    await two.store.close();
  });

  const request = async (store: Store, who: PersonKey, numbers: readonly number[], token: string | null = null) => {
    const actions = await Promise.all(numbers.map((number) => actionNumbered(store, seeded.partnershipId, number)));
    return changing(store, who, actions, { status: 'awaiting_confirmation' }, { kind: 'done', text: who }, { token });
  };

  it('lets exactly one of many writers win, and the others write nothing', async () => {
    for (let round = 1; round <= 10; round += 1) {
      const requests = await Promise.all(
        [one, two, one, two, one, two].map(({ store }, i) =>
          request(store, i % 2 === 0 ? 'sam' : 'priya', [12], `press-${String(round)}-${String(i)}`),
        ),
      );
      const results = await Promise.all(
        requests.map((each, i) => (i % 2 === 0 ? one : two).store.actions.record(each)),
      );
      expect(results.filter((result) => result.recorded)).toHaveLength(1);
      expect(results.filter((result) => !result.recorded && result.because === 'changed meanwhile')).toHaveLength(5);
      expect((await actionNumbered(one.store, seeded.partnershipId, 12)).version).toBe(round + 1);
      expect(await one.prisma.update.count()).toBe(round);
      expect(await one.prisma.undoStep.count()).toBe(round);
      expect(await one.prisma.auditEntry.count()).toBe(round);
      expect(await one.prisma.usedToken.count()).toBe(round);
    }
  });

  it('takes a press that arrives twice at once only once, and says so to the other', async () => {
    for (let round = 0; round < 10; round += 1) {
      const press = await request(one.store, 'sam', [12], `press-${String(round)}`);
      const results = await Promise.all([one, two].map(({ store }) => store.actions.record(press)));
      expect(results.filter((result) => result.recorded)).toHaveLength(1);
      expect(results.find((result) => !result.recorded)).toEqual({ recorded: false, because: 'token used' });
    }
  });

  it('never deadlocks over several actions in another order', async () => {
    for (let round = 0; round < 10; round += 1) {
      const [there, back] = await Promise.all([
        request(one.store, 'sam', [12, 14, 15]),
        request(two.store, 'priya', [15, 14, 12]),
      ]);
      const results = await Promise.all([one.store.actions.record(there), two.store.actions.record(back)]);
      expect(results.filter((result) => result.recorded)).toHaveLength(1);
    }
    expect(await one.prisma.update.count()).toBe(30);
  });

  it('takes a change back once, however often undo is said at once', async () => {
    await one.store.actions.record(await request(one.store, 'sam', [12]));
    const press = await request(one.store, 'sam', [14]);
    await one.store.actions.record(press);
    const results = await Promise.all(
      [one, two].map(({ store }) => store.undo.last(press.speaker, NOW, press.source, press.batch)),
    );
    expect(results.filter((result) => result?.undone === true)).toHaveLength(1);
    expect(await actionNumbered(one.store, seeded.partnershipId, 12)).toMatchObject({
      status: 'awaiting_confirmation',
    });
  });

  it('hands every due nudge to one worker only', async () => {
    const nudges = Array.from({ length: 60 }, (_, i) => ({
      partnershipId: seeded.partnershipId,
      memberId: seeded.memberIds.sam,
      subject: { of: 'meeting' as const, day: addDays('2026-12-08', i) },
      kind: 'digest' as const,
      rung: 1,
      due: NOW,
      actionIds: [],
    }));
    await Promise.all([one.store.ledger.plan(nudges, NOW), two.store.ledger.plan(nudges, NOW)]);
    const claims = await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        (i % 2 === 0 ? one : two).store.ledger.claim({ ...CLAIM, holder: String(i), messages: 10 }),
      ),
    );
    const ids = claims.flat().map((entry) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
    const rest = await one.store.ledger.claim({ ...CLAIM, holder: 'last', messages: 60 });
    expect(new Set([...ids, ...rest.map((entry) => entry.id)]).size).toBe(60);
  });
});
