import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChangeIntent } from '../../../src/domain/actions/change.ts';
import { decideChange } from '../../../src/domain/actions/decide-change.ts';
import { withoutCode } from '../../../src/domain/refs.ts';
import { erasureDay } from '../../../src/domain/nominals/retention.ts';
import { ERASED, verifyAudit } from '../../../src/store/audit/audit-chain.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { within, type Scope } from '../../../src/store/engine/scope.ts';
import {
  chatSource,
  NOW,
  PEOPLE,
  seedPartnership,
  speakerFor,
  TENANT,
  TODAY,
  type PersonKey,
  type Seeded,
} from '../../support/builders.ts';
import { ENGINES, openTestDatabase } from '../../support/database.ts';
import { dumpOf } from '../../support/dump.ts';
import { emptyDatabase } from '../../support/empty-database.ts';

/*
 * L-0007 was closed on Wednesday 15 January 2020, and is kept for 24 months: to Friday 14 January 2022. The days lie in
 * the past, because the database takes nobody's word for a day that is still to come.
 */
const CANARY = 'Quillfeather';
const CLOSED = '2020-01-15';
const DAY_BEFORE = new Date('2022-01-14T23:30:00Z');
const DUE = new Date('2022-01-15T00:30:00Z');
const DAYS = fc
  .date({ min: new Date('2005-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const KEY = { kind: 'location', number: 7 } as const;

describe.each(ENGINES)('erasure on %s', (engine) => {
  let open: OpenStore;
  let seeded: Seeded;
  let nominalId: number;
  beforeAll(async () => {
    open = await openTestDatabase(engine);
  }, 60_000);
  afterAll(() => open.store.close());
  beforeEach(async () => {
    await emptyDatabase(open.prisma);
    seeded = await seedPartnership(open.prisma);
    nominalId = seeded.nominalIds['L-0007'] ?? 0;
  });

  const erase = (at = DUE): Promise<boolean> => open.store.nominals.erase(seeded.partnershipId, nominalId, at);
  const due = (at = DUE) => open.store.nominals.dueForErasure(seeded.partnershipId, at);
  const sql = (statement: string): Promise<number> => open.prisma.$executeRawUnsafe(statement);
  const close = (on = CLOSED) =>
    open.prisma.nominal.update({ where: { id: nominalId }, data: { status: 'closed', closed: new Date(on) } });
  const settle = () =>
    open.prisma.action.updateMany({
      where: { nominalId },
      data: { status: 'completed', completed: new Date('2020-01-10') },
    });
  const says = async (who: PersonKey, number: number, intent: ChangeIntent): Promise<void> => {
    const speaker = await speakerFor(open.store, who);
    const [action] = await open.store.actions.byNumber(seeded.partnershipId, [number]);
    if (action === undefined) throw new Error('There is no such action.');
    const change = decideChange(intent, action, {
      ...{ now: NOW, today: TODAY, settings: speaker.partnership.settings, confirms: true, isChair: false },
      ...{ speaker: speaker.member, nextMeeting: null, target: { owner: null, agency: null } },
    });
    if (!('set' in change)) throw new Error(`It cannot be done: ${JSON.stringify(change)}`);
    const said = { speaker, at: NOW, batch: randomUUID(), source: chatSource(who), token: null };
    expect(await open.store.actions.record({ ...said, changes: [change] })).toMatchObject({ recorded: true });
  };
  const shown = (who: PersonKey, subject: string, next: object = { place: 'personal' }): Promise<void> =>
    open.store.note({
      partnershipId: seeded.partnershipId,
      at: NOW,
      actor: PEOPLE[who].email,
      event: 'nominals.shown',
      subject,
      source: chatSource(who),
      next,
    });

  /** The canary, and the code of L-0007, in every place that can hold words. */
  async function plant(): Promise<void> {
    const { partnershipId, memberIds } = seeded;
    for (const number of [12, 14, 21]) {
      await says('alex', number, { kind: 'progress', note: `${CANARY} said so` });
      await says('alex', number, { kind: 'blocked', note: `${CANARY} is away` });
    }
    await says('nia', 20, { kind: 'progress', note: 'As with L-7,\nL-0007 and l7 before; not L-70 nor L-17' });
    await sql(`UPDATE "Action" SET title = '${CANARY}', tactic = '${CANARY}', outcome = '${CANARY}',
      evidence = '${CANARY}', "snoozeReason" = '${CANARY}', "powerId" = '${CANARY}', safeguarding = true, "importedRow" = '{"title": "${CANARY}"}'
      WHERE "nominalId" = ${String(nominalId)}`);
    await sql(`UPDATE "Action" SET "importedRow" = '{"title": "As at\\nL-0007", "extensions": 1}' WHERE number = 20`);
    await sql(`UPDATE "Nominal" SET categories = '{${CANARY}}', "importedRow" = '{"ref": "${CANARY}"}',
      "reviewBy" = '2019-12-01' WHERE id = ${String(nominalId)}`);
    await open.prisma.profile.create({
      data: { partnershipId, ref: 'P-0001', number: 1, title: 'Harbour and L-0007', kind: 'location' },
    });
    await open.prisma.openQuestion.create({
      data: { memberId: memberIds.sam, askedAt: DUE, question: { number: 12, text: CANARY } },
    });
    await open.prisma.undoStep.create({
      data: {
        ...{ partnershipId, memberId: memberIds.alex, batch: randomUUID(), at: NOW, subject: 'nominal' },
        ...{ subjectId: nominalId, previous: { reason: CANARY } },
      },
    });
    const alias = { nominalId, partnershipId, keyId: 'k', sealed: CANARY, updatedAt: NOW };
    await open.prisma.nominalAlias.create({ data: alias });
    const other = seeded.nominalIds['G-0001'] ?? 0;
    for (const [activityId, nominalIds] of Object.entries({ alone: [nominalId], both: [nominalId, other] })) {
      const card = { partnershipId, conversationId: 'c', activityId, nominalIds, shownAt: NOW };
      await open.prisma.sharedCard.create({ data: card });
    }
    await open.prisma.nudge.create({
      data: {
        ...{
          partnershipId,
          memberId: memberIds.sam,
          subject: 'meeting 2019-12-08',
          kind: 'digest',
          rung: -7,
          due: NOW,
        },
        ...{ state: 'sent', sentAt: NOW, activityId: 'm', conversationId: 'a:sam', numbers: [12], seenUpdate: 99_999 },
      },
    });
    const meeting = await open.prisma.meeting.findFirstOrThrow({ where: { partnershipId, status: 'held' } });
    await open.prisma.meetingRecord.create({
      data: {
        ...{ partnershipId, meetingId: meeting.id, startedAt: NOW, startedBy: 'x', position: 'end', walkedAt: NOW },
        nominalIds: [nominalId, other],
        minutes: {
          createMany: {
            data: [
              { partnershipId, kind: 'decision', at: NOW, nominalId, text: CANARY },
              { partnershipId, kind: 'extended', at: NOW, actionId: seeded.actionIds[12] ?? 0, text: CANARY },
              { partnershipId, kind: 'decision', at: NOW, nominalId: other, text: 'As with L-7 and l0007' },
            ],
          },
        },
      },
    });
    await shown('kit', 'L-0007');
    await shown('kit', 'G-0001 L-0007 C-0004', { place: 'channel', conversationId: '19:x' });
    await open.store.note({
      partnershipId,
      at: NOW,
      actor: PEOPLE.alex.email,
      event: 'nominal.held',
      subject: 'L-0007',
      source: chatSource('alex'),
      next: { reason: CANARY },
    });
    await open.store.note({
      partnershipId,
      at: NOW,
      actor: PEOPLE.lee.email,
      event: 'attempt.refused',
      subject: 'L-7',
      source: chatSource('lee'),
    });
  }

  it('leaves nothing of what it erases in any table, and nothing that it does not erase is lost', async () => {
    await plant();
    await settle();
    await close();
    const before = await dumpOf(open.prisma);
    expect(before.match(new RegExp(CANARY, 'g'))?.length).toBeGreaterThan(20);
    const counts = () => open.store.nominals.counts(seeded.partnershipId, '2020-01-01', '2020-02-01');
    const groups = () =>
      open.store.actions.groups(seeded.partnershipId, null, {
        ...{ today: '2026-11-23', amberUntil: '2026-12-07', nextMeeting: '2026-12-08' },
        ...{ lastMeeting: new Date('2026-10-13T09:00:00Z'), acceptedBy: '2026-11-18' },
      });
    const updates = () => open.store.actions.updateCounts(seeded.partnershipId, null, new Date(0));
    const figures = await Promise.all([counts(), groups(), updates()]);

    expect(await erase()).toBe(true);

    const after = await dumpOf(open.prisma);
    expect(after.split('\n').filter((row) => row.includes(CANARY))).toEqual([]);
    expect(after.split('\n').filter((row) => /(?<![a-z0-9])l[-\s]?0*7(?!\d)/i.test(row))).toEqual([
      expect.stringMatching(/^Nominal: .*"ref": "L-0007"/),
    ]);
    expect(await Promise.all([counts(), groups(), updates()])).toEqual(figures);
    const [other] = await open.store.actions.byNumber(seeded.partnershipId, [20]);
    expect(other).toMatchObject({
      title: 'Map who supplies the group',
      lastUpdate: { text: 'As with (erased),\n(erased) and (erased) before; not L-70 nor L-17' },
    });
    const imported = await open.prisma.action.findFirst({ where: { number: 20 }, select: { importedRow: true } });
    expect(imported?.importedRow).toEqual({ title: 'As at\n(erased)', extensions: 1 });
    expect(await open.prisma.sharedCard.findMany({ select: { activityId: true, nominalIds: true } })).toEqual([
      { activityId: 'both', nominalIds: [seeded.nominalIds['G-0001']] },
    ]);
  });

  it('takes it out of the minutes of meetings, and leaves what they decided otherwise', async () => {
    await plant();
    await settle();
    await close();
    await erase();
    expect(await open.prisma.meetingMinute.findMany({ select: { kind: true, text: true } })).toEqual([
      { kind: 'decision', text: 'As with (erased) and (erased)' },
    ]);
    expect(await open.prisma.meetingRecord.findMany({ select: { nominalIds: true } })).toEqual([
      { nominalIds: [seeded.nominalIds['G-0001']] },
    ]);
  });

  it('leaves a tombstone that nobody is shown', async () => {
    await plant();
    await settle();
    await close();
    await erase();
    const stone = await open.prisma.nominal.findUnique({ where: { id: nominalId }, include: { agencies: true } });
    expect(stone).toMatchObject({ ref: 'L-0007', status: 'closed', closed: new Date(CLOSED), erasedAt: DUE });
    expect(stone).toMatchObject({ categories: [], leadAgencyId: null, profileId: null, reviewBy: null, agencies: [] });
    expect(await open.store.nominals.byKey(seeded.partnershipId, KEY)).toBeNull();
    expect(await open.store.actions.byNumber(seeded.partnershipId, [12, 14, 20])).toMatchObject([{ number: 20 }]);
    const chair = await speakerFor(open.store, 'jo');
    const all = { partnershipId: seeded.partnershipId, visibleTo: chair };
    const { items } = await open.store.actions.list(all, { skip: 0, take: 100 });
    expect(items.map(({ number }) => number)).not.toContain(12);
    const [arrival] = await open.store.people.arrivals(PEOPLE.jo.entraId, TENANT, TODAY, [12, 20]);
    expect(arrival?.named.map(({ number }) => number)).toEqual([20]);
  });

  it('keeps the audit trail whole, says which entries it emptied, and who was shown other codes with it', async () => {
    await plant();
    await settle();
    await close();
    const showings = async (code: string) =>
      (await open.store.nominals.shownTo(seeded.partnershipId, code)).map(({ actor, times, last, amongOthers }) => ({
        ...{ actor, times, last, amongOthers },
      }));
    const before = await Promise.all(['G-0001', 'C-0004'].map(showings));
    await erase();
    expect(await Promise.all(['G-0001', 'C-0004'].map(showings))).toEqual(before);
    expect(before[1]).toEqual([{ actor: PEOPLE.kit.email, times: 1, last: NOW, amongOthers: true }]);

    const [chain] = await verifyAudit(open.prisma, new Map());
    const entries = await open.prisma.auditEntry.findMany({ orderBy: { seq: 'asc' } });
    const emptied = entries.filter(({ erasedAt }) => erasedAt !== null).map(({ seq }) => Number(seq));
    expect(chain).toMatchObject({ broken: null, erased: emptied.length });
    expect(entries.at(-1)).toMatchObject({
      ...{ actor: 'clerk', source: 'job', event: ERASED, subject: null, previous: null },
      next: { entries: emptied },
    });
    expect(emptied.length).toBeGreaterThan(8);
    await sql(`UPDATE "AuditEntry" SET subject = NULL, previous = NULL, next = NULL, salt = NULL, "erasedAt" = now()
      WHERE event = '${ERASED}'`);
    expect((await verifyAudit(open.prisma, new Map()))[0]?.broken).toMatchObject({ because: 'erased without a word' });
  });

  it('has a message that shows one of its actions brought up to date', async () => {
    await plant();
    await settle();
    await close();
    const since = new Date(0);
    expect(await open.store.ledger.outdated(seeded.partnershipId, since, 10)).toEqual([]);
    await erase();
    expect(await open.store.ledger.outdated(seeded.partnershipId, since, 10)).toMatchObject([{ activityId: 'm' }]);
    expect(await open.store.ledger.outdated(seeded.partnershipId, since, 10)).toEqual([]);
  });

  it('is due from the day on which the retention has ended, by the partnership’s calendar', async () => {
    await settle();
    await close();
    expect([await due(DAY_BEFORE), await erase(DAY_BEFORE)]).toEqual([{ due: [], waiting: 0 }, false]);
    await sql(`UPDATE "Partnership" SET settings = '{"retentionMonths": 25}'`);
    expect([await due(), await erase()]).toEqual([{ due: [], waiting: 0 }, false]);
    await sql(`UPDATE "Partnership" SET settings = '{"retentionMonths": 24}'`);
    expect([await due(), await erase()]).toEqual([{ due: [nominalId], waiting: 0 }, true]);
  });

  it.each([
    ['is open', `UPDATE "Nominal" SET status = 'open'`],
    ['was closed nobody knows when', `UPDATE "Nominal" SET closed = NULL`],
    ['is held', `UPDATE "Nominal" SET "heldSince" = '2021-06-01'`],
    ['was erased before', `UPDATE "Nominal" SET "erasedAt" = '2021-06-01'`],
    ['was closed too lately, whatever day is named', `UPDATE "Nominal" SET closed = now()::date - 30`],
  ])('is refused for one that %s', async (_, statement) => {
    await settle();
    await close();
    await sql(`${statement} WHERE id = ${String(nominalId)}`);
    const before = await dumpOf(open.prisma);
    const later = new Date('2099-01-01T09:00:00Z');
    expect([await due(later), await erase(later)]).toEqual([{ due: [], waiting: 0 }, false]);
    expect(await dumpOf(open.prisma)).toBe(before);
  });

  it('is due on the day that the rule of domain/nominals/retention.ts gives', async () => {
    const cases = fc.sample(fc.record({ closed: DAYS, months: fc.integer({ min: 1, max: 60 }) }), 300);
    const ends = [
      ['2024-01-31', 1],
      ['2023-01-31', 1],
      ['2020-02-29', 12],
      ['2020-02-29', 48],
      ['2019-08-31', 6],
    ] as const;
    const asked = [...cases, ...ends.map(([closed, months]) => ({ closed, months }))];
    const rows = await open.prisma.$queryRaw<{ day: string }[]>`
      SELECT (c.closed + make_interval(months => c.months))::date::text AS day
      FROM ROWS FROM (jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) AS (closed date, months int))
        WITH ORDINALITY AS c ORDER BY c.ordinality`;
    expect(rows.map(({ day }) => day)).toEqual(
      asked.map(({ closed, months }) => erasureDay({ open: false, closed, heldSince: null }, months)),
    );
    await settle();
    for (const { closed, months } of asked.slice(-8)) {
      await close(closed);
      await sql(`UPDATE "Partnership" SET settings = '{"retentionMonths": ${String(months)}}'`);
      const day = erasureDay({ open: false, closed, heldSince: null }, months) ?? '';
      const noon = new Date(`${day}T12:00:00Z`);
      expect(await due(noon)).toEqual({ due: [nominalId], waiting: 0 });
      expect(await due(new Date(noon.getTime() - 24 * 3_600_000))).toEqual({ due: [], waiting: 0 });
    }
  });

  it('takes a code out of words as a workbook that is imported later has it taken out', async () => {
    const piece = fc.constantFrom(...'L l N - \u2013 \u00A0 0 7 70 007 0007 é x , . ( \n'.split(' '), ' ');
    const texts = fc.sample(
      fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join('')),
      2000,
    );
    const rows = await open.prisma.$queryRaw<{ words: string }[]>`
      SELECT clerk_without(t.words, clerk_code_pattern('location', 7)) AS words
      FROM jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) WITH ORDINALITY AS t(words, place) ORDER BY place`;
    expect(rows.map(({ words }) => words)).toEqual(texts.map((text) => withoutCode(text, KEY)));
  });

  it('waits until nobody works on an action about it any more', async () => {
    await settle();
    await close();
    await sql(`UPDATE "Action" SET status = 'awaiting_confirmation' WHERE number = 14`);
    expect([await due(), await erase()]).toEqual([{ due: [], waiting: 1 }, false]);
    await sql(`UPDATE "Action" SET status = 'not_done' WHERE number = 14`);
    expect(await erase()).toBe(true);
  });

  it('does nothing the second time', async () => {
    await plant();
    await settle();
    await close();
    await erase();
    const once = await dumpOf(open.prisma);
    expect([await due(), await erase()]).toEqual([{ due: [], waiting: 0 }, false]);
    expect(await dumpOf(open.prisma)).toBe(once);
  });

  it('is all or nothing', async () => {
    await plant();
    await settle();
    await close();
    const before = await dumpOf(open.prisma);
    // The last thing that it does fails.
    await sql(`CREATE FUNCTION no_more() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF NEW.event = '${ERASED}' THEN RAISE EXCEPTION 'broken off'; END IF; RETURN NEW; END $$`);
    await sql(`CREATE TRIGGER no_more BEFORE INSERT ON "AuditEntry" FOR EACH ROW EXECUTE FUNCTION no_more()`);
    try {
      await expect(erase()).rejects.toThrow();
      expect(await dumpOf(open.prisma)).toBe(before);
    } finally {
      await sql(`DROP TRIGGER no_more ON "AuditEntry"`);
      await sql(`DROP FUNCTION no_more`);
    }
    expect(await erase()).toBe(true);
  });

  it('is not for another partnership, nor for what sends', async () => {
    await settle();
    await close();
    const theirs = await seedPartnership(open.prisma, 'THEIRS');
    const call = (scope: Scope) =>
      within(scope, async () =>
        open.database.prisma.$queryRawUnsafe<unknown[]>(
          `SELECT clerk_erase_nominal(${String(nominalId)}, '2022-06-01') AS erased`,
        ),
      );
    const before = await dumpOf(open.prisma);
    expect(await call({ partnership: theirs.partnershipId })).toEqual([{ erased: false }]);
    expect(await call('shared')).toEqual([{ erased: false }]);
    await expect(call('delivery')).rejects.toThrow(/permission denied/);
    expect(await dumpOf(open.prisma)).toBe(before);
    expect(await call({ partnership: seeded.partnershipId })).toEqual([{ erased: true }]);
  });

  it('is the only way in which its role takes anything out of the audit trail', async () => {
    await shown('kit', 'L-0007');
    const asked = (statement: string) =>
      within({ partnership: seeded.partnershipId }, async () => open.database.prisma.$executeRawUnsafe(statement));
    await expect(asked(`UPDATE "AuditEntry" SET subject = NULL`)).rejects.toThrow(/permission denied/);
    await expect(asked(`DELETE FROM "AuditEntry"`)).rejects.toThrow(/permission denied/);
    await expect(asked(`SELECT clerk_entries_about(1, 0, 9, 'x', 'x')`)).rejects.toThrow(/permission denied/);
  });
});
