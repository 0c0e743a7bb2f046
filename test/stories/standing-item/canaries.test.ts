import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runClerk } from '../../cli/run-clerk.ts';
import { partsOf } from '../../reports/documents/papers.ts';
import { PEOPLE, seedPartnership, type PersonKey } from '../../support/builders.ts';
import { chatWith } from '../../support/chat.ts';
import { startConnector, type Connector } from '../../support/connector.ts';
import { createTestDatabase } from '../../support/database.ts';
import { dumpOf } from '../../support/dump.ts';
import { startWholeClerk, type WholeClerk } from '../../support/whole-clerk.ts';
import { canaryOf, columnsWithWords, fillEmptyTables, KEPT, NOT_WORDS, plantIn, PUBLISHED } from './every-free-text.ts';

/* A word of its own in every column that can hold words, and all that leaves for the board read for each of them. */

const BOARD_CHANNEL = '19:board@thread.tacv2';
const FORMATS = ['word', 'agenda', 'excel'] as const;
const STATED = 'Rents are above what is funded';

let clerk: WholeClerk;
let teams: Connector;
let databaseUrl: string;
let folder: string;
/** What left for the board, by what it is. */
const left: Record<string, string> = {};

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  [clerk, teams] = await Promise.all([startWholeClerk({ databaseUrl }), startConnector()]);
  folder = await mkdtemp(path.join(tmpdir(), 'clerk-canaries-'));
  const seeded = await seedPartnership(clerk.prisma);
  for (const who of ['alex', 'jo'] as const) await chatOf(who).installs();
  teams.putInto(BOARD_CHANNEL, [PEOPLE.alex]);
  await chatOf('alex', 'channel').says('use this channel for the board');
  await fillEmptyTables(clerk.prisma, seeded);
  await draftApproveAndPost();
  await draftApproveAndPost();
  for (const version of [1, 2]) for (const format of FORMATS) await report(version, format);
  const { out } = await runClerk(['export', '--format', 'json'], { DATABASE_URL: databaseUrl });
  const { standing_items: items } = JSON.parse(out) as { standing_items: { figures: unknown }[] };
  left['figures of the export'] = JSON.stringify(items.map(({ figures }) => figures));
});
afterAll(async () => {
  await Promise.all([clerk.stop(), teams.close()]);
  await rm(folder, { recursive: true });
});

function chatOf(who: PersonKey, place: 'personal' | 'channel' = 'personal') {
  const conversation = place === 'channel' ? BOARD_CHANNEL : undefined;
  return chatWith({ clerkUrl: clerk.url, connector: teams }, PEOPLE[who], place, conversation);
}

/** Everything is planted anew each time: what is asked in between writes its own. */
async function plant(): Promise<Record<string, number>> {
  const columns = await columnsWithWords(clerk.prisma);
  const names = [...KEPT, ...Object.keys(PUBLISHED)];
  return plantIn(
    clerk.prisma,
    columns.filter(({ table, column }) => names.includes(`${table}.${column}`)),
  );
}

async function draftApproveAndPost(): Promise<void> {
  await plant();
  await chatOf('alex').says('draft the standing item');
  await chatOf('alex').says(`risk: ${STATED}`);
  await chatOf('jo').says('approve');
  await plant();
  teams.clear();
  expect((await chatOf('alex').says('post it')).said).toContain('is posted in');
  const posted = teams.received.filter(({ conversationId }) => conversationId === BOARD_CHANNEL);
  expect(posted).toHaveLength(1);
  left[`card, ${posted[0]?.kind ?? 'none'}`] = JSON.stringify(posted[0]?.body);
}

async function report(version: number, format: (typeof FORMATS)[number]): Promise<void> {
  const out = path.join(folder, `${format}-${String(version)}`);
  const asked = ['--number', '1', '--version', String(version), '--format', format, '--out', out];
  expect(await runClerk(['report', ...asked], { DATABASE_URL: databaseUrl })).toMatchObject({ exit: 0, err: '' });
  for (const [part, text] of Object.entries(partsOf(await readFile(out)))) {
    left[`${format} ${String(version)}: ${part}`] = text;
  }
}

it('knows of every column that can hold words whether it may be published', async () => {
  const columns = await columnsWithWords(clerk.prisma);
  const names = columns.map(({ table, column }) => `${table}.${column}`);
  const isKnown = (name: string): boolean =>
    KEPT.includes(name) || name in PUBLISHED || NOT_WORDS.some((form) => form.test(name));
  expect(names.filter((name) => !isKnown(name))).toEqual([]);
  expect([...KEPT, ...Object.keys(PUBLISHED)].filter((name) => !names.includes(name))).toEqual([]);
});

it('has planted each of them', async () => {
  const planted = await plant();
  expect(Object.entries(planted).filter(([, rows]) => rows === 0)).toEqual([]);
  const dump = await dumpOf(clerk.prisma);
  expect([...KEPT, ...Object.keys(PUBLISHED)].filter((name) => !dump.includes(canaryOf(name)))).toEqual([]);
});

describe('what leaves for the board', () => {
  it('is a card, its correction in place, three documents of each version and the export', () => {
    const kinds = Object.keys(left);
    expect(kinds.filter((kind) => kind.startsWith('card'))).toEqual(['card, send', 'card, update']);
    expect(kinds.filter((kind) => kind.includes('docProps/'))).toHaveLength(12);
    expect(left['card, send']).toContain('summary');
    expect(left['card, send']).toContain('fallbackText');
  });

  it('has no word of anybody’s but those that are meant for it', () => {
    // The chair who approved it stands on the card by name, and nowhere else.
    const found = KEPT.flatMap((name) =>
      Object.entries(left).flatMap(([kind, text]) =>
        text.toLowerCase().includes(canaryOf(name).toLowerCase()) &&
        !(name === 'Member.name' && kind.startsWith('card'))
          ? [`${name} in ${kind}`]
          : [],
      ),
    );
    expect(found).toEqual([]);
    const names = [...(left['card, send'] ?? '').matchAll(/Quillfinchmembername \d+/gi)].map(([name]) => name);
    expect(new Set(names).size).toBe(1);
  });

  it('has no code of anybody or anything', () => {
    const codes = Object.entries(left).flatMap(([kind, text]) =>
      [...text.matchAll(/(?<![\w-])[ACGLNPU]-\d{4}(?!\d)/g)].map(([code]) => `${code} in ${kind}`),
    );
    expect(codes).toEqual([]);
  });

  it('has a committee’s own words in its documents alone, and the chair’s apart from the figures', () => {
    const ofCommittees = Object.entries(PUBLISHED).flatMap(([name, where]) => (where === 'documents' ? [name] : []));
    const elsewhere = Object.entries(left).filter(([kind]) => !/^(?:word|agenda|excel)/.test(kind));
    expect(ofCommittees.filter((name) => elsewhere.some(([, text]) => text.includes(canaryOf(name))))).toEqual([]);
    const word = Object.entries(left).filter(([kind]) => kind.startsWith('word 2'));
    expect(ofCommittees.filter((name) => !word.some(([, text]) => text.includes(canaryOf(name))))).toEqual([]);
    const stated = Object.keys(left).filter((kind) => left[kind]?.includes(STATED) === true);
    expect(stated.filter((kind) => !/^card|^(?:word|agenda) \d: word\/document\.xml$/.test(kind))).toEqual([]);
    expect(stated).toContain('card, update');
  });
});
