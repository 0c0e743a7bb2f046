import type {
  SqlDriverAdapter,
  SqlMigrationAwareDriverAdapterFactory as MigratingAdapter,
  SqlQueryable,
} from '@prisma/driver-adapter-utils';
import type { Prisma, PrismaClient } from './generated/client.ts';

/** The database driver beneath Prisma's client. */
type Driver = Pick<SqlQueryable, 'queryRaw'>;

/** Prisma's client, and the driver that it shares for the statements of every turn. */
export interface Database {
  readonly prisma: PrismaClient;
  readonly driver: Driver;
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

/** The adapter for Prisma's client, with its connections shared: connecting gives those that are there. */
export function sharing(adapter: MigratingAdapter, connected: SqlDriverAdapter): MigratingAdapter {
  return {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: () => Promise.resolve(connected),
    connectToShadowDb: () => adapter.connectToShadowDb(),
  };
}
