import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportedLog } from '../../src/domain/workbook/exported-log.ts';
import { createTestDatabase } from '../support/database.ts';
import { runClerk, type Ran } from './run-clerk.ts';

const EXAMPLE = path.join(import.meta.dirname, '../../examples/operation-portfolio');
const NOTHING = { added: 0, changed: 0, unchanged: 0 };

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clerk-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function csvFolder(name: string, files: Readonly<Record<string, string>>): Promise<string> {
  const where = path.join(folder, name);
  await mkdir(where);
  for (const [sheet, text] of Object.entries(files)) await writeFile(path.join(where, `${sheet}.csv`), text);
  return where;
}

const json = (ran: Ran): Record<string, unknown> => JSON.parse(ran.out) as Record<string, unknown>;

describe('the example, from import to export and back', () => {
  let env: Readonly<Record<string, string>>;
  const clerk = (...args: string[]): Promise<Ran> => runClerk(args, env);
  const exported = async (): Promise<ExportedLog> =>
    JSON.parse((await clerk('export', '--format', 'json')).out) as ExportedLog;
  beforeAll(async () => {
    env = { DATABASE_URL: await createTestDatabase() };
  });

  test('before anything is imported there is nothing to export', async () => {
    expect(await clerk('export')).toEqual({
      exit: 1,
      out: '',
      err: 'The store holds no partnership yet: import a workbook first.\n',
    });
  });

  test('a dry run prints what it would do', async () => {
    const ran = await clerk('import', `${EXAMPLE}.xlsx`, '--dry-run');
    expect(ran).toMatchObject({ exit: 0, err: '' });
    expect(json(ran)).toMatchObject({ dryRun: true, partnership: 'PORTFOLIO', actions: { ...NOTHING, added: 70 } });
    expect((await clerk('export')).exit).toBe(1);
  });

  test('the import prints its counts; the same again, from the CSV files, changes nothing', async () => {
    expect(json(await clerk('import', `${EXAMPLE}.xlsx`))).toEqual({
      dryRun: false,
      partnership: 'PORTFOLIO',
      members: { ...NOTHING, added: 30 },
      nominals: { ...NOTHING, added: 26 },
      profiles: { ...NOTHING, added: 2 },
      meetings: { ...NOTHING, added: 9 },
      actions: { ...NOTHING, added: 70 },
      programmes: { ...NOTHING, added: 3 },
      local_profiles: { ...NOTHING, added: 2 },
      threats: { ...NOTHING, added: 6 },
      committees: { ...NOTHING, added: 1 },
      report_sections: { ...NOTHING, added: 7 },
      notes: [],
    });
    expect(json(await clerk('import', EXAMPLE))).toMatchObject({
      members: { ...NOTHING, unchanged: 30 },
      actions: { ...NOTHING, unchanged: 70 },
    });
  });

  test('the JSON has the sheets, with their columns as keys, and what the log knows beyond them', async () => {
    const log = await exported();
    expect(Object.keys(log)).toEqual(
      expect.arrayContaining([
        'partnership',
        'members',
        'nominals',
        'profiles',
        'meetings',
        'actions',
        'programmes',
        'nudges',
        'standing_items',
      ]),
    );
    expect(log.meetings[5]).toEqual({
      kind: 'partnership',
      starts: '2026-12-02T10:00:00.000Z',
      venue: 'Civic Suite',
      status: 'planned',
    });
    expect(log.actions[13]).toEqual({
      ref: 'A-0014',
      nominal: 'N-0002',
      title: 'Agree with Probation which licence conditions to ask for',
      strand: 'pursue',
      tactic: 'SCPO',
      owner_email: 'alex.morgan@example.org',
      agency: 'Community Safety',
      raised: '2026-06-03',
      due: '2026-10-30',
      status: 'In progress',
      updated: '2026-09-30',
      update: 'Draft conditions with Probation for comment',
      completed: null,
      original_due: '2026-07-31',
      extensions: 1,
      blocker: null,
      outcome: null,
      evidence: null,
      rating: 'Red',
      rating_reason: 'Overdue since Friday 30 October 2026',
      version: 1,
      accepted: null,
      requested_due: null,
      power: null,
      safeguarding: false,
      snoozed_until: null,
      snooze_reason: null,
      updates: [
        {
          at: '2026-09-29T23:00:00.000Z',
          by: 'alex.morgan@example.org',
          kind: 'imported',
          status: 'In progress',
          text: 'Draft conditions with Probation for comment',
        },
      ],
    });
  });

  test.each(['xlsx', 'csv'])('an export as %s can be imported again, without a change', async (format) => {
    const before = await exported();
    const out = path.join(folder, `again.${format}`);
    expect(json(await clerk('export', '--format', format, '--out', out))).toEqual({ written: out, actions: 70 });
    expect(json(await clerk('import', out))).toMatchObject({
      members: { ...NOTHING, unchanged: 30 },
      nominals: { ...NOTHING, unchanged: 26 },
      profiles: { ...NOTHING, unchanged: 2 },
      meetings: { ...NOTHING, unchanged: 9 },
      actions: { ...NOTHING, unchanged: 70 },
      programmes: { ...NOTHING, unchanged: 3 },
    });
    expect({ ...(await exported()), exported_at: '' }).toEqual({ ...before, exported_at: '' });
  });

  test.each(['xlsx', 'csv'])('an export as %s moves a log to another store', async (format) => {
    const before = await exported();
    const out = path.join(folder, `moved.${format}`);
    await clerk('export', '--format', format, '--out', out);
    const elsewhere = { DATABASE_URL: await createTestDatabase() };
    expect((await runClerk(['import', out], elsewhere)).exit).toBe(0);
    const after = JSON.parse((await runClerk(['export'], elsewhere)).out) as ExportedLog;
    expect(after).toEqual(before);
  });

  test('an exported file says how it is marked, and is its owner’s only', async () => {
    const out = path.join(folder, 'marked');
    await clerk('export', '--format', 'csv', '--out', out);
    const about = await readFile(path.join(out, 'read me.csv'), 'utf8');
    expect(about).toContain('Marking,OFFICIAL-SENSITIVE');
    expect(about).toContain('Data as at,Monday 23 November 2026 at 09:00');
    expect((await stat(path.join(out, 'actions.csv'))).mode & 0o777).toBe(0o600);
  });

  test('the example moves its dates once, on the day it first comes', async () => {
    const env2 = { DATABASE_URL: await createTestDatabase() };
    const today = new Date('2027-03-01T09:00:00Z');
    const first = await runClerk(['import', `${EXAMPLE}.xlsx`, '--dates-from-today'], env2, today);
    expect(json(first)).toMatchObject({ actions: { ...NOTHING, added: 70 } });
    const before = (await runClerk(['export'], env2, today)).out;
    expect((JSON.parse(before) as ExportedLog).meetings[5]?.starts).toBe('2027-03-10T10:00:00.000Z');
    const later = await runClerk(['import', EXAMPLE, '--dates-from-today'], env2, new Date('2027-03-09T09:00:00Z'));
    expect(later.exit).toBe(0);
    expect(later.out).toContain('nothing was imported now');
    expect((await runClerk(['export'], env2, today)).out).toBe(before);
  });
});

