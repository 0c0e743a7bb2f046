import { createHash } from 'node:crypto';
import type { Prisma, PrismaClient } from '../generated/client.ts';

/** What of an entry is not as it was written. */
export type Break = 'changed' | 'missing' | 'put in' | 'cut off' | 'erased without a word';

export interface VerifiedChain {
  /** The partnership's code; null: the chain of what belongs to none. */
  readonly partnership: string | null;
  readonly entries: number;
  /** Entries whose content was erased, as a later entry says. */
  readonly erased: number;
  /** The last entry's number and hash: kept elsewhere, they prove later that nothing before was written anew. */
  readonly head: { readonly seq: number; readonly hash: string } | null;
  /** The first entry that is not as it was written. */
  readonly broken: { readonly seq: number; readonly because: Break } | null;
}

/** Enough rows a page to keep the database busy, few enough to keep memory flat. */
const PAGE = 5000;

/** Everything is read as of one moment, while people go on. */
const ONE_MOMENT = { isolationLevel: 'RepeatableRead', maxWait: 60_000, timeout: 3_600_000 } as const;

/** The event of an entry that says which entries' content was erased. */
export const ERASED = 'audit.erased';

/**
 * Recomputes every chain of the audit trail (docs/decisions/0030), with the owner's rights. `kept` are heads that
 * somebody noted earlier, by partnership code: their entries must still have those hashes.
 */
export async function verifyAudit(
  prisma: PrismaClient,
  kept: ReadonlyMap<string, { readonly seq: number; readonly hash: string }>,
  onVerified: (entries: number) => void = () => undefined,
): Promise<readonly VerifiedChain[]> {
  return prisma.$transaction(async (tx) => {
    const chains = await tx.$queryRaw<Chain[]>`
      SELECT coalesce(c.chain, e.chain) AS chain, p.code AS partnership, coalesce(c.seq, 0)::float8 AS seq,
        encode(coalesce(c.hash, ''), 'hex') AS hash
      FROM "AuditChain" c FULL JOIN (SELECT DISTINCT chain FROM "AuditEntry") e ON e.chain = c.chain
      LEFT JOIN "Partnership" p ON p.id = coalesce(c.chain, e.chain)
      ORDER BY 1`;
    const verified: VerifiedChain[] = [];
    for (const chain of chains) {
      verified.push(await verifyChain(tx, chain, kept.get(chain.partnership ?? '') ?? null, onVerified));
    }
    return verified;
  }, ONE_MOMENT);
}

interface Chain {
  readonly chain: number;
  readonly partnership: string | null;
  readonly seq: number;
  /** Hexadecimal, as all hashes here. */
  readonly hash: string;
}

interface Entry {
  readonly seq: number;
  readonly event: string;
  /** The columns that are never erased, as they were hashed. */
  readonly fixed: string;
  readonly content: string;
  readonly salt: string | null;
  readonly contentHash: string;
  readonly hash: string;
  readonly erased: boolean;
  /** The partnership is the chain's, and nothing is left of what was erased. */
  readonly sound: boolean;
  readonly names: readonly number[] | null;
}

async function verifyChain(
  tx: Prisma.TransactionClient,
  chain: Chain,
  kept: { readonly seq: number; readonly hash: string } | null,
  onVerified: (entries: number) => void,
): Promise<VerifiedChain> {
  let last = { seq: 0, hash: '' };
  const erased = new Set<number>();
  const saidErased = new Set<number>();
  const outcome = (broken: VerifiedChain['broken']): VerifiedChain => ({
    partnership: chain.partnership,
    entries: last.seq,
    erased: erased.size,
    head: last.seq === 0 ? null : last,
    broken,
  });
  for (;;) {
    const page = await entriesAfter(tx, chain.chain, last.seq);
    for (const entry of page) {
      const because = breakOf(entry, last);
      if (because !== null) return outcome({ seq: because === 'missing' ? last.seq + 1 : entry.seq, because });
      if (entry.seq === kept?.seq && entry.hash !== kept.hash) return outcome({ seq: entry.seq, because: 'changed' });
      if (entry.erased) erased.add(entry.seq);
      if (entry.event === ERASED) for (const seq of entry.names ?? []) saidErased.add(seq);
      last = { seq: entry.seq, hash: entry.hash };
    }
    onVerified(page.length);
    if (page.length < PAGE) break;
  }
  if (last.seq < Math.max(chain.seq, kept?.seq ?? 0)) return outcome({ seq: last.seq + 1, because: 'cut off' });
  if (last.seq > chain.seq) return outcome({ seq: chain.seq + 1, because: 'put in' });
  if (last.hash !== chain.hash) return outcome({ seq: last.seq, because: 'changed' });
  const silently = [...erased].find((seq) => !saidErased.has(seq));
  return outcome(silently === undefined ? null : { seq: silently, because: 'erased without a word' });
}

function breakOf(entry: Entry, last: { readonly seq: number; readonly hash: string }): Break | null {
  if (entry.seq !== last.seq + 1) return 'missing';
  if (!entry.sound) return 'changed';
  if (!entry.erased && entry.contentHash !== sha256(Buffer.from(`${entry.salt ?? ''}${entry.content}`)))
    return 'changed';
  const link = Buffer.concat([hex(last.hash), Buffer.from(entry.fixed), hex(entry.contentHash)]);
  return entry.hash === sha256(link) ? null : 'changed';
}

/** One page as one JSON value: reading a million rows column by column takes a minute longer. */
async function entriesAfter(tx: Prisma.TransactionClient, chain: number, seq: number): Promise<readonly Entry[]> {
  const [row] = await tx.$queryRaw<{ page: string }[]>`
    SELECT coalesce(json_agg(e), '[]')::text AS page FROM (
      SELECT seq, event,
        jsonb_build_array(chain, seq, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), "actorEntraId",
          "actorTenantId", actor, event, source, "activityId")::text AS fixed,
        jsonb_build_array(subject, previous, next)::text AS content,
        salt::text AS salt, encode("contentHash", 'hex') AS "contentHash", encode(hash, 'hex') AS hash,
        "erasedAt" IS NOT NULL AS erased,
        "partnershipId" IS NOT DISTINCT FROM nullif(chain, 0)
          AND ("erasedAt" IS NULL OR num_nonnulls(subject, previous, next, salt) = 0) AS sound,
        CASE WHEN event = ${ERASED} THEN next->'entries' END AS names
      FROM "AuditEntry" WHERE chain = ${chain} AND seq > ${seq}::bigint
      ORDER BY chain, seq LIMIT ${PAGE}
    ) e`;
  return JSON.parse(row?.page ?? '[]') as readonly Entry[];
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function hex(text: string): Buffer {
  return Buffer.from(text, 'hex');
}
