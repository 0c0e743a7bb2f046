import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runClerk } from '../../cli/run-clerk.ts';
import { partsOf } from '../../reports/documents/papers.ts';
import { PEOPLE, type PersonKey } from '../../support/builders.ts';
import { chatWith } from '../../support/chat.ts';
import { startConnector, type Connector } from '../../support/connector.ts';
import { createTestDatabase } from '../../support/database.ts';
import { startWholeClerk, type WholeClerk } from '../../support/whole-clerk.ts';
import { importRows } from './import-rows.ts';
import { makeUp } from './made-up-partnership.ts';

/*
 * A past version comes out again to the byte of its figures, whatever became of the log; and names that are markup or
 * formulas do nothing on the card, in Word or in Excel.
 */

const BOARD_CHANNEL = '19:board@thread.tacv2';
const TRICKS = [
  '=HYPERLINK("http://evil.example","a")',
  '+cmd|calc',
  '<script>alert(1)</script> & co',
  '[agency](http://evil.example)',
  '{{DATE(2026-12-04T00:00:00Z)}}',
];
const NAMES = {
  partnership: '=1+1 [Made](http://evil.example) <b>Up</b>',
  board: '{{TIME(2026-12-04T00:00:00Z)}} *Board*',
};

const made = makeUp({ seed: 11, agencies: TRICKS });
let clerk: WholeClerk;
let teams: Connector;
let databaseUrl: string;
let folder: string;
let now = new Date(`${made.today}T09:30:00Z`);

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  [clerk, teams] = await Promise.all([startWholeClerk({ databaseUrl }, { now: () => now }), startConnector()]);
  folder = await mkdtemp(path.join(tmpdir(), 'clerk-frozen-'));
  await importRows(made, databaseUrl, now, NAMES);
  teams.putInto(BOARD_CHANNEL, [PEOPLE.alex]);
  await chatOf('alex', 'channel').says('use this channel for the board');
});
afterAll(async () => {
  await Promise.all([clerk.stop(), teams.close()]);
  await rm(folder, { recursive: true });
});

function chatOf(who: PersonKey, place: 'personal' | 'channel' = 'personal') {
  const conversation = place === 'channel' ? BOARD_CHANNEL : undefined;
  return chatWith({ clerkUrl: clerk.url, connector: teams }, PEOPLE[who], place, conversation);
}

async function post(): Promise<void> {
  await chatOf('alex').says('draft the standing item');
  await chatOf('jo').says('approve');
  expect((await chatOf('alex').says('post it')).said).toContain('is posted in');
}

async function exported(): Promise<readonly string[]> {
  const { out } = await runClerk(['export', '--format', 'json'], { DATABASE_URL: databaseUrl }, now);
  const { standing_items: items } = JSON.parse(out) as { standing_items: { figures: unknown }[] };
  return items.map(({ figures }) => JSON.stringify(figures));
}

const report = (number: number, version: number, format: string, out: string) =>
  runClerk(
    [
      'report',
      '--number',
      String(number),
      '--version',
      String(version),
      '--recompute',
      '--format',
      format,
      '--out',
      out,
    ],
    { DATABASE_URL: databaseUrl },
    now,
  );

test('names that are markup or formulas stay names', async () => {
  await post();
  const posted = teams.received.filter(({ conversationId }) => conversationId === BOARD_CHANNEL).at(-1)?.body;
  const { fallbackText, ...shown } = posted?.attachments?.[0]?.content ?? {};
  expect(fallbackText).toContain('<script>alert(1)</script> & co: ');
  expect(JSON.stringify(shown)).not.toContain('{{');
  const blocks = textBlocks(shown);
  expect(blocks.join('\n')).toContain('\\[Made\\](http://evil.example)');
  expect(blocks.filter((text) => /(?<!\\)\[[^\]]*[^\\]\]\(|(?<!\\)<(?:b|script)>|(?<!\\)\*Board/.test(text))).toEqual(
    [],
  );

  for (const format of ['word', 'agenda', 'excel']) {
    const out = path.join(folder, format);
    expect(await report(1, 1, format, out)).toMatchObject({ exit: 0 });
    const parts = Object.entries(partsOf(await readFile(out)));
    // Neither a link nor anything that is worked out.
    const live = parts.filter(([, text]) =>
      /<script|<f>|<f |w:hyperlink|<hyperlink|relationships\/hyperlink|instrText[^>]*>\s*(?:HYPERLINK|DDE)/i.test(text),
    );
    expect(
      live.map(([part]) => part),
      format,
    ).toEqual([]);
    // A value that a sheet begins with "=" is told apart from a formula by an apostrophe.
    if (format === 'excel') {
      const strings =
        parts.find(([part]) => part.endsWith('sharedStrings.xml'))?.[1] ?? parts.map(([, text]) => text).join('');
      expect(strings).toContain("'=HYPERLINK");
      expect(/<t[^>]*>[=+@-]/.test(strings)).toBe(false);
    }
  }
});

