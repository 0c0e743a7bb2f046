import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readConfig } from '../config.ts';
import { createNameScreen } from '../conversation/minimise/screen-names.ts';
import { nameHashers } from '../domain/minimise/name-hash.ts';
import { nominalKey } from '../domain/refs.ts';
import { openStore } from '../store/open-store.ts';
import { subjectAccess } from '../store/nominals/subject-access.ts';
import { exclusionsOf } from '../store/workbook/import/already-stored.ts';
import { chosenPartnership } from './chosen-partnership.ts';
import { type ExitCode, type Io, UsageError } from './command.ts';

/** It holds what people wrote about somebody: nobody else on this machine needs to read it. */
const OWNER_ONLY = { mode: 0o600 };

/** Writes out what is held about one nominal, with everybody else taken out, for an officer to check. */
export async function subjectAccessCommand(args: readonly string[], io: Io): Promise<ExitCode> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { partnership: { type: 'string' }, out: { type: 'string' } },
  });
  const [code, ...more] = positionals;
  const key = code === undefined ? null : nominalKey(code);
  if (code === undefined || key === null || more.length > 0)
    throw new UsageError('Say one code: a letter and a number');
  const config = readConfig(io.env);
  const { store, prisma } = await openStore(config);
  try {
    const partnership = chosenPartnership(await store.partnerships(), values.partnership ?? null);
    const list = await exclusionsOf(prisma, partnership.code);
    const screen = createNameScreen(store.registers, nameHashers(config));
    const names = await screen.finderFor(partnership.id, list?.version ?? 0);
    const found = await subjectAccess(prisma, partnership, key, names ?? (() => []), io.now);
    if (found === null) throw new Error(`There is nothing under that code in ${partnership.code}`);
    const json = `${JSON.stringify(found, null, 2)}\n`;
    if (values.out === undefined) io.out(json);
    else {
      await writeFile(values.out, json, OWNER_ONLY);
      io.out(`${JSON.stringify({ written: values.out, actions: found.actions.length })}\n`);
    }
    if (names === null) io.err(NAMES_NOT_COMPARED);
    return 0;
  } finally {
    await store.close();
  }
}

const NAMES_NOT_COMPARED =
  'The list of names that must not be written was not compared with: FIELD_KEY is missing, or is not the one that it was imported with. Look for names yourself.\n';
