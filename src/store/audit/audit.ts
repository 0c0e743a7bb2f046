import type { AuditNote } from '../../ports/audit.ts';
import type { Store } from '../../ports/store.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { inScope } from '../engine/area.ts';
import { jsonParameter } from '../engine/storable.ts';

/** Either the client itself or a transaction of it. */
export type Queries = Pick<PrismaClient | Prisma.TransactionClient, '$queryRaw' | '$executeRaw'>;

/**
 * Appends to the audit trail: who did or was shown what, and where it was said. Whoever appends holds the end of the
 * partnership's chain until the transaction ends: a transaction does this last, or two of them wait for each other.
 */
export async function writeNote(queries: Queries, note: Parameters<Store['note']>[0]): Promise<void> {
  await writeNotes(queries, note.partnershipId, [note]);
}

/** Appends entries of one partnership, in their order. */
export async function writeNotes(
  queries: Queries,
  partnershipId: number | null,
  notes: readonly Omit<AuditNote, 'partnershipId'>[],
): Promise<void> {
  if (notes.length === 0) return;
  const entries = jsonParameter(notes.map(toEntry));
  await queries.$queryRaw`SELECT clerk_append_audit(${partnershipId}::int, ${entries}::jsonb)`;
}

/** An entry as clerk_append_audit reads it. */
function toEntry({ source, ...note }: Omit<AuditNote, 'partnershipId'>): object {
  return {
    ...note,
    actorEntraId: source.entraId,
    actorTenantId: source.tenantId,
    source: source.from,
    activityId: source.activityId,
  };
}

/** What belongs to no partnership is kept without one. */
export const notesIn = inScope<Pick<Store, 'note'>>(
  ([{ partnershipId }]) => (partnershipId === null ? 'shared' : { partnership: partnershipId }),
  { note: writeNote },
);
