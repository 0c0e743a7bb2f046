import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type OpenStore } from '../../src/store/open-store.ts';
import { within, type Scope } from '../../src/store/engine/scope.ts';
import { type Seeded, NOW, PEOPLE, seedPartnership, TENANT } from '../support/builders.ts';
import { createTestDatabase, ENGINES, openTestDatabase } from '../support/database.ts';

/** Tables of a partnership: how each row says whose it is, in SQL. */
const OWNED: Readonly<Record<string, string>> = {
  Partnership: 'id',
  Agency: '"partnershipId"',
  Member: '"partnershipId"',
  Away: '(SELECT m."partnershipId" FROM "Member" m WHERE m.id = "memberId")',
  Profile: '"partnershipId"',
  Nominal: '"partnershipId"',
  NominalAgency: '(SELECT n."partnershipId" FROM "Nominal" n WHERE n.id = "nominalId")',
  Meeting: '"partnershipId"',
  Action: '"partnershipId"',
  Update: '"partnershipId"',
  UndoStep: '"partnershipId"',
  Nudge: '"partnershipId"',
  PartnershipChoice: '"partnershipId"',
  OpenQuestion: '(SELECT m."partnershipId" FROM "Member" m WHERE m.id = "memberId")',
  AuditEntry: '"partnershipId"',
  Programme: '"partnershipId"',
  ExcludedName: '"partnershipId"',
  StandingItem: '"partnershipId"',
  NominalAlias: '"partnershipId"',
  SharedCard: '"partnershipId"',
  LocalProfile: '"partnershipId"',
  Threat: '"partnershipId"',
  Committee: '"partnershipId"',
  ReportSection: '"partnershipId"',
  MeetingRecord: '"partnershipId"',
  MeetingAttendance: '"partnershipId"',
  MeetingMinute: '"partnershipId"',
};
/** Tables that hold nothing of a partnership, or nothing that a turn may read. */
const OTHERS = ['UsedToken', 'rate_limit', 'Heartbeat', 'Conversation', 'AuditChain'];

