import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { standingItemFigures } from '../../src/domain/standing-item/figures.ts';
import type { StandingItemInputs } from '../../src/domain/standing-item/inputs.ts';
import { openStore, type OpenStore } from '../../src/store/open-store.ts';
import { chatSource, NOW, PEOPLE, seedPartnership, speakerFor, type Seeded } from '../support/builders.ts';
import { createTestDatabase } from '../support/database.ts';
import { runClerk, type Ran } from './run-clerk.ts';

const INPUTS: StandingItemInputs = {
  ...{ dataAsAt: '2026-11-23', boardMet: '2026-11-03', partnershipMet: '2026-10-13', acceptDays: 3, published: [] },
  counts: {
    ...{ groups: [], flows: { sinceBoard: [], sinceMeeting: [] }, acceptance: [], trend: [], nominals: [] },
    ...{ ages: { upTo30: 2, upTo60: 0, upTo90: 0, over90: 0, notKnown: 0 }, programmes: [] },
    profiles: { accepted: 0, awaited: 1, pastReview: 0 },
  },
};

describe('clerk report', () => {
  let databaseUrl: string;
  let open: OpenStore;
  let seeded: Seeded;
  let folder: string;
  beforeAll(async () => {
    databaseUrl = await createTestDatabase();
    open = await openStore({ databaseUrl, dataDir: '' });
    folder = await mkdtemp(path.join(tmpdir(), 'clerk-report-'));
    seeded = await seedPartnership(open.prisma);
  });
  afterAll(async () => {
    await open.store.close();
    await rm(folder, { recursive: true });
  });

  const note = () => ({
    ...{ partnershipId: seeded.partnershipId, at: NOW, actor: PEOPLE.alex.email, event: 'standing item' },
    ...{ subject: null, source: chatSource('alex') },
  });
  const draft = async () =>
    open.store.standingItems.draft(
      seeded.partnershipId,
      { from: new Date('2026-11-03T10:00:00Z'), to: NOW },
      { figures: standingItemFigures(INPUTS), inputs: INPUTS },
      await speakerFor(open.store, 'alex'),
      NOW,
      note(),
    );
  const report = (...args: string[]): Promise<Ran> => runClerk(['report', ...args], { DATABASE_URL: databaseUrl }, NOW);
  const out = (name: string): string => path.join(folder, name);

  it('says what is missing before there is any', async () => {
    expect(await report('--out', out('none.docx'))).toEqual({
      ...{ exit: 1, out: '' },
      err: 'PORTFOLIO has no standing item yet: it is drafted in Teams.\n',
    });
  });

  it('writes the newest approved one, and a draft only where there is none, for its owner alone', async () => {
    const first = await draft();
    const drafted = await report('--out', out('draft.docx'));
    expect(JSON.parse(drafted.out)).toEqual({
      ...{ written: out('draft.docx'), format: 'word', number: 1, version: 1, state: 'draft' },
      committee: 'Safer Harbour Partnership',
    });
    const posted = await open.store.standingItems.approve(first, await speakerFor(open.store, 'jo'), NOW, note());
    if (posted !== null) await open.store.standingItems.claimPosting(posted, NOW, note());
    await open.store.standingItems.settlePosting(seeded.partnershipId, first, {
      conversationId: 'board',
      activityId: 'activity',
    });
    await draft();
    expect(JSON.parse((await report('--out', out('r.docx'))).out)).toMatchObject({ version: 1, state: 'posted' });
    expect((await stat(out('r.docx'))).mode & 0o077).toBe(0);
    const { value } = await mammoth.extractRawText({ buffer: await readFile(out('r.docx')) });
    expect(value).toContain('14.0 List of background papers');
  });

  it('writes the version that is asked for, in each format, and the same bytes again', async () => {
    for (const format of ['word', 'agenda', 'excel']) {
      const twice = [out(`a.${format}`), out(`b.${format}`)];
      for (const file of twice)
        expect(await report('--number', '1', '--version', '2', '--format', format, '--out', file)).toMatchObject({
          ...{ exit: 0, err: '' },
        });
      const [one, other] = await Promise.all(twice.map((file) => readFile(file)));
      expect(one?.equals(other ?? Buffer.alloc(0)), format).toBe(true);
    }
  });

  it('writes down that it was written', async () => {
    await report('--number', '1', '--version', '2', '--format', 'excel', '--out', out('n.xlsx'));
    const last = await open.prisma.auditEntry.findFirst({ orderBy: { seq: 'desc' } });
    expect(last).toMatchObject({
      ...{ event: 'standing-item.exported', subject: '1.2', actor: 'command line', source: 'command line' },
      next: { format: 'excel', state: 'draft' },
    });
  });

  test.each([
    [['--number', '9'], 1, 'PORTFOLIO has no standing item 9.'],
    [['--number', '1', '--version', '9'], 1, 'PORTFOLIO has no standing item 1, version 9.'],
    [['--committee', 'NO'], 1, 'PORTFOLIO has no committee NO.'],
    [['--format', 'pdf'], 2, 'The format is one of word, agenda, excel.'],
    [['--number', 'three'], 2, '--number is a whole number from 1.'],
    [['--version', '1'], 2, 'Say which standing item with --number.'],
  ])('%j ends with %i and one plain sentence', async (args, exit, words) => {
    const ran = await report(...args, '--out', out('never.docx'));
    expect({ exit: ran.exit, first: ran.err.split('\n')[0] }).toEqual({ exit, first: words });
    await expect(stat(out('never.docx'))).rejects.toThrow();
  });

  it('makes the figures again from what was frozen, and writes nothing where they differ', async () => {
    const asked = ['--number', '1', '--version', '1', '--recompute', '--out'] as const;
    expect(JSON.parse((await report(...asked, out('again.docx'))).out)).toMatchObject({ recomputed: 'the same' });
    const changed = await open.prisma.standingItem.findFirstOrThrow({ where: { version: 1 } });
    const figures = {
      ...(changed.figures as object),
      ages: { upTo30: 3, upTo60: 0, upTo90: 0, over90: 0, notKnown: 0 },
    };
    await open.prisma.standingItem.update({ where: { id: changed.id }, data: { figures } });
    expect(await report(...asked, out('other.docx'))).toEqual({
      ...{ exit: 1, out: '' },
      err: 'The figures of standing item 1, version 1 do not come out again as they were frozen.\n',
    });
    const inputs = { ...(changed.inputs as object), acceptDays: 4 };
    await open.prisma.standingItem.update({ where: { id: changed.id }, data: { inputs } });
    expect((await report(...asked, out('other.docx'))).err).toContain('is not as it was frozen');
    await expect(stat(out('other.docx'))).rejects.toThrow();
  });
});
