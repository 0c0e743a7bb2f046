import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { seedPartnership, type Seeded } from '../../support/builders.ts';
import { openTestDatabase, type Engine } from '../../support/database.ts';
import { emptyDatabase } from '../../support/empty-database.ts';

/** The store under test, freshly seeded before each test. Read it inside a test only. */
interface UnderTest extends OpenStore {
  readonly seeded: Seeded;
}

export type Contract = (underTest: () => UnderTest) => void;

/** Runs what every store must do on one engine, in one database. */
export function runContracts(engine: Engine, contracts: Readonly<Record<string, Contract>>): void {
  describe(engine, () => {
    let open: OpenStore | undefined;
    let seeded: Seeded | undefined;
    beforeAll(async () => {
      open = await openTestDatabase(engine);
    });
    beforeEach(async () => {
      if (open === undefined) return;
      await emptyDatabase(open.prisma);
      seeded = await seedPartnership(open.prisma);
    });
    afterAll(() => open?.store.close());
    const underTest = (): UnderTest => {
      if (open === undefined || seeded === undefined) throw new Error('The database is not open yet.');
      return { ...open, seeded };
    };
    for (const [name, contract] of Object.entries(contracts)) {
      describe(name, () => {
        contract(underTest);
      });
    }
  });
}
