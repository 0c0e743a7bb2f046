import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import { StoreFault } from './fault.ts';
import { Prisma } from '../generated/client.ts';

/** Prisma's codes, and PostgreSQL's behind them, for a database that cannot be reached or went away in mid-sentence. */
const GONE = /^(P1001|P1002|P1008|P1011|P1017|P2024|08\w{3}|57P0\d|53300)$/;
const GONE_KINDS: ReadonlySet<string> = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
]);
const GONE_WORDS =
  /Connection terminated|connection is closed|PGlite is closed|Can't reach database|Cannot use a pool|ECONNREFUSED|ECONNRESET|terminating connection/i;

/** The same functions, with what goes wrong in the database thrown as a StoreFault whose code says what it was. */
export function throwingFaults<Area extends object>(area: Area): Area {
  const guarded = Object.entries(area).map(([name, work]: [string, (...args: unknown[]) => Promise<unknown>]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await work(...args);
      } catch (error) {
        throw asFault(error);
      }
    },
  ]);
  return Object.fromEntries(guarded) as Area;
}

/** What a database error means for the clerk; anything else stays what it is. */
export function asFault(error: unknown): unknown {
  if (error instanceof StoreFault) return error;
  const refusal = refusalOf(error);
  if (refusal !== undefined) return new StoreFault('not let in', refusal, error);
  if (isGone(error)) return new StoreFault('database unavailable', 'The database cannot be reached.', error);
  if (isPrismas(error))
    return new StoreFault('database fault', 'The database refused what the clerk asked of it.', error);
  return error;
}

/** What the server says to somebody who knocks; each is for whoever set DATABASE_URL to mend. */
const NOT_LET_IN: Readonly<Record<string, string>> = {
  DatabaseDoesNotExist: 'The server of DATABASE_URL has no database of that name.',
  AuthenticationFailed: 'The database does not take the user name and password of DATABASE_URL.',
  DatabaseAccessDenied: 'The user of DATABASE_URL may not open that database.',
  TlsConnectionError: 'The connection to the database of DATABASE_URL could not be encrypted.',
};

function refusalOf(error: unknown): string | undefined {
  const kind = isDriverAdapterError(error) ? error.cause.kind : kindIn(metaOf(error));
  return NOT_LET_IN[kind];
}

function kindIn(meta: string): string {
  return /"kind":"(\w+)"/.exec(meta)?.[1] ?? '';
}

function isGone(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof Prisma.PrismaClientInitializationError) return true;
  if (isDriverAdapterError(error)) return GONE_KINDS.has(error.cause.kind) || GONE.test(error.cause.originalCode ?? '');
  const code = error instanceof Prisma.PrismaClientKnownRequestError ? error.code : '';
  const behind = /"originalCode":"(\w+)"/.exec(metaOf(error))?.[1] ?? '';
  return GONE.test(code) || GONE.test(behind) || GONE_WORDS.test(`${error.message} ${metaOf(error)}`);
}

function metaOf(error: unknown): string {
  return error instanceof Prisma.PrismaClientKnownRequestError ? JSON.stringify(error.meta ?? {}) : '';
}

function isPrismas(error: unknown): boolean {
  return (
    isDriverAdapterError(error) ||
    error instanceof Prisma.PrismaClientKnownRequestError ||
    error instanceof Prisma.PrismaClientUnknownRequestError ||
    error instanceof Prisma.PrismaClientValidationError
  );
}
