import { describe, expect, test } from 'vitest';
import { runClerk } from './run-clerk.ts';

describe('wrong usage ends with 2 and one plain sentence', () => {
  test.each<[readonly string[], string]>([
    [[], 'Say which command to run.'],
    [['exprot'], 'There is no command called "exprot".'],
    [['import'], 'Say which workbook or folder to import.'],
    [['import', 'a.xlsx', 'b.xlsx'], 'Import one workbook or folder at a time.'],
    [['import', 'a.xlsx', '--dryrun'], 'There is no option --dryrun.'],
    [['import', 'a.xlsx', '--partnership'], '--partnership needs a value: CODE.'],
    [['export', '--format', 'pdf'], 'The format is one of json, xlsx, csv.'],
    [['export', 'json'], 'json is not expected here.'],
    [['doctor', '--all'], 'There is no option --all.'],
  ])('%s', async (args, says) => {
    const ran = await runClerk(args);
    expect(ran).toMatchObject({ exit: 2, out: '' });
    expect(ran.err.split('\n')[0]).toContain(says.replace(/\.$/, ''));
    expect(ran.err).toMatch(/^Usage:/m);
    expect(ran.err).not.toMatch(/^\s+at /m);
  });
});

test('help names every command of the contract', async () => {
  const { exit, out } = await runClerk(['--help']);
  expect(exit).toBe(0);
  for (const command of ['import', 'export', 'tick', 'doctor', 'manifest']) expect(out).toContain(`clerk ${command}`);
});

test.each<[readonly string[], string]>([
  [['import', '/nowhere/log.xlsx'], 'There is no file or folder /nowhere/log.xlsx.\n'],
  [['export'], 'The database cannot be reached.\n'],
])('%s that cannot be done ends with 1 and one sentence', async (args, says) => {
  const ran = await runClerk(args, { DATABASE_URL: 'postgresql://127.0.0.1:1/nothing' });
  expect(ran).toEqual({ exit: 1, out: '', err: says });
});
