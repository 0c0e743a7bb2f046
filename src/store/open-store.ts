import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { PGlite as Embedded } from '@electric-sql/pglite';
import type { SqlMigrationAwareDriverAdapterFactory as MigratingAdapter } from '@prisma/driver-adapter-utils';
import type { Store } from '../ports.ts';
import { sharing, type Database } from './driver.ts';
import { PrismaClient } from './generated/client.ts';
import { endLeases } from './ledger.ts';
import { migrate } from './migrate.ts';
import { createStore } from './store.ts';
import { asFault } from './throwing-faults.ts';

export interface OpenStore {
  readonly store: Store;
  /** For src/store/workbook, which reads and writes whole sheets. */
  readonly prisma: PrismaClient;
}

export interface StoreOptions {
  /** A PostgreSQL server; null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** The embedded database's folder, or `memory://` for one that is gone when it is closed. */
  readonly dataDir: string;
}

/** Statements at once. A few keep a small server's cores busy; more only wait there instead of here. */
const CONNECTIONS = 8;

/**
 * Opens the store, migrated to the newest version.
 * @throws StoreFault `folder in use` when another process has the embedded database open, `database unavailable` when
 *   no server answers, `migration failed`
 */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  return options.databaseUrl === null ? openEmbedded(options.dataDir) : openServer(options.databaseUrl);
}

async function openServer(databaseUrl: string): Promise<OpenStore> {
  const { PrismaPg } = await import('@prisma/adapter-pg');
  const { statementName } = await import('./statement-name.ts');
  // The adapter reads every timestamptz as UTC and every date as yyyy-mm-dd, whatever the server's own settings are.
  // The statements look up few rows by key, so one plan each serves, and planning them anew each turn costs more than
  // it saves; compiling them to machine code (jit) costs more still.
  const sessionSettings = [
    '-c TimeZone=UTC',
    '-c DateStyle=ISO',
    '-c plan_cache_mode=force_generic_plan',
    '-c jit=off',
  ].join(' ');
  const adapter = new PrismaPg(
    {
      connectionString: databaseUrl,
      max: CONNECTIONS,
      options: sessionSettings,
      application_name: 'partnership-clerk',
    },
    { statementNameGenerator: statementName },
  );
  const database = await databaseOn(adapter);
  return migrated(database, adapter, false, () => database.prisma.$disconnect());
}

async function openEmbedded(dataDir: string): Promise<OpenStore> {
  const inMemory = dataDir.startsWith('memory://');
  const [{ PGlite }, { PrismaPGlite }, { holdFolder }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('pglite-prisma-adapter'),
    import('./hold-folder.ts'),
  ]);
  if (!inMemory) await mkdir(dataDir, { recursive: true });
  const release = inMemory ? () => Promise.resolve() : await holdFolder(dataDir);
  try {
    const pglite = await PGlite.create(inMemory ? dataDir : path.join(dataDir, 'pglite'));
    await pglite.exec(`SET TimeZone = 'UTC'; SET DateStyle = 'ISO'`);
    const adapter = new PrismaPGlite(pglite);
    const database = await databaseOn(adapter);
    const open = await migrated(database, awaitingScripts(adapter, pglite), true, async () => {
      await database.prisma.$disconnect();
      await pglite.close();
      await release();
    });
    await endLeases(database.prisma);
    return open;
  } catch (error) {
    await release();
    throw error;
  }
}

/** The adapter does not wait for a script, so a migration that fails would be written down as done. */
function awaitingScripts(adapter: MigratingAdapter, pglite: Embedded): MigratingAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => {
      const connection = await adapter.connect();
      connection.executeScript = async (script) => {
        await pglite.exec(script);
      };
      return connection;
    },
    connectToShadowDb: () => adapter.connectToShadowDb(),
  };
}

async function databaseOn(adapter: MigratingAdapter): Promise<Database> {
  const driver = await adapter.connect();
  return { prisma: new PrismaClient({ adapter: sharing(adapter, driver) }), driver };
}

async function migrated(
  database: Database,
  adapter: MigratingAdapter,
  alone: boolean,
  close: () => Promise<void>,
): Promise<OpenStore> {
  try {
    await migrate(database.prisma, adapter, alone);
    return { store: createStore(database, close), prisma: database.prisma };
  } catch (error) {
    await close();
    throw asFault(error);
  }
}
