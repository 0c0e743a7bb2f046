import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import type { ExportedLog } from '../../src/domain/workbook/exported-log.ts';
import type { TickReport } from '../../src/delivery/tick-report.ts';
import type { Connector } from '../support/connector.ts';
import type { Ended } from './compiled.ts';

/** A way into the clerk by its command line: what is typed, and what comes of it. */
export interface Door {
  /** Words in braces stand for what an earlier door brought. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** 0 where it says nothing else. */
  readonly exit?: 1 | 2;
  /** What stands on standard error; nothing where it says nothing. */
  readonly err?: RegExp | string;
  /** What stands on standard output, and what came of it; nothing on standard output where it says nothing. */
  readonly then?: (ran: Ended, met: Met) => void | Promise<void>;
}

/** What the doors of one story share. */
export interface Met {
  readonly folder: string;
  readonly teams: Connector;
  /** By the words in braces. */
  readonly brought: Map<string, string>;
}

const EXAMPLE = path.join(import.meta.dirname, '../../examples/operation-portfolio');
export const KEYS = [1, 2].map((byte) => Buffer.alloc(32, byte).toString('base64')) as [string, string];

const json = ({ out }: Ended): unknown => JSON.parse(out);
const counts = (added: number, unchanged: number) => ({ actions: { added, changed: 0, unchanged } });
const sizeOf = async (met: Met, name: string): Promise<number> => {
  const { mode, size } = await stat(path.join(met.folder, name));
  expect(mode & 0o077).toBe(0);
  return size;
};
const isFile =
  (name: string): NonNullable<Door['then']> =>
  async (ran, met) => {
    expect(json(ran)).toMatchObject({ written: name });
    expect(await sizeOf(met, name)).toBeGreaterThan(2000);
  };

/** On a new database, in this order. */
export const FIRST_DOORS: readonly Door[] = [
  { args: ['export'], exit: 1, err: 'The store holds no partnership yet: import a workbook first.\n' },
  {
    args: ['import', EXAMPLE, '--dry-run', '--partnership', 'PORTFOLIO'],
    then: (ran) => {
      expect(json(ran)).toMatchObject({ dryRun: true, ...counts(70, 0) });
    },
  },
  {
    args: ['import', `${EXAMPLE}.xlsx`, '--dates-from-today'],
    then: (ran) => {
      expect(json(ran)).toMatchObject({ dryRun: false, partnership: 'PORTFOLIO', ...counts(70, 0) });
    },
  },
];

