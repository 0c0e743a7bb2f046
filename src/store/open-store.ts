import type { Store } from '../ports/store.ts';
import type { Database } from './engine/driver.ts';
import type { Engine } from './engine/engine.ts';
import type { PrismaClient } from './generated/client.ts';
import { endLeases } from './reminders/ledger.ts';
import { migrate, missingMigrations } from './schema/migrate.ts';
import { within } from './engine/scope.ts';
import { createStore } from './store.ts';
import { asFault } from './engine/throwing-faults.ts';

export interface OpenStore {
  readonly store: Store;
  readonly database: Database;
  /** As the owner of the tables, over all partnerships: for the operator's imports. Connects when it is first used. */
  readonly prisma: PrismaClient;
  readonly missingMigrations: () => Promise<readonly string[]>;
}

export interface StoreOptions {
  /** A PostgreSQL server; null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** The embedded database's folder, or `memory://` for one that is gone when it is closed. */
  readonly dataDir: string;
}

/**
 * Opens the store, migrated to the newest version.
 * @throws StoreFault `folder in use` when another process has the embedded database open, `database unavailable` when
 *   no server answers, `migration failed`
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const engine = await engineFor(options);
  try {
    await migrated(engine);
    return opened(engine, await engine.connect());
  } catch (error) {
    await engine.close();
    throw asFault(error);
  }
}

/** Each engine is loaded only where it is used. */
async function engineFor({ databaseUrl, dataDir }: StoreOptions): Promise<Engine> {
  if (databaseUrl === null) return (await import('./engine/embedded-engine.ts')).embeddedEngine(dataDir);
  return (await import('./engine/server-engine.ts')).serverEngine(databaseUrl);
}

async function migrated(engine: Engine): Promise<void> {
  const { adapter, alone } = engine;
  const prisma = engine.owner();
  try {
    await migrate(prisma, adapter, alone);
    if (alone) await endLeases(prisma);
  } finally {
    await prisma.$disconnect();
  }
}

function opened(engine: Engine, database: Database): OpenStore {
  let owner: PrismaClient | undefined;
  const close = async (): Promise<void> => {
    await owner?.$disconnect();
    await database.prisma.$disconnect();
    await engine.close();
  };
  return {
    store: createStore(database, close),
    database,
    get prisma() {
      return (owner ??= engine.owner());
    },
    missingMigrations: () => within('shared', () => missingMigrations(database.prisma)),
  };
}
