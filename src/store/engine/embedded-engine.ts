import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { databaseOn, sendingScriptsWhole } from './driver.ts';
import { PrismaClient } from '../generated/client.ts';
import { holdFolder } from './hold-folder.ts';
import type { Engine } from './engine.ts';
import { ENTER, enterValues } from './scope.ts';
import { enteringTransactions, keepingLevels } from './transactions.ts';

/**
 * The embedded database, of this process alone.
 * @throws StoreFault `folder in use`
 */
export async function embeddedEngine(dataDir: string): Promise<Engine> {
  const inMemory = dataDir.startsWith('memory://');
  if (!inMemory) await mkdir(dataDir, { recursive: true });
  const release = inMemory ? () => Promise.resolve() : await holdFolder(dataDir);
  try {
    const pglite = await PGlite.create(inMemory ? dataDir : path.join(dataDir, 'pglite'));
    await pglite.exec(`SET TimeZone = 'UTC'; SET DateStyle = 'ISO'`);
    const owners = new PrismaPGlite(pglite);
    const { provider, adapterName } = owners;
    const asOwner = { provider, adapterName, connect: async () => keepingLevels(await owners.connect()) } as const;
    return {
      adapter: sendingScriptsWhole(owners, () => (script) => pglite.exec(script)),
      alone: true,
      owner: () => new PrismaClient({ adapter: asOwner }),
      connect: async () => {
        const driver = await new PrismaPGlite(scoped(pglite)).connect();
        return databaseOn(enteringTransactions(keepingLevels(driver)));
      },
      close: async () => {
        await pglite.close();
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

/** The same database, each statement of which, outside a transaction, is one of its own in the scope that it is asked in. */
function scoped(pglite: PGlite): PGlite {
  const query: PGlite['query'] = (...asked) => {
    const values = [...enterValues()];
    return pglite.transaction(async (tx) => {
      await tx.query(ENTER, values);
      return tx.query(...asked);
    });
  };
  return new Proxy(pglite, {
    get: (target, name) => {
      if (name === 'query') return query;
      const own: unknown = Reflect.get(target, name);
      // PGlite keeps what is its own in private fields, which only it itself can read.
      return typeof own === 'function' ? (own.bind(target) as unknown) : own;
    },
  });
}
