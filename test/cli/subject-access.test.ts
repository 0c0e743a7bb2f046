import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nameForms } from '../../src/domain/minimise/excluded-names.ts';
import { nameHasher } from '../../src/domain/minimise/name-hash.ts';
import type { SubjectAccess } from '../../src/domain/nominals/subject-access.ts';
import { openStore, type OpenStore } from '../../src/store/open-store.ts';
import { chatSource, NOW, PEOPLE, seedPartnership, type Seeded } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { emptyDatabase } from '../support/empty-database.ts';
import { runClerk, type Ran } from './run-clerk.ts';

const KEY = Buffer.alloc(32, 7);
const FIELD_KEY = KEY.toString('base64');

describe('what is held about one code', () => {
  let databaseUrl: string;
  let open: OpenStore;
  let seeded: Seeded;
  let folder: string;
  beforeAll(async () => {
    databaseUrl = await createTestDatabase();
    open = await openStore({ databaseUrl, dataDir: '' });
    folder = await mkdtemp(path.join(tmpdir(), 'clerk-subject-'));
  });
  afterAll(async () => {
    await open.store.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    await emptyDatabase(open.prisma);
    seeded = await seedPartnership(open.prisma);
  });

  const clerk = (args: readonly string[], env: Record<string, string> = {}): Promise<Ran> =>
    runClerk(['subject-access', ...args], { DATABASE_URL: databaseUrl, ...env }, NOW);
  const held = async (args: readonly string[], env: Record<string, string> = {}): Promise<SubjectAccess> => {
    const ran = await clerk(args, env);
    expect(ran).toMatchObject({ exit: 0, err: '' });
    return JSON.parse(ran.out) as SubjectAccess;
  };
  const write = (number: number, text: string) =>
    open.prisma.update.create({
      data: {
        ...{ partnershipId: seeded.partnershipId, actionId: seeded.actionIds[number] ?? 0, byId: seeded.memberIds.sam },
        ...{ at: NOW, kind: 'progress', status: 'in_progress', text },
      },
    });
  const decide = async (code: string, text: string): Promise<void> => {
    const { partnershipId, nominalIds } = seeded;
    const { id: meetingId } = await open.prisma.meeting.findFirstOrThrow({ where: { partnershipId } });
    const record = { partnershipId, meetingId, startedAt: NOW, startedBy: 'x', position: 'end', walkedAt: NOW };
    const { id: recordId } = await open.prisma.meetingRecord.upsert({
      ...{ where: { meetingId }, create: record, update: {} },
    });
    const nominalId = nominalIds[code] ?? 0;
    await open.prisma.meetingMinute.create({
      data: { partnershipId, recordId, kind: 'decision', at: NOW, nominalId, text },
    });
  };
  const shown = (who: 'kit' | 'nia' | 'sam', subject: string): Promise<void> =>
    open.store.note({
      ...{ partnershipId: seeded.partnershipId, at: NOW, actor: PEOPLE[who].email, event: 'nominals.shown', subject },
      ...{ source: chatSource(who), next: { place: 'personal' } },
    });

  it('is written with its marking, its actions, their words, and the agencies that were shown it', async () => {
    await write(12, 'Rang the landlord');
    for (const who of ['kit', 'nia', 'sam'] as const) await shown(who, 'L-0007 N-0001');
    await decide('L-0007', 'Sam Okafor visits L-7 every week');
    await decide('G-0001', 'As with L-0007');
    const found = await held(['l7']);
    const shown_to = found.shown_to.toSorted((one, other) => other.times - one.times);
    expect({ ...found, shown_to }).toEqual({
      marking: 'OFFICIAL-SENSITIVE',
      handling: 'Check before it is released: exemptions are for an officer to decide.',
      exported_at: NOW.toISOString(),
      partnership: 'Operation Portfolio',
      nominal: {
        ...{ code: 'L-0007', kind: 'Location', categories: ['suspect'], status: 'open', opened: '2026-08-11' },
        ...{ closed: null, review_by: null, held_since: null, profile: null, lead_agency: 'Housing' },
        agencies_that_need_to_know: ['Fire and Rescue', 'Police'],
        alias: 'none',
      },
      actions: [
        expect.objectContaining({
          ...{ ref: 'A-0012', title: 'Visit the premises with the landlord', agency: 'Housing', status: 'In progress' },
          updates: [{ date: '2026-11-23', agency: 'Housing', status: 'In progress', text: 'Rang the landlord' }],
        }),
        expect.objectContaining({ ref: 'A-0014', status: 'Blocked', updates: [] }),
        expect.objectContaining({ ref: 'A-0021' }),
      ],
      decisions: [{ date: '2026-11-23', text: '(somebody else) visits L-7 every week' }],
      named_in: ['meeting 2026-11-23'],
      shown_to: [
        { agency: 'Police', times: 2, last: '2026-11-23' },
        { agency: 'Housing', times: 1, last: '2026-11-23' },
      ],
    });
  });

  it('names nobody else: no member, no other code, no detail, no name on the list', async () => {
    const hash = nameHasher(KEY);
    const name = 'Casimir Dunnett';
    const forms = [...nameForms(name)];
    await open.prisma.excludedName.createMany({
      data: ['', ...forms.map(String)].map((form) => ({
        ...{ partnershipId: seeded.partnershipId, hash: hash(seeded.partnershipId, form) },
        whole: form === '' ? '' : 'one',
      })),
    });
    await open.prisma.partnership.updateMany({ data: { exclusionsVersion: 1 } });
    await write(12, 'Priya  Shah rang 07700 900123 about N-1, G0001 and C 0004; L-7 stays, WA8 6RD too');
    await write(14, `Met ${name}, and robin.field@example.org`);
    await write(20, 'As at L-007');
    await open.prisma.action.updateMany({
      where: { number: 21 },
      data: { blocker: 'Sam Okafor is away', evidence: 'n1' },
    });
    const found = await held(['L-7'], { FIELD_KEY });
    const texts = found.actions.map(({ updates, blocker, evidence }) => [updates[0]?.text ?? null, blocker, evidence]);
    expect(texts).toEqual([
      [
        '(somebody else) rang (removed) about (somebody else), (somebody else) and (somebody else); L-7 stays, (removed) too',
        null,
        null,
      ],
      ['Met (removed), and (removed)', null, null],
      [null, '(somebody else) is away', '(somebody else)'],
    ]);
    expect(found.named_in).toEqual(['A-0020']);
    const all = JSON.stringify(found);
    for (const { name: member, email } of Object.values(PEOPLE)) {
      expect(all).not.toContain(member);
      expect(all).not.toContain(email);
    }
  });

  it('says that a list of names could not be compared with', async () => {
    await open.prisma.partnership.updateMany({ data: { exclusionsVersion: 1 } });
    const ran = await clerk(['L-7']);
    expect(ran.exit).toBe(0);
    expect(ran.err).toMatch(
      /^The list of names .* was not compared with: FIELD_KEY is missing.* Look for names yourself\.\n$/,
    );
  });

  it('says of the alias only whether there is one', async () => {
    const alias = { nominalId: seeded.nominalIds['N-0001'] ?? 0, partnershipId: seeded.partnershipId };
    await open.prisma.nominalAlias.create({ data: { ...alias, keyId: 'k', sealed: 'sealed words', updatedAt: NOW } });
    const found = await held(['N-1']);
    expect(found.nominal.alias).toBe('held');
    expect(JSON.stringify(found)).not.toContain('sealed words');
  });

  it('is in the audit trail, and among those who were shown it', async () => {
    await held(['N-1']);
    const [entry] = await open.prisma.auditEntry.findMany();
    expect(entry).toMatchObject({ event: 'nominal.exported', subject: 'N-0001', source: 'command line' });
    expect(await open.store.nominals.shownTo(seeded.partnershipId, 'N-0001')).toMatchObject([
      { actor: 'command line', times: 1 },
    ]);
    expect(await open.store.nominals.shownTo(seeded.partnershipId, 'G-0001')).toEqual([]);
  });

  it('goes to a file that only its owner may read', async () => {
    const out = path.join(folder, 'n1.json');
    expect(JSON.parse((await clerk(['N-1', '--out', out])).out)).toEqual({ written: out, actions: 1 });
    expect((await stat(out)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(out, 'utf8'))).toMatchObject({ nominal: { code: 'N-0001' } });
  });

  it.each([
    [
      'no code',
      [],
      2,
      'Say one code: a letter and a number.\nUsage: clerk subject-access CODE [--partnership CODE] [--out FILE]\n',
    ],
    ['no code at all', ['everything'], 2, /^Say one code/],
    ['two codes', ['N-1', 'G-1'], 2, /^Say one code/],
    ['a code that there is not', ['N-99'], 1, 'There is nothing under that code in PORTFOLIO.\n'],
    ['a partnership that there is not', ['N-1', '--partnership', 'X'], 2, /^There is no partnership X/],
  ] as const)('%s is told in plain words', async (_, args, exit, err) => {
    const ran = await clerk(args);
    expect(ran).toMatchObject({ exit, out: '' });
    expect(ran.err).toMatch(err);
    expect(await open.prisma.auditEntry.count()).toBe(0);
  });

  it('is the same for one that was erased as for one that never was', async () => {
    await open.prisma.nominal.updateMany({ where: { ref: 'N-0001' }, data: { erasedAt: NOW } });
    expect(await clerk(['N-1'])).toEqual({ exit: 1, out: '', err: 'There is nothing under that code in PORTFOLIO.\n' });
  });
});
