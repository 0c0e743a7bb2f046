import type { AuditNote } from '../ports.ts';
import type { Prisma, PrismaClient } from './generated/client.ts';
import { jsonOrNull, jsonParameter, storable, storableOrNull } from './storable.ts';

/** Either the client itself or a transaction of it. */
export type Queries = Pick<PrismaClient | Prisma.TransactionClient, '$queryRaw' | '$executeRaw'>;

/** Appends to the audit trail: who did or was shown what, and where it was said. */
export async function writeNote(queries: Queries, note: AuditNote): Promise<void> {
  const { source } = note;
  await queries.$executeRaw`
    INSERT INTO "AuditEntry" ("partnershipId", at, "actorEntraId", "actorTenantId", actor, event, subject, source,
                              "activityId", previous, next)
    VALUES (${note.partnershipId}, ${note.at}::timestamptz, ${source.entraId}, ${source.tenantId},
            ${storable(note.actor)}, ${note.event}, ${storableOrNull(note.subject)}, ${source.from},
            ${source.activityId}, ${jsonOrNull(note.previous)}::jsonb, ${jsonOrNull(note.next)}::jsonb)`;
}

/** Appends many entries in one statement, in their order. */
export async function writeNotes(queries: Queries, notes: readonly AuditNote[]): Promise<void> {
  if (notes.length === 0) return;
  const rows = notes.map(({ source, ...note }) => ({
    ...note,
    actorEntraId: source.entraId,
    actorTenantId: source.tenantId,
    source: source.from,
    activityId: source.activityId,
  }));
  await queries.$executeRaw`
    INSERT INTO "AuditEntry" ("partnershipId", at, "actorEntraId", "actorTenantId", actor, event, subject, source,
                              "activityId", previous, next)
    SELECT "partnershipId", at, "actorEntraId", "actorTenantId", actor, event, subject, source, "activityId", previous,
      next
    FROM ROWS FROM (jsonb_to_recordset(${jsonParameter(rows)}::jsonb) AS (
      "partnershipId" int, at timestamptz, "actorEntraId" text, "actorTenantId" text, actor text, event text,
      subject text, source text, "activityId" text, previous jsonb, next jsonb)) WITH ORDINALITY AS n
    ORDER BY ordinality`;
}
