import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { within } from '../../../src/store/engine/scope.ts';
import { ENGINES, openTestDatabase } from '../../support/database.ts';

const LEVELS = [
  [undefined, 'read committed'],
  ['ReadCommitted', 'read committed'],
  ['RepeatableRead', 'repeatable read'],
  ['Serializable', 'serializable'],
] as const;

describe.each(ENGINES)('a transaction on %s', (engine) => {
  let open: OpenStore;
  beforeAll(async () => {
    open = await openTestDatabase(engine);
  }, 60_000);
  afterAll(() => open.store.close());

  /** What a transaction that asks for this level really is, for the owner and within a scope. */
  const found = (isolationLevel: (typeof LEVELS)[number][0]) =>
    within('shared', () =>
      Promise.all(
        [open.prisma, open.database.prisma].map((prisma) =>
          prisma.$transaction(
            (tx) => tx.$queryRaw`SELECT current_setting('transaction_isolation') AS level, current_user::text AS role`,
            isolationLevel === undefined ? {} : { isolationLevel },
          ),
        ),
      ),
    );

  it.each(LEVELS)('that asks for %s is %s', async (asked, level) => {
    expect(await found(asked)).toEqual([[{ level, role: 'postgres' }], [{ level, role: 'clerk_app' }]]);
  });

  it('leaves nothing behind for the next one', async () => {
    await found('Serializable');
    expect(await found(undefined)).toMatchObject([[{ level: 'read committed' }], [{ level: 'read committed' }]]);
  });
});
