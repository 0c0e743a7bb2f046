import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS, loadCommands } from '../../src/cli/commands.ts';
import { startConnector } from '../support/connector.ts';
import { runClerk } from './compiled.ts';
import { DOORS_WITHOUT_DATABASE, FIRST_DOORS, LATER_DOORS, type Met, REFUSED_DOORS } from './doors.ts';
import { nameOf, tryDoor } from './try-door.ts';

const commands = await loadCommands();

describe('the compiled clerk without a database', { timeout: 120_000 }, () => {
  let met: Met;
  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'clerk-doors-'));
    met = { folder, teams: await startConnector(), brought: new Map() };
    await writeFile(path.join(folder, 'words.xlsx'), 'no workbook');
  });
  afterAll(async () => {
    await met.teams.close();
    await rm(met.folder, { recursive: true });
  });

  test.each(DOORS_WITHOUT_DATABASE.map((door) => [nameOf(door), door] as const))('%s', (_name, door) =>
    tryDoor(door, {}, met),
  );

  test.each([...COMMANDS.keys()])('clerk %s --help, and with an option that there is not', async (name) => {
    const words = name.split(' ');
    const helped = await runClerk([...words, '--help'], {}, met.folder);
    expect(helped).toMatchObject({ exit: 0, err: '' });
    expect(helped.out).toMatch(new RegExp(`^Usage: clerk ${name}\\b`));
    const wrong = await runClerk([...words, '--colour', 'blue'], {}, met.folder);
    expect(wrong).toMatchObject({ exit: 2, out: '' });
    expect(wrong.err).toMatch(new RegExp(`^There is no option --colour\\.\\nUsage: clerk ${name}\\b[^\\n]*\\n$`));
  });

  test('leaves nothing behind', async () => {
    expect(await readdir(met.folder)).toEqual(['words.xlsx']);
  });
});

describe('the table of doors', () => {
  const all = [...FIRST_DOORS, ...LATER_DOORS, ...REFUSED_DOORS, ...DOORS_WITHOUT_DATABASE];
  const done = all.filter(({ exit }) => exit === undefined);

  test.each(commands.map((command) => [command.name, command] as const))(
    'goes through %s with all its options, and all that they take',
    (name, { options }) => {
      const words = name.split(' ');
      const typed = done.filter(({ args }) => words.every((word, at) => args[at] === word)).flatMap(({ args }) => args);
      const wanted = Object.entries(options).flatMap(([option, { oneOf = [] }]) => [`--${option}`, ...oneOf.slice(1)]);
      expect(typed).toEqual(expect.arrayContaining([...words, ...wanted]));
    },
  );

  test('names each command as it names itself', () => {
    expect(commands.map(({ name }) => name)).toEqual([...COMMANDS.keys()]);
  });
});
