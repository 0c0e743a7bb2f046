import { readConfig } from '../../config.ts';
import { createNameScreen } from '../../conversation/minimise/screen-names.ts';
import { nameHashers } from '../../domain/minimise/name-hash.ts';
import { nominalKey } from '../../domain/refs.ts';
import { openStore } from '../../store/open-store.ts';
import { subjectAccess } from '../../store/nominals/subject-access.ts';
import { exclusionsOf } from '../../store/workbook/import/already-stored.ts';
import { chosenPartnership } from '../chosen-partnership.ts';
import { command } from '../command.ts';
import { mustBeWritable, writeOut } from '../output-file.ts';
import { Refused, UsageError } from '../refused.ts';

/** Writes out what is held about one nominal, with everybody else taken out, for an officer to check. */
export const subjectAccessCommand = command({
  name: 'subject-access',
  summary: 'write out what is held about one code, with everybody else taken out',
  operand: 'CODE',
  options: {
    partnership: { value: 'CODE', means: 'which one, where the store holds several' },
    out: { value: 'FILE', means: 'where to write it; else it goes to standard output' },
  },
  run: async ({ partnership: chosen, out }, io, [code = '', ...more]) => {
    const key = nominalKey(code);
    if (key === null || more.length > 0) throw new UsageError('Say one code: a letter and a number');
    if (out !== null) await mustBeWritable(out, 'file');
    const config = readConfig(io.env);
    const { store, prisma } = await openStore(config);
    try {
      const partnership = chosenPartnership(await store.partnerships(), chosen);
      const list = await exclusionsOf(prisma, partnership.code);
      const screen = createNameScreen(store.registers, nameHashers(config));
      const names = await screen.finderFor(partnership.id, list?.version ?? 0);
      const found = await subjectAccess(prisma, partnership, key, names ?? (() => []), io.now);
      if (found === null) throw new Refused(`There is nothing under that code in ${partnership.code}`);
      const json = `${JSON.stringify(found, null, 2)}\n`;
      if (out === null) io.out(json);
      else {
        await writeOut(out, json);
        io.out(`${JSON.stringify({ written: out, actions: found.actions.length })}\n`);
      }
      if (names === null) io.err(NAMES_NOT_COMPARED);
      return 0;
    } finally {
      await store.close();
    }
  },
});

const NAMES_NOT_COMPARED =
  'The list of names that must not be written was not compared with: FIELD_KEY is missing, or is not the one that it was imported with. Look for names yourself.\n';
