import { PrismaPg } from '@prisma/adapter-pg';
import { databaseOn, sendingScriptsWhole } from './driver.ts';
import { PrismaClient } from '../generated/client.ts';
import type { Engine } from './engine.ts';
import { scopedPool } from './scoped-pool.ts';
import { statementName } from './statement-name.ts';
import { enteringTransactions } from './transactions.ts';

/** Statements at once. A few keep a small server's cores busy; more only wait there instead of here. */
const CONNECTIONS = 8;

/**
 * The adapter reads every timestamptz as UTC and every date as yyyy-mm-dd, whatever the server's own settings are. The
 * statements look up few rows by key, so one plan each serves, and planning them anew each turn costs more than it
 * saves; compiling them to machine code (jit) costs more still.
 */
const SESSION = '-c TimeZone=UTC -c DateStyle=ISO -c plan_cache_mode=force_generic_plan -c jit=off';

/** A PostgreSQL server, which other instances may use at the same time. */
export function serverEngine(databaseUrl: string): Engine {
  const config = {
    connectionString: databaseUrl,
    max: CONNECTIONS,
    options: SESSION,
    application_name: 'partnership-clerk',
  };
  const names = { statementNameGenerator: statementName };
  const owners = new PrismaPg(config, names);
  return {
    adapter: sendingScriptsWhole(owners, (connection) => (script) => connection.underlyingDriver().query(script)),
    alone: false,
    owner: () => new PrismaClient({ adapter: owners }),
    connect: async () => {
      // What does not say its scope is in no role that owns anything, and sees nothing.
      const pool = scopedPool({ ...config, options: `${SESSION} -c role=clerk_app` });
      const driver = await new PrismaPg(pool, { ...names, disposeExternalPool: true }).connect();
      return databaseOn(enteringTransactions(driver));
    },
    close: () => Promise.resolve(),
  };
}
