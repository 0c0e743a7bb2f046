import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../src/store/audit/audit-chain.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { within } from '../../../src/store/engine/scope.ts';
import { NOW, PEOPLE, chatSource, seedPartnership } from '../../support/builders.ts';
import { ENGINES, openTestDatabase } from '../../support/database.ts';
import { emptyDatabase } from '../../support/empty-database.ts';

const NOTHING_KEPT = new Map<string, never>();

describe.each(ENGINES)('the audit trail on %s', (engine) => {
  let open: OpenStore;
  let partnershipId: number;
  beforeAll(async () => {
    open = await openTestDatabase(engine);
  }, 60_000);
  beforeEach(async () => {
    await emptyDatabase(open.prisma);
    ({ partnershipId } = await seedPartnership(open.prisma));
    for (const subject of ['L-0007', 'N-0001', 'G-0001', 'L-0007', 'C-0004']) await note(subject);
  });
  afterAll(() => open.store.close());

  const note = (subject: string): Promise<void> =>
    open.store.note({
      partnershipId,
      at: NOW,
      actor: PEOPLE.sam.email,
      event: 'nominal.shown',
      subject,
      source: chatSource('sam'),
      next: { to: 'sam', text: 'Ünïcode "quoted" \\ ' },
    });
  const verdict = async (kept: Parameters<typeof verifyAudit>[1] = NOTHING_KEPT) => {
    const [chain] = await verifyAudit(open.prisma, kept);
    return chain?.broken ?? null;
  };
  const tamper = (sql: string): Promise<number> => open.prisma.$executeRawUnsafe(sql);

  it('holds as it was written', async () => {
    expect(await verifyAudit(open.prisma, NOTHING_KEPT)).toMatchObject([
      { partnership: 'PORTFOLIO', entries: 5, erased: 0, broken: null },
    ]);
  });

  it.each([
    [`UPDATE "AuditEntry" SET actor = 'priya@example.org' WHERE seq = 3`, { seq: 3, because: 'changed' }],
    [`UPDATE "AuditEntry" SET at = at - interval '1 day' WHERE seq = 2`, { seq: 2, because: 'changed' }],
    [`UPDATE "AuditEntry" SET "actorEntraId" = NULL WHERE seq = 1`, { seq: 1, because: 'changed' }],
    [`UPDATE "AuditEntry" SET event = 'nominals.listed' WHERE seq = 4`, { seq: 4, because: 'changed' }],
    [`UPDATE "AuditEntry" SET source = 'job' WHERE seq = 4`, { seq: 4, because: 'changed' }],
    [`UPDATE "AuditEntry" SET "activityId" = 'other' WHERE seq = 5`, { seq: 5, because: 'changed' }],
    [`UPDATE "AuditEntry" SET subject = 'N-0002' WHERE seq = 2`, { seq: 2, because: 'changed' }],
    [`UPDATE "AuditEntry" SET next = '{"to": "lee"}' WHERE seq = 2`, { seq: 2, because: 'changed' }],
    [`UPDATE "AuditEntry" SET previous = '{}' WHERE seq = 2`, { seq: 2, because: 'changed' }],
    [`UPDATE "AuditEntry" SET "partnershipId" = NULL WHERE seq = 2`, { seq: 2, because: 'changed' }],
    [`UPDATE "AuditEntry" SET hash = sha256('x') WHERE seq = 5`, { seq: 5, because: 'changed' }],
    [`UPDATE "AuditEntry" SET "contentHash" = sha256('x') WHERE seq = 1`, { seq: 1, because: 'changed' }],
    [`UPDATE "AuditEntry" SET salt = gen_random_uuid() WHERE seq = 1`, { seq: 1, because: 'changed' }],
    [`DELETE FROM "AuditEntry" WHERE seq = 1`, { seq: 1, because: 'missing' }],
    [`DELETE FROM "AuditEntry" WHERE seq = 3`, { seq: 3, because: 'missing' }],
    [`DELETE FROM "AuditEntry" WHERE seq = 5`, { seq: 5, because: 'cut off' }],
    [`DELETE FROM "AuditEntry"`, { seq: 1, because: 'cut off' }],
    [
      `UPDATE "AuditEntry" SET subject = NULL, previous = NULL, next = NULL, salt = NULL, "erasedAt" = now() WHERE seq = 3`,
      { seq: 3, because: 'erased without a word' },
    ],
    [`UPDATE "AuditEntry" SET salt = NULL, "erasedAt" = now() WHERE seq = 3`, { seq: 3, because: 'changed' }],
    [
      `INSERT INTO "AuditEntry" SELECT chain, 6, "partnershipId", at, "actorEntraId", "actorTenantId", actor, event,
         source, "activityId", subject, previous, next, salt, "contentHash", hash FROM "AuditEntry" WHERE seq = 5`,
      { seq: 6, because: 'changed' },
    ],
    [
      `UPDATE "AuditEntry" SET seq = CASE seq WHEN 2 THEN 103 ELSE 102 END WHERE seq IN (2, 3);
       UPDATE "AuditEntry" SET seq = seq - 100 WHERE seq > 100`,
      { seq: 2, because: 'changed' },
    ],
    [`DELETE FROM "AuditChain"`, { seq: 1, because: 'put in' }],
  ])('shows %s', async (sql, broken) => {
    for (const statement of sql.split(';')) await tamper(statement);
    expect(await verdict()).toEqual(broken);
  });

  it('shows that it was written anew to somebody who kept a head', async () => {
    const [before] = await verifyAudit(open.prisma, NOTHING_KEPT);
    if (before?.head === null || before === undefined) throw new Error('There is no head.');
    const kept = new Map([['PORTFOLIO', before.head]]);
    await note('N-0001');
    expect(await verdict(kept)).toBeNull();
    await tamper(`DELETE FROM "AuditEntry"`);
    await tamper(`DELETE FROM "AuditChain"`);
    for (let i = 0; i < 6; i += 1) await note('another');
    expect(await verdict()).toBeNull();
    expect(await verdict(kept)).toEqual({ seq: 5, because: 'changed' });
    await tamper(`DELETE FROM "AuditEntry"`);
    await tamper(`DELETE FROM "AuditChain"`);
    await note('another');
    expect(await verdict(kept)).toEqual({ seq: 2, because: 'cut off' });
  });

  it.each([
    `INSERT INTO "AuditEntry" SELECT * FROM "AuditEntry"`,
    `UPDATE "AuditEntry" SET actor = 'nobody'`,
    `DELETE FROM "AuditEntry"`,
    `TRUNCATE "AuditEntry"`,
    `ALTER TABLE "AuditEntry" DISABLE ROW LEVEL SECURITY`,
    `DROP TABLE "AuditEntry"`,
    `UPDATE "AuditChain" SET seq = 0`,
    `SELECT * FROM "AuditChain"`,
  ])('refuses the clerk %s', async (sql) => {
    for (const scope of [{ partnership: partnershipId }, 'delivery'] as const) {
      await expect(within(scope, async () => open.database.prisma.$executeRawUnsafe(sql))).rejects.toThrow();
    }
    expect(await verdict()).toBeNull();
  });

  it('takes no entry for another partnership than the one that the work is about', async () => {
    const append = open.database.prisma
      .$queryRaw`SELECT clerk_append_audit(${partnershipId}::int, '[{"at": "2026-11-23", "actor": "x", "event": "x", "source": "x"}]')`;
    await expect(within({ partnership: partnershipId + 1 }, async () => await append)).rejects.toThrow();
    expect(await verdict()).toBeNull();
  });

  it('keeps its order when many write at once', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, i) => note(`N-${String(i)}`)));
    expect(await verifyAudit(open.prisma, NOTHING_KEPT)).toMatchObject([{ entries: 45, broken: null }]);
  });
});
