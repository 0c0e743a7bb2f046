import { performance } from 'node:perf_hooks';
import { verifyAudit } from '../../src/store/audit/audit-chain.ts';
import { openStore } from '../../src/store/open-store.ts';

const ENTRIES = 1_000_000;
const AT_ONCE = 10_000;

/** Takes row-level security and the audit trail away, to see what they cost. */
export async function withoutSafeguards(databaseUrl: string): Promise<void> {
  const { store, prisma } = await openStore({ databaseUrl, dataDir: '' });
  await prisma.$executeRaw`
    DO $$ DECLARE name regclass; BEGIN
      FOR name IN SELECT oid FROM pg_class WHERE relrowsecurity LOOP
        EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', name);
      END LOOP;
    END $$`;
  await prisma.$executeRaw`
    CREATE OR REPLACE FUNCTION clerk_append_audit(partnership integer, entries jsonb) RETURNS integer
    LANGUAGE sql AS 'SELECT 1'`;
  await store.close();
}

export interface Verifying {
  readonly entries: number;
  readonly seconds: number;
  /** By how much the process grew meanwhile, in MB. */
  readonly grewMb: number;
}

/** How long it takes to verify a million entries. */
export async function measureVerifying(databaseUrl: string): Promise<Verifying> {
  const { store, prisma } = await openStore({ databaseUrl, dataDir: '' });
  try {
    await prisma.$executeRaw`INSERT INTO "Partnership" (code, name, board) VALUES ('P1', 'Partnership 1', 'Board')`;
    for (let from = 1; from <= ENTRIES; from += AT_ONCE) {
      await prisma.$queryRaw`
        SELECT clerk_append_audit(p.id, jsonb_agg(jsonb_build_object(
          'at', '2026-11-27T09:00:00Z', 'actorEntraId', gen_random_uuid(), 'actor', 'owner' || n || '@example.org',
          'event', 'action.changed', 'source', 'chat', 'subject', 'A-' || n,
          'previous', '{"status": "accepted"}'::jsonb, 'next', '{"status": "in_progress", "update": "progress"}'::jsonb)))
        FROM "Partnership" p, generate_series(${from}::int, ${from + AT_ONCE - 1}::int) n GROUP BY p.id`;
    }
    const before = process.memoryUsage().rss;
    const started = performance.now();
    const [chain] = await verifyAudit(prisma, new Map());
    const seconds = (performance.now() - started) / 1000;
    if (chain?.broken !== null) throw new Error('The audit trail does not verify.');
    return { entries: chain.entries, seconds, grewMb: (process.memoryUsage().rss - before) / 1024 / 1024 };
  } finally {
    await store.close();
  }
}
