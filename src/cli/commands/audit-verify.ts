import { readConfig } from '../../config.ts';
import { verifyAudit, type Break, type VerifiedChain } from '../../store/audit/audit-chain.ts';
import { openStore } from '../../store/open-store.ts';
import { command } from '../command.ts';
import { UsageError } from '../refused.ts';

const WORDS: Readonly<Record<Break, string>> = {
  changed: 'is not as it was written, or another one was moved into its place',
  missing: 'is missing',
  'put in': 'was put in past the clerk',
  'cut off': 'and all that followed are missing',
  'erased without a word': 'was emptied, and no entry says that it was to be erased',
};

/** Proves that the audit trail is as it was written; says which entry is the first that is not. */
export const auditVerifyCommand = command({
  name: 'audit verify',
  summary: 'prove that the audit trail is as it was written',
  operand: null,
  options: {
    kept: {
      value: 'CODE:NUMBER:HASH',
      many: true,
      means: 'a head that an earlier run printed, and that must be in the trail still',
    },
  },
  run: async (typed, io) => {
    const kept = new Map(typed.kept.map(keptHead));
    const { store, prisma } = await openStore(readConfig(io.env));
    try {
      const chains = await verifyAudit(prisma, kept);
      io.out(`${JSON.stringify({ entries: total(chains), chains: chains.map(described) }, null, 2)}\n`);
      for (const { partnership, broken } of chains) {
        if (broken === null) continue;
        io.err(
          `The audit trail of ${partnership ?? 'no partnership'} is broken: entry ${String(broken.seq)} ${WORDS[broken.because]}.\n`,
        );
      }
      return chains.some(({ broken }) => broken !== null) ? 1 : 0;
    } finally {
      await store.close();
    }
  },
});

/** CODE:NUMBER:HASH, as an earlier run printed a head. */
function keptHead(text: string): [string, { seq: number; hash: string }] {
  const [, code, seq, hash] = /^(.+):(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (code === undefined || seq === undefined || hash === undefined) {
    throw new UsageError('A kept head is CODE:NUMBER:HASH, as audit verify prints it');
  }
  return [code, { seq: Number(seq), hash }];
}

function total(chains: readonly VerifiedChain[]): number {
  return chains.reduce((sum, { entries }) => sum + entries, 0);
}

function described({ partnership, entries, erased, head, broken }: VerifiedChain): object {
  const kept = head === null ? null : `${partnership ?? ''}:${String(head.seq)}:${head.hash}`;
  return {
    partnership,
    entries,
    erased,
    head: kept,
    broken: broken === null ? null : { entry: broken.seq, because: broken.because },
  };
}
