import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromKey, toKey } from '../../../src/domain/reminders/subject.ts';
import { openStore, type OpenStore, type StoreOptions } from '../../../src/store/open-store.ts';
import { nudgesOf } from '../../../src/store/workbook/export/export-outbox.ts';
import { NOW, PEOPLE, seedPartnership, type Seeded } from '../../support/builders.ts';
import { createTestDatabase, ENGINES } from '../../support/database.ts';

const MIGRATION = '20261201043500_subjects_without_emails';

/** As they were written before it, and still are. */
const PLAIN = [
  ['digest', 'meeting 2026-12-08'],
  ['papers', 'board 2027-02-02'],
  ['overdue', 'A-0012 due 2026-12-04'],
  ['issue', 'A-0012 handed over 2026-11-24T10:05:00.000Z'],
  ['prompt', 'prompt 2026-11-24T10:05:00.000Z'],
  ['closed', 'nominal 7 closed 2026-11-20 (1)'],
  ['mention', 'digest, meeting 2026-12-08'],
] as const;

describe.each(ENGINES)('the subjects of an older ledger on %s', (engine) => {
  let options: StoreOptions;
  let open: OpenStore;
  let here: Seeded;
  let elsewhere: Seeded;

  beforeAll(async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'clerk-subjects-'));
    options = { databaseUrl: engine === 'PGlite' ? null : await createTestDatabase(), dataDir };
    open = await openStore(options);
    here = await seedPartnership(open.prisma);
    elsewhere = await seedPartnership(open.prisma, 'HARBOUR');
    const rows = [
      ...PLAIN.map(([kind, subject]) => [here, kind, subject] as const),
      ...[
        `digest, meeting 2026-12-08, for ${PEOPLE.sam.email}`,
        `overdue, A-0012 due 2026-12-04, for ${PEOPLE.sam.email}`,
        `prompt, prompt 2026-11-24T10:05:00.000Z, for ${PEOPLE.nia.email}`,
        'digest, meeting 2026-12-08, for one.gone@example.org',
        'digest, meeting 2026-12-08, for another.gone@example.org',
      ].map((subject) => [here, 'relay', subject] as const),
      [elsewhere, 'relay', `digest, meeting 2026-12-08, for ${PEOPLE.sam.email}`] as const,
    ];
    await open.prisma.nudge.createMany({
      data: rows.map(([{ partnershipId, memberIds }, kind, subject]) => ({
        ...{ partnershipId, memberId: memberIds.priya, kind, subject, rung: 1, due: NOW },
      })),
    });
    await open.prisma.$executeRaw`DELETE FROM _prisma_migrations WHERE migration_name = ${MIGRATION}`;
    await open.store.close();
    open = await openStore(options);
  }, 240_000);

  afterAll(async () => {
    await open.store.close();
    await rm(options.dataDir, { recursive: true, force: true });
  });

  const subjectsIn = async ({ partnershipId }: Seeded): Promise<readonly string[]> =>
    (await open.prisma.nudge.findMany({ where: { partnershipId }, orderBy: { id: 'asc' } })).map(
      ({ subject }) => subject,
    );

  it('stay as they are, but name by id whom a relay is for', async () => {
    const { sam, nia } = here.memberIds;
    const found = await subjectsIn(here);
    expect(found.slice(0, -2)).toEqual([
      ...PLAIN.map(([, subject]) => subject),
      `digest, meeting 2026-12-08, for ${String(sam)}`,
      `overdue, A-0012 due 2026-12-04, for ${String(sam)}`,
      `prompt, prompt 2026-11-24T10:05:00.000Z, for ${String(nia)}`,
    ]);
    expect(await subjectsIn(elsewhere)).toEqual([`digest, meeting 2026-12-08, for ${String(elsewhere.memberIds.sam)}`]);
    for (const key of found.slice(0, -2)) {
      expect(fromKey(key).of).not.toBe('unknown');
      expect(toKey(fromKey(key))).toBe(key);
    }
  });

  it('name nobody who has left, and are still two', async () => {
    const gone = (await subjectsIn(here)).slice(-2);
    expect(new Set(gone).size).toBe(2);
    for (const key of gone) expect(key).toMatch(/^digest, meeting 2026-12-08, for somebody who has left \(\d+\)$/);
  });

  it('are read by the ledger and the export, with names and without emails', async () => {
    const known = await open.store.ledger.known(here.partnershipId, new Date(0));
    expect(known.map(({ subject }) => subject)).toContainEqual({
      ...{ of: 'relay', kind: 'overdue', about: { of: 'overdue', action: 'A-0012', due: '2026-12-04' } },
      whose: here.memberIds.sam,
    });
    const nudges = await nudgesOf(open.prisma, here.partnershipId);
    const relays = nudges.filter(({ kind }) => kind === 'relay').map(({ subject }) => subject);
    expect(relays.slice(0, 3)).toEqual([
      `digest, meeting 2026-12-08, for ${PEOPLE.sam.name}`,
      `overdue, A-0012 due 2026-12-04, for ${PEOPLE.sam.name}`,
      `prompt, prompt 2026-11-24T10:05:00.000Z, for ${PEOPLE.nia.name}`,
    ]);
    for (const { subject } of nudges) expect(subject).not.toContain('@');
  });
});