/** Where a clerk has run and a standing item was drafted, in this order. */
export const LATER_DOORS: readonly Door[] = [
  {
    args: ['export'],
    then: (ran, { brought }) => {
      const log = json(ran) as ExportedLog;
      const now = new Date().toISOString();
      const meeting = log.meetings.find(({ kind, starts }) => kind === 'partnership' && starts > now)?.starts ?? '';
      brought.set('{meeting}', new Date(Date.parse(meeting) - 3_600_000).toISOString());
      const updateOf = (ref: string) => log.actions.find((action) => action.ref === ref)?.update;
      // One was said in chat and stays; another was undone by a press.
      expect(updateOf('A-0014')).toBe('sent to Probation');
      expect(updateOf('A-0012')).toMatch(/^Landlord replied/);
      expect(log.standing_items).toHaveLength(1);
    },
  },
  {
    args: ['export', '--format', 'json', '--out', 'log.json', '--partnership', 'portfolio'],
    then: async (ran, met) => {
      expect(json(ran)).toEqual({ written: 'log.json', actions: 70 });
      expect(await sizeOf(met, 'log.json')).toBeGreaterThan(50_000);
    },
  },
  { args: ['export', '--format', 'xlsx', '--out', 'log.xlsx'], then: isFile('log.xlsx') },
  {
    args: ['export', '--format', 'csv', '--out', 'log'],
    then: async (_ran, { folder }) => {
      expect(await readdir(path.join(folder, 'log'))).toContain('actions.csv');
    },
  },
  {
    args: ['import', 'log'],
    then: (ran) => {
      expect(json(ran)).toMatchObject(counts(0, 70));
    },
  },
  { args: ['report', '--out', 'item.docx'], then: isFile('item.docx') },
  {
    args: [
      ...['report', '--number', '1', '--version', '1', '--committee', 'SHP', '--format', 'agenda'],
      ...['--out', 'agenda.docx', '--partnership', 'PORTFOLIO'],
    ],
    then: isFile('agenda.docx'),
  },
  {
    args: ['report', '--format', 'excel', '--recompute', '--out', 'figures.xlsx'],
    then: async (ran, met) => {
      await isFile('figures.xlsx')(ran, met);
      expect(json(ran)).toMatchObject({ recomputed: 'the same' });
    },
  },
  {
    args: ['subject-access', 'N-1'],
    then: (ran) => {
      expect((json(ran) as { actions: unknown[] }).actions.length).toBeGreaterThan(0);
    },
  },
  {
    args: ['subject-access', 'N-1', '--partnership', 'PORTFOLIO', '--out', 'n1.json'],
    then: isFile('n1.json'),
  },
  {
    args: ['doctor'],
    then: ({ out }) => {
      for (const check of ['settings', 'database', 'migrations', 'manifest', 'heartbeat', 'retention of PORTFOLIO']) {
        expect(out).toMatch(new RegExp(`^ok +${check} `, 'm'));
      }
    },
  },
  {
    args: ['tick', '--at', '{meeting}', '--dry-run'],
    then: (ran, { brought, teams }) => {
      const { planned } = json(ran) as TickReport;
      expect(planned).toBeGreaterThan(0);
      expect(teams.received).toEqual([]);
      brought.set('planned', String(planned));
    },
  },
  {
    args: ['tick', '--at', '{meeting}'],
    then: (ran, { brought, teams }) => {
      expect(json(ran)).toMatchObject({ planned: Number(brought.get('planned')), dryRun: false });
      // Everybody but the one who wrote has no chat with the clerk yet: it makes one, or cannot.
      expect(teams.received.length).toBeGreaterThan(0);
    },
  },
  {
    args: ['keys', 'rotate'],
    env: { FIELD_KEY: KEYS[1], FIELD_KEYS_BEFORE: KEYS[0] },
    then: (ran) => {
      expect(json(ran)).toMatchObject({ conversations: { lost: 0 }, aliases: { lost: 0 } });
      expect((json(ran) as { conversations: { resealed: number } }).conversations.resealed).toBeGreaterThan(0);
    },
  },
  {
    args: ['audit', 'verify'],
    then: (ran, { brought }) => {
      const { chains, entries } = json(ran) as { chains: { head: string; broken: null }[]; entries: number };
      expect(chains.map(({ broken }) => broken)).toEqual(chains.map(() => null));
      brought.set('{head}', chains.find(({ head }) => head.startsWith('PORTFOLIO'))?.head ?? '');
      brought.set('entries', String(entries));
    },
  },
];

/** What is refused where all is well, and changes nothing. */
export const REFUSED_DOORS: readonly Door[] = [
  { args: ['import', 'nowhere.xlsx'], exit: 1, err: 'There is no file or folder nowhere.xlsx.\n' },
  { args: ['import', 'words.xlsx'], exit: 1, err: 'The file is not an .xlsx workbook, or it is damaged.\n' },
  {
    args: ['import', 'log', '--partnership', 'OTHER'],
    exit: 1,
    err: /^Nothing was imported: .*OTHER/s,
    then: () => undefined,
  },
  { args: ['export', '--out', 'no/log.json'], exit: 1, err: cannotWrite('no/log.json', 'is to be in is not there') },
  { args: ['export', '--format', 'xlsx', '--out', 'log'], exit: 1, err: cannotWrite('log', 'a folder of that name') },
  { args: ['export', '--format', 'csv', '--out', 'log.json'], exit: 1, err: cannotWrite('log.json', 'a file of that') },
  { args: ['export', '--partnership', 'OTHER'], exit: 2, err: /^There is no partnership OTHER; .*\nUsage: / },
  { args: ['report', '--number', '9'], exit: 1, err: 'PORTFOLIO has no standing item 9.\n' },
  { args: ['report', '--committee', 'NONE'], exit: 1, err: 'PORTFOLIO has no committee NONE.\n' },
  { args: ['subject-access', 'N-9999'], exit: 1, err: 'There is nothing under that code in PORTFOLIO.\n' },
  {
    args: ['audit', 'verify', '--kept', '{head}'],
    then: (ran, { brought }) => {
      expect(json(ran)).toMatchObject({ entries: Number(brought.get('entries')) });
    },
  },
];

