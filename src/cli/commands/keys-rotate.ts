import { readConfig } from '../../config.ts';
import { createSealer } from '../../sealer.ts';
import { openStore } from '../../store/open-store.ts';
import { resealAll, type SealedCounts } from '../../store/sealed-rows.ts';
import { command } from '../command.ts';
import { Refused } from '../refused.ts';
import { nameListsOf } from '../name-lists.ts';

const COMMAND_LINE = { from: 'command line', entraId: null, tenantId: null, activityId: null } as const;

/**
 * Seals everything with FIELD_KEY that was sealed with a key before it, or not at all. Run again it changes nothing.
 * What no key opens is left, and the exit code is 1, so that nobody throws an earlier key away.
 */
export const keysRotateCommand = command({
  name: 'keys rotate',
  summary: 'seal conversation references and aliases with the current FIELD_KEY',
  operand: null,
  options: {},
  run: async (_typed, io) => {
    const config = readConfig(io.env);
    const sealer = createSealer(config);
    if (sealer === null) throw new Refused('FIELD_KEY is not set: there is no key to seal with');
    const open = await openStore(config);
    try {
      const { conversations, aliases } = await resealAll(open.prisma, sealer, { at: io.now, source: COMMAND_LINE });
      const lists = await nameListsOf(open, config);
      const toImport = lists.filter(({ key }) => key !== 'current').map(({ code }) => code);
      const counts = { key: sealer.keyId, conversations: counted(conversations), aliases: counted(aliases) };
      io.out(`${JSON.stringify({ ...counts, names_to_import_again: toImport }, null, 2)}\n`);
      for (const code of toImport) {
        io.err(
          `The list of excluded names of ${code} was hashed with another key, and hashes cannot be changed to this one: import its exclusions sheet again.\n`,
        );
      }
      const lost = conversations.lost + aliases.lost;
      if (lost === 0) return 0;
      io.err(
        `${String(lost)} of them no key at hand opens. Put the key that they were sealed with into FIELD_KEYS_BEFORE and run this again. If it is lost, conversations are learnt anew when people write, and aliases are said anew.\n`,
      );
      return 1;
    } finally {
      await open.store.close();
    }
  },
});

function counted({ current, earlier, plain, lost }: SealedCounts): object {
  return { resealed: earlier + plain, already: current, lost };
}
