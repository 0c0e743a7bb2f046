import { aliasName } from '../domain/nominals/alias.ts';
import { asStored, type Sealed, sealedIn, type SealedNow } from '../domain/nominals/sealed.ts';
import type { Source } from '../ports/audit.ts';
import type { Sealer } from '../ports/sealer.ts';
import { writeNote } from './audit/audit.ts';
import { Prisma, type PrismaClient } from './generated/client.ts';
import { jsonParameter } from './engine/storable.ts';

/** How the rows of one kind are sealed. */
export interface SealedCounts {
  /** With the current key. */
  readonly current: number;
  /** With an earlier key that is at hand. */
  readonly earlier: number;
  /** Not at all: they were written before there was a key. */
  readonly plain: number;
  /** No key at hand opens them. */
  readonly lost: number;
}

export interface SealedRows {
  readonly conversations: SealedCounts;
  readonly aliases: SealedCounts;
}

/** A row with something sealed: its name, and what is kept; null where that was never sealed, and stands as it is. */
interface Row {
  readonly id: number;
  readonly name: string;
  readonly sealed: Sealed | null;
  readonly plain: string;
}

interface Kept {
  readonly id: number;
  readonly sealed: SealedNow;
}

type Tx = Prisma.TransactionClient;

/** A table of which every row has something sealed. */
interface Shelf {
  readonly page: (tx: Tx, after: number, lock: Prisma.Sql) => Promise<readonly Row[]>;
  readonly keep: (tx: Tx, rows: readonly Kept[]) => Promise<unknown>;
}

/** Enough rows a page to keep the database busy, few enough for short transactions. */
const PAGE = 500;

/** What the running clerk writes while a page is sealed anew is written after it. */
const LOCKED = Prisma.sql`FOR UPDATE`;

const conversations: Shelf = {
  page: async (tx, after, lock) => {
    const rows = await tx.$queryRaw<{ id: number; conversationId: string; reference: object }[]>`
      SELECT id, "conversationId", reference FROM "Conversation" WHERE id > ${after} ORDER BY id LIMIT ${PAGE} ${lock}`;
    return rows.map(({ id, conversationId: name, reference }) => ({
      ...{ id, name, sealed: sealedIn(reference), plain: JSON.stringify(reference) },
    }));
  },
  keep: (tx, rows) => {
    const kept = jsonParameter(rows.map(({ id, sealed }) => ({ id, reference: asStored(sealed) })));
    return tx.$executeRaw`
      UPDATE "Conversation" v SET reference = k.reference
      FROM jsonb_to_recordset(${kept}::jsonb) AS k (id int, reference jsonb) WHERE v.id = k.id`;
  },
};

const aliases: Shelf = {
  page: async (tx, after, lock) => {
    const rows = await tx.$queryRaw<{ id: number; keyId: string; sealed: string }[]>`
      SELECT "nominalId" AS id, "keyId", sealed FROM "NominalAlias"
      WHERE "nominalId" > ${after} ORDER BY "nominalId" LIMIT ${PAGE} ${lock}`;
    return rows.map(({ id, keyId, sealed }) => ({ id, name: aliasName(id), sealed: { keyId, sealed }, plain: '' }));
  },
  keep: (tx, rows) => {
    const kept = jsonParameter(rows.map(({ id, sealed }) => ({ id, ...sealed })));
    return tx.$executeRaw`
      UPDATE "NominalAlias" a SET "keyId" = k."keyId", sealed = k.sealed
      FROM jsonb_to_recordset(${kept}::jsonb) AS k (id int, "keyId" text, sealed text) WHERE a."nominalId" = k.id`;
  },
};

/** How everything that is sealed is sealed. `sealer` null: there is no key, and nothing opens. */
export async function countSealed(prisma: PrismaClient, sealer: Sealer | null): Promise<SealedRows> {
  return {
    conversations: await walk(prisma, conversations, sealer, false),
    aliases: await walk(prisma, aliases, sealer, false),
  };
}

/**
 * Seals everything with the current key, with the owner's rights. A page is a transaction: broken off, it goes on where
 * it was when it is run again. What no key opens is left as it is. The counts are of what was found.
 */
export async function resealAll(
  prisma: PrismaClient,
  sealer: Sealer,
  label: { readonly at: Date; readonly source: Source },
): Promise<SealedRows> {
  const found = {
    conversations: await walk(prisma, conversations, sealer, true),
    aliases: await walk(prisma, aliases, sealer, true),
  };
  const { source, at } = label;
  const next = { keyId: sealer.keyId, ...found };
  await writeNote(prisma, {
    ...{ partnershipId: null, at, actor: 'command line', event: 'keys.rotated', subject: null, source, next },
  });
  return found;
}

async function walk(
  prisma: PrismaClient,
  shelf: Shelf,
  sealer: Sealer | null,
  isResealed: boolean,
): Promise<SealedCounts> {
  const counts = { current: 0, earlier: 0, plain: 0, lost: 0 };
  for (let after = 0; ;) {
    const page = await prisma.$transaction(async (tx) => {
      const rows = await shelf.page(tx, after, isResealed ? LOCKED : Prisma.empty);
      const states = rows.map((row) => ({ row, ...stateOf(row, sealer) }));
      const stale = states.filter(({ state }) => state === 'earlier' || state === 'plain');
      if (isResealed && sealer !== null && stale.length > 0) {
        await shelf.keep(
          tx,
          stale.map(({ row, text }) => ({ id: row.id, sealed: sealer.seal(text, row.name) })),
        );
      }
      return states;
    });
    for (const { state } of page) counts[state] += 1;
    after = page.at(-1)?.row.id ?? after;
    if (page.length < PAGE) return counts;
  }
}

function stateOf(row: Row, sealer: Sealer | null): { readonly state: keyof SealedCounts; readonly text: string } {
  if (row.sealed === null) return { state: 'plain', text: row.plain };
  const text = sealer?.open(row.sealed, row.name) ?? null;
  if (text === null) return { state: 'lost', text: '' };
  // One from before keys had ids gets its id, too.
  return { state: row.sealed.keyId === sealer?.keyId ? 'current' : 'earlier', text };
}
