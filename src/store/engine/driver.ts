import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory as MigratingAdapter,
} from '@prisma/driver-adapter-utils';
import { PrismaClient, type Prisma } from '../generated/client.ts';

/** The database as the clerk works on it: in the role, and on the partnerships, of the scope that it is asked in. */
export interface Database {
  readonly prisma: PrismaClient;
  /** The driver beneath Prisma's client, for the statements of every turn. */
  readonly driver: Pick<SqlDriverAdapter, 'queryRaw'>;
}

/** In a rush, transactions wait for each other: longer than Prisma's two seconds, shorter than Teams waits for an answer. */
const PATIENT = { maxWait: 8_000, timeout: 10_000 } as const;

export function databaseOn(driver: SqlDriverAdapter): Database {
  const { provider, adapterName } = driver;
  // Prisma's client shares the connections: connecting gives those that are there.
  const adapter = { provider, adapterName, connect: () => Promise.resolve(driver) };
  return { prisma: new PrismaClient({ adapter, transactionOptions: PATIENT }), driver };
}

/** The adapter, with scripts sent whole: cut at their semicolons, as it would, a function falls apart. */
export function sendingScriptsWhole<Connection extends SqlDriverAdapter>(
  adapter: Omit<MigratingAdapter, 'connect'> & { connect(): Promise<Connection> },
  senderOn: (connection: Connection) => (script: string) => Promise<unknown>,
): MigratingAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: async () => {
      const connection = await adapter.connect();
      const send = senderOn(connection);
      connection.executeScript = async (script) => {
        await send(script);
      };
      return connection;
    },
    connectToShadowDb: () => adapter.connectToShadowDb(),
  };
}

/**
 * Asks a statement whose one row and column is a JSON value, straight from the driver. Prisma's client adds 0.2 ms to
 * a statement (it compiles each into a plan of its own and reads every column of the answer), so the two statements
 * of every turn, who speaks and what is recorded, go past it (docs/decisions/0003).
 */
export async function askJson<T>({ driver }: Database, { text, values }: Prisma.Sql): Promise<T> {
  const argTypes = values.map((value) => ({
    scalarType: 'unknown' as const,
    arity: Array.isArray(value) ? ('list' as const) : ('scalar' as const),
  }));
  const { rows } = await driver.queryRaw({ sql: text, args: values, argTypes });
  const answer = rows[0]?.[0];
  if (typeof answer !== 'string') throw new TypeError('The statement did not answer with JSON.');
  return JSON.parse(answer) as T;
}