describe('a workbook with faults', () => {
  test('is refused as a whole, with every bad row as a line and as JSON', async () => {
    const env = { DATABASE_URL: await createTestDatabase() };
    const source = await csvFolder('faulty', {
      partnership: 'code,name\nNORTH,Operation North\n',
      members: 'name,email,role\nSam Okafor,sam@example.org,boss\n',
      actions:
        'ref,title,owner_email,due,status\nA-1,Visit,sam@example.org,31/02/2027,open\nA-1,,nobody@example.org,,finished\n',
    });
    const ran = await runClerk(['import', source], env);
    expect(ran.exit).toBe(1);
    expect(ran.err.trimEnd().split('\n')).toEqual([
      'Nothing was imported: the workbook has 6 problems.',
      'members row 2, column role: boss is not one of member, lead, coordinator, analyst, chair, observer',
      'actions row 2, column due: 31/02/2027 is not a date',
      'actions row 3, column title: it is empty',
      expect.stringMatching(/^actions row 3, column status: finished is not one of Proposed, /),
      'actions row 3, column ref: it is the same as in row 2',
      'actions row 3, column owner_email: nobody@example.org is not the email of a member',
    ]);
    expect(json(ran)).toMatchObject({
      imported: false,
      problems: [
        { sheet: 'members', row: 2, column: 'role', value: 'boss' },
        { sheet: 'actions', row: 2, column: 'due', value: '31/02/2027', reason: '31/02/2027 is not a date' },
        { sheet: 'actions', row: 3, column: 'title' },
        { sheet: 'actions', row: 3, column: 'status', value: 'finished' },
        { sheet: 'actions', row: 3, column: 'ref' },
        { sheet: 'actions', row: 3, column: 'owner_email', value: 'nobody@example.org' },
      ],
    });
    expect((await runClerk(['export'], env)).err).toMatch(/holds no partnership yet/);
  });
});

