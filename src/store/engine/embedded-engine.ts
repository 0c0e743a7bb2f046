import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { databaseOn, sendingScriptsWhole } from './driver.ts';
import { PrismaClient } from '../generated/client.ts';
import { holdFolder } from './hold-folder.ts';
import type { Engine } from './engine.ts';
import { ENTER, enterValues } from './scope.ts';

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
    return {
      adapter: sendingScriptsWhole(owners, () => (script) => pglite.exec(script)),
      alone: true,
      owner: () => new PrismaClient({ adapter: owners }),
      connect: async () => databaseOn(await new PrismaPGlite(scoped(pglite)).connect()),
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

/** The same database, whose every statement and transaction is in the scope that it is asked in. */
function scoped(pglite: PGlite): PGlite {
  const transaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
    const values = [...enterValues()];
    return pglite.transaction(async (tx) => {
      await tx.query(ENTER, values);
      return work(tx);
    });
  };
  const own = {
    transaction,
    query: (...asked: Parameters<PGlite['query']>) => transaction((tx) => tx.query(...asked)),
  };
  return new Proxy(pglite, {
    get: (target, name) => Reflect.get(name in own ? own : target, name) as unknown,
  });
}