test('a version that was posted comes out again after everything has changed', async () => {
  const before = await exported();
  const out = path.join(folder, 'then.xlsx');
  await report(1, 1, 'excel', out);
  const then = partsOf(await readFile(out));

  const other = makeUp({ seed: 12, agencies: TRICKS.slice(1) });
  await importRows(other, databaseUrl, now, NAMES);
  const { prisma } = clerk;
  await prisma.nominal.updateMany({
    where: { number: { gt: 10 } },
    data: { status: 'closed', closed: new Date('2023-01-05') },
  });
  for (const { id } of await prisma.nominal.findMany({ where: { status: 'closed' }, take: 8 })) {
    await prisma.$queryRaw`SELECT clerk_erase_nominal(${id}::int, ${now}::timestamptz) AS erased`;
  }
  await prisma.action.updateMany({ where: { number: { gt: 100 } }, data: { status: 'completed', completed: now } });
  await prisma.meeting.updateMany({ where: { kind: 'board' }, data: { status: 'cancelled' } });
  await prisma.agency.updateMany({ where: { name: TRICKS[0] ?? '' }, data: { name: 'Another name' } });
  await prisma.profile.deleteMany();
  await prisma.programme.deleteMany();
  now = new Date(now.getTime() + 40 * 86_400_000);
  await post();

  const [first, ...later] = await exported();
  expect(first).toBe(before[0]);
  expect(later).toHaveLength(1);
  expect(later[0]).not.toBe(first);
  const again = path.join(folder, 'again.xlsx');
  expect(JSON.parse((await report(1, 1, 'excel', again)).out)).toMatchObject({ recomputed: 'the same' });
  const parts = partsOf(await readFile(again));
  const sheets = Object.keys(then).filter(
    (part) => /worksheets\/sheet\d+\.xml$/.test(part) && !part.endsWith('/sheet1.xml'),
  );
  expect(sheets.length).toBeGreaterThan(8);
  for (const part of sheets) expect(parts[part], part).toBe(then[part]);
});

test('tampering with what it was made from, or with its figures, is told and nothing is written', async () => {
  const out = path.join(folder, 'never.docx');
  const { prisma } = clerk;
  await prisma.$executeRaw`UPDATE "StandingItem" SET inputs = jsonb_set(inputs, '{counts,ages,over90}', '1') WHERE number = 1`;
  expect(await report(1, 1, 'word', out)).toMatchObject({
    exit: 1,
    out: '',
    err: expect.stringContaining('is not as it was frozen') as string,
  });
  const { number, version } = await prisma.standingItem.findFirstOrThrow({ orderBy: { id: 'desc' } });
  await prisma.$executeRaw`UPDATE "StandingItem" SET figures = jsonb_set(figures, '{ages,over90}', '1') WHERE number = ${number} AND version = ${version}`;
  expect(await report(number, version, 'word', out)).toMatchObject({
    exit: 1,
    out: '',
    err: expect.stringContaining('do not come out again') as string,
  });
  await expect(readFile(out)).rejects.toThrow();
});

function textBlocks(card: unknown): readonly string[] {
  if (Array.isArray(card)) return card.flatMap(textBlocks);
  if (typeof card !== 'object' || card === null) return [];
  const { type, text } = card as { type?: unknown; text?: unknown };
  return [...(type === 'TextBlock' ? [String(text)] : []), ...Object.values(card).flatMap(textBlocks)];
}
