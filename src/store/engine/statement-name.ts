import { createHash } from 'node:crypto';
import type { SqlQuery } from '@prisma/driver-adapter-utils';

/** Statement texts repeat; lists of ids make new ones, so what is remembered is bounded. */
const KNOWN = new Map<string, string>();
const MOST_KNOWN = 500;

/**
 * A name under which PostgreSQL keeps a statement parsed and planned, so that the next turn only sends its parameters.
 * Empty (an unnamed statement) beyond the first few hundred texts: the server keeps each named one as long as the
 * connection lives.
 */
export function statementName(query: SqlQuery): string {
  const known = KNOWN.get(query.sql);
  if (known !== undefined) return known;
  if (KNOWN.size >= MOST_KNOWN) return '';
  const name = `clerk_${createHash('sha1').update(query.sql).digest('base64url').slice(0, 20)}`;
  KNOWN.set(query.sql, name);
  return name;
}