test('what somebody might not expect is remarked on', async () => {
  const env = { DATABASE_URL: await createTestDatabase() };
  const partnership = 'code,name\nNORTH,Operation North\n';
  const both = 'name,email,agency\nSam Okafor,sam@example.org,Housing\nKit Doyle,kit@example.org,Police\n';
  const one = 'name,email,agency\nSam Okafor,sam@example.org,Housing\n';
  const nominals = 'ref,kind,lead_agency,agencies\nN-1,individual,Polcie,housing\n';
  await runClerk(['import', await csvFolder('both', { partnership, members: both })], env);
  const ran = await runClerk(
    ['import', await csvFolder('one', { partnership, members: one, nominals, notes: 'a\n' })],
    env,
  );
  expect(json(ran)['notes']).toEqual([
    'Sheet notes: ignored.',
    'Members whom the workbook does not name stay as they are: 1.',
    'No member in the workbook belongs to: Polcie.',
  ]);
});

describe('several partnerships in one store', () => {
  let env: Readonly<Record<string, string>>;
  let actions: string;
  beforeAll(async () => {
    env = { DATABASE_URL: await createTestDatabase() };
    for (const code of ['NORTH', 'SOUTH']) {
      const partnership = `code,name\n${code},Operation ${code}\n`;
      const members = `name,email\nSam Okafor,sam@example.org\n`;
      expect((await runClerk(['import', await csvFolder(code, { partnership, members })], env)).exit).toBe(0);
    }
    actions = await csvFolder('actions', {
      actions: 'ref,title,owner_email,due,status\nA-1,Visit,sam@example.org,,\n',
    });
  });

  test('a file that does not say which is asked', async () => {
    const ran = await runClerk(['import', actions], env);
    expect(ran).toMatchObject({ exit: 1, out: '' });
    expect(ran.err).toBe(
      'The workbook has no partnership sheet and the store holds NORTH, SOUTH: say which with --partnership CODE.\n',
    );
  });

  test('the one that is named gets it, and the other does not', async () => {
    expect(json(await runClerk(['import', actions, '--partnership', 'south'], env))).toMatchObject({
      partnership: 'SOUTH',
      actions: { ...NOTHING, added: 1 },
    });
    expect(await runClerk(['export'], env)).toMatchObject({ exit: 2, out: '' });
    const south = JSON.parse((await runClerk(['export', '--partnership', 'SOUTH'], env)).out) as ExportedLog;
    const north = JSON.parse((await runClerk(['export', '--partnership', 'north'], env)).out) as ExportedLog;
    expect([south.actions.length, north.actions.length]).toEqual([1, 0]);
  });

  test('a file of one is not imported into another', async () => {
    const ran = await runClerk(['import', path.join(folder, 'NORTH'), '--partnership', 'SOUTH'], env);
    expect(ran.exit).toBe(1);
    expect(ran.err).toContain('partnership row 2, column code: the import is for SOUTH');
  });

  test('one that does not exist is said not to', async () => {
    const ran = await runClerk(['import', actions, '--partnership', 'WEST'], env);
    expect(ran).toMatchObject({ exit: 1, out: '' });
    expect(ran.err).toBe('The workbook has no partnership sheet, and there is no partnership called WEST.\n');
    expect((await runClerk(['export', '--partnership', 'WEST'], env)).exit).toBe(2);
  });
});