describe.each(ENGINES)('partnerships on %s', (engine) => {
  let open: OpenStore;
  let ours: Seeded;
  let theirs: Seeded;
  beforeAll(async () => {
    open = await openTestDatabase(engine);
    ours = await seedPartnership(open.prisma, 'OURS');
    theirs = await seedPartnership(open.prisma, 'THEIRS');
    for (const seeded of [ours, theirs]) await fill(open, seeded);
  }, 60_000);
  afterAll(() => open.store.close());

  const asked = <Row>(scope: Scope, sql: string): Promise<Row[]> =>
    within(scope, async () => await open.database.prisma.$queryRawUnsafe<Row[]>(sql));
  const done = (scope: Scope, sql: string): Promise<number> =>
    within(scope, async () => await open.database.prisma.$executeRawUnsafe(sql));

  it('are kept apart in every table that there is', async () => {
    const tables = await open.prisma.$queryRaw<{ name: string; secured: boolean }[]>`
      SELECT relname AS name, relrowsecurity AS secured FROM pg_class
      WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> '_prisma_migrations' ORDER BY 1`;
    expect(tables.filter(({ secured }) => !secured)).toEqual([]);
    expect(tables.map(({ name }) => name).sort()).toEqual([...Object.keys(OWNED), ...OTHERS].sort());
  });

  it.each(Object.entries(OWNED))(
    '%s shows the rows of the partnership that is asked for, and no others',
    async (table, owner) => {
      const all = await open.prisma.$queryRawUnsafe<{ of: number }[]>(`SELECT ${owner} AS of FROM "${table}"`);
      const own = all.filter(({ of }) => of === ours.partnershipId).length;
      expect([own > 0, all.length > own]).toEqual([true, true]);
      const seen = await asked<{ of: number }>(
        { partnership: ours.partnershipId },
        `SELECT ${owner} AS of FROM "${table}"`,
      );
      expect(seen).toEqual(Array.from({ length: own }, () => ({ of: ours.partnershipId })));
      expect(await asked('shared', `SELECT 1 FROM "${table}"`)).toEqual([]);
    },
  );

  it.each(Object.keys(OWNED).filter((table) => table !== 'AuditEntry'))(
    '%s of another partnership is not changed',
    async (table) => {
      const before = await open.prisma.$queryRawUnsafe(`SELECT * FROM "${table}"`);
      const scope = { partnership: ours.partnershipId };
      const column = { Partnership: 'name', Away: 'until', NominalAgency: '"agencyId"' }[table];
      const theirsOnly = `${OWNED[table] ?? ''} = ${String(theirs.partnershipId)}`;
      if (column !== undefined)
        expect(await done(scope, `UPDATE "${table}" SET ${column} = ${column} WHERE ${theirsOnly}`)).toBe(0);
      expect(await done(scope, `DELETE FROM "${table}" WHERE ${theirsOnly}`)).toBe(0);
      expect(await open.prisma.$queryRawUnsafe(`SELECT * FROM "${table}"`)).toEqual(before);
    },
  );

  it('no row is put into another partnership, or moved there', async () => {
    const scope = { partnership: ours.partnershipId };
    const id = String(theirs.partnershipId);
    for (const sql of [
      `INSERT INTO "Agency" ("partnershipId", name) VALUES (${id}, 'Canary')`,
      `UPDATE "Agency" SET "partnershipId" = ${id}`,
      `INSERT INTO "Away" ("memberId", "from", until) VALUES (${String(theirs.memberIds.sam)}, '2026-12-01', '2026-12-02')`,
      `INSERT INTO "NominalAgency" SELECT ${String(theirs.nominalIds['C-0004'])}, "agencyId" FROM "NominalAgency" LIMIT 1`,
      `UPDATE "Action" SET "partnershipId" = ${id}`,
    ]) {
      await expect(done(scope, sql), sql).rejects.toThrow(/row-level security/);
    }
  });

  it.each([
    'Agency',
    'Nominal',
    'NominalAgency',
    'Profile',
    'Meeting',
    'AuditEntry',
    'UndoStep',
    'StandingItem',
    'OpenQuestion',
  ])('what sends cannot read %s at all', async (table) => {
    await expect(asked('delivery', `SELECT 1 FROM "${table}"`)).rejects.toThrow(/permission denied/);
  });

  it('a turn cannot read where people of any partnership are', async () => {
    await expect(asked({ partnership: ours.partnershipId }, 'SELECT 1 FROM "Conversation"')).rejects.toThrow(
      /permission/,
    );
  });

  it('a transaction stays in the scope that it began in', async () => {
    const names = await within({ partnership: ours.partnershipId }, () =>
      open.database.prisma.$transaction(async (tx) => {
        const first = await tx.partnership.findMany();
        return [...first, ...(await tx.partnership.findMany())].map(({ code }) => code);
      }),
    );
    expect(names).toEqual(['OURS', 'OURS']);
  });

  it('nothing of a scope is left for whoever asks next on the same connection', async () => {
    await Promise.all(Array.from({ length: 20 }, () => asked({ partnership: ours.partnershipId }, 'SELECT 1')));
    const left = await asked<{ role: string; scope: string }>(
      'shared',
      `SELECT current_user::text AS role, current_setting('clerk.partnerships') AS scope`,
    );
    expect(left).toEqual([{ role: 'clerk_app', scope: '{}' }]);
  });

  it('a statement that does not say what it is about is not sent', async () => {
    await expect(open.database.prisma.$queryRaw`SELECT 1`).rejects.toThrow(/needs a scope/);
  });

  it('a person is in all the partnerships that they belong to, of their own tenant', async () => {
    await open.prisma.partnership.update({ where: { id: theirs.partnershipId }, data: { tenantId: TENANT } });
    const own = async (tenantId: string | null) =>
      (
        await asked<{ code: string }>(
          { person: [PEOPLE.sam.entraId], tenantId },
          'SELECT code FROM "Partnership" ORDER BY 1',
        )
      ).map(({ code }) => code);
    expect(await own(TENANT.toUpperCase())).toEqual(['OURS', 'THEIRS']);
    expect(await own('another')).toEqual(['OURS']);
    expect(await own(null)).toEqual(['OURS']);
  });
});