/** What needs no database. */
export const DOORS_WITHOUT_DATABASE: readonly Door[] = [
  {
    args: ['--version'],
    then: async ({ out }) => {
      const text = await readFile(path.join(import.meta.dirname, '../../package.json'), 'utf8');
      expect(out).toBe(`${(JSON.parse(text) as { version: string }).version}\n`);
    },
  },
  ...[['help'], ['--help'], ['-h']].map((args) => ({ args, then: isUsage })),
  { args: ['audit', '--help'], then: isUsage },
  {
    args: ['manifest'],
    err: /^MICROSOFT_APP_ID is not set: /,
    then: ({ out }) => {
      expect(out).toMatch(/dist\/partnership-clerk\.zip\n$/);
    },
  },
  { args: [], exit: 2, err: /^Say which command to run\.\nUsage:\n/ },
  { args: ['exprot'], exit: 2, err: /^There is no command called "exprot"\.\nUsage:\n/ },
  { args: ['help', 'exprot'], exit: 2, err: /^There is no command called "exprot"\.\nUsage:\n/ },
  { args: ['audit'], exit: 2, err: /^Say: audit verify\.\nUsage: clerk audit verify / },
  { args: ['keys', 'list'], exit: 2, err: /^Say: keys rotate\.\nUsage: clerk keys rotate\n$/ },
  { args: ['export', '--format', 'pdf'], exit: 2, err: /^The format is one of json, xlsx, csv\.\nUsage: / },
  { args: ['export', '--out'], exit: 2, err: /^--out needs a value: FILE\.\nUsage: / },
  { args: ['tick', '--dry-run=yes'], exit: 2, err: /^--dry-run takes no value\.\nUsage: / },
  { args: ['tick', '--at', 'soon'], exit: 2, err: /^--at "soon" is not an instant such as .*\nUsage: / },
  { args: ['report', '--number', 'x'], exit: 2, err: /^--number is a whole number from 1\.\nUsage: / },
  { args: ['audit', 'verify', '--kept', 'x'], exit: 2, err: /^A kept head is CODE:NUMBER:HASH, .*\nUsage: / },
  { args: ['import'], exit: 2, err: /^Say which workbook or folder to import\.\nUsage: / },
  { args: ['subject-access', 'Smith'], exit: 2, err: /^Say one code: a letter and a number\.\nUsage: / },
  { args: ['keys', 'rotate'], exit: 1, err: 'FIELD_KEY is not set: there is no key to seal with.\n' },
  { args: ['export'], env: { PORT: 'x' }, exit: 1, err: 'PORT must be a whole number from 0 to 65535.\n' },
  {
    args: ['export'],
    env: { DATABASE_URL: 'postgresql://127.0.0.1:1/none' },
    exit: 1,
    err: 'The database cannot be reached.\n',
  },
  {
    args: ['export', '--verbose'],
    env: { DATABASE_URL: 'postgresql://127.0.0.1:1/none' },
    exit: 1,
    err: /^\{.*"code":"database-unavailable".*\}\nThe database cannot be reached\.\n$/,
  },
  {
    args: ['export'],
    env: { DATA_DIR: 'words.xlsx' },
    exit: 1,
    err: 'The clerk cannot keep its database in words.xlsx: set DATA_DIR to a folder that it may write to.\n',
  },
];

function isUsage({ out }: Ended): void {
  expect(out).toMatch(/^Usage:/);
}

function cannotWrite(file: string, because: string): RegExp {
  return new RegExp(`^${file} cannot be written: .*${because}.*\\.\\n$`);
}