/** A row in every table that a seeded partnership leaves empty. */
async function fill(
  { prisma, store }: OpenStore,
  { partnershipId, memberIds, actionIds, nominalIds }: Seeded,
): Promise<void> {
  const memberId = memberIds.sam;
  const day = new Date('2026-12-01');
  await prisma.away.create({ data: { memberId, from: day, until: day } });
  await prisma.profile.create({
    data: { partnershipId, ref: 'P-0001', number: 1, title: 'Local profile', kind: 'location' },
  });
  await prisma.update.create({
    data: { partnershipId, actionId: actionIds[12] ?? 0, at: NOW, kind: 'progress', status: 'in_progress' },
  });
  await prisma.undoStep.create({
    data: {
      partnershipId,
      memberId,
      batch: '00000000-0000-4000-8000-000000000009',
      at: NOW,
      subject: 'action',
      subjectId: 1,
      previous: {},
    },
  });
  await prisma.nudge.create({
    data: { partnershipId, memberId, subject: 'meeting', kind: 'digest', rung: -7, due: NOW },
  });
  await prisma.partnershipChoice.create({ data: { entraId: String(partnershipId), partnershipId } });
  await prisma.openQuestion.create({ data: { memberId, askedAt: NOW, question: {} } });
  await prisma.programme.create({ data: { partnershipId, name: 'Resilience', venue: 'Horizons' } });
  await prisma.localProfile.create({ data: { partnershipId, name: 'Local profile', version: 1 } });
  await prisma.threat.create({ data: { partnershipId, threat: 'cuckooing', level: 'high' } });
  const committee = await prisma.committee.create({ data: { partnershipId, code: 'SHP', name: 'Board' } });
  await prisma.reportSection.create({ data: { partnershipId, committeeId: committee.id, section: '6.0' } });
  await prisma.excludedName.create({ data: { partnershipId, hash: 'hash', whole: '' } });
  await prisma.standingItem.create({
    data: { partnershipId, number: 1, from: day, to: day, figures: {}, draftedById: memberId, draftedAt: NOW },
  });
  const nominalId = nominalIds['N-0001'] ?? 0;
  await prisma.nominalAlias.create({ data: { nominalId, partnershipId, keyId: 'k', sealed: 'x', updatedAt: NOW } });
  await prisma.sharedCard.create({
    data: {
      partnershipId,
      conversationId: 'c',
      activityId: String(partnershipId),
      nominalIds: [nominalId],
      shownAt: NOW,
    },
  });
  const meeting = await prisma.meeting.findFirstOrThrow({ where: { partnershipId } });
  const record = await prisma.meetingRecord.create({
    data: {
      ...{ partnershipId, meetingId: meeting.id, startedAt: NOW, startedBy: 'x', position: 'end', walkedAt: NOW },
      attendance: { create: { memberId, partnershipId, attendance: 'present' } },
    },
  });
  await prisma.meetingMinute.create({ data: { partnershipId, recordId: record.id, kind: 'decision', at: NOW } });
  await store.note({
    partnershipId,
    at: NOW,
    actor: 'x',
    event: 'nominal.shown',
    subject: Object.keys(nominalIds)[0] ?? null,
    source: { from: 'job', entraId: null, tenantId: null, activityId: null },
  });
}

describe('a login that owns nothing', () => {
  it('is enough once the tables are there', async () => {
    const url = await createTestDatabase();
    const login = `login_${randomUUID().slice(0, 8)}`;
    const owner = await openStore({ databaseUrl: url, dataDir: '' });
    const seeded = await seedPartnership(owner.prisma);
    await owner.prisma.$executeRawUnsafe(
      `CREATE ROLE ${login} LOGIN PASSWORD 'test' IN ROLE clerk_app, clerk_delivery`,
    );
    const open = await openStore({ databaseUrl: url.replace('postgres:test', `${login}:test`), dataDir: '' });
    expect(await open.missingMigrations()).toEqual([]);
    expect(await open.store.people.members(seeded.partnershipId)).toHaveLength(Object.keys(PEOPLE).length);
    expect(await open.store.ledger.waiting(NOW)).toEqual([]);
    await expect(open.prisma.$executeRaw`DELETE FROM "AuditEntry"`).rejects.toThrow(/permission denied/);
    await open.store.close();
    await owner.prisma.$executeRawUnsafe(`DROP ROLE ${login}`);
    await owner.store.close();
  });
});
