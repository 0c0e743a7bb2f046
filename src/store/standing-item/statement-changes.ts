import type { StandingItem } from '../../domain/standing-item/standing-item.ts';
import type { Statements } from '../../domain/standing-item/statements.ts';
import type { AuditNote, UndoLabel } from '../../ports/audit.ts';
import { writeNote } from '../audit/audit.ts';
import type { Prisma, PrismaClient } from '../generated/client.ts';
import { STANDING_ITEM_COLUMNS } from './columns.ts';
import { jsonParameter } from '../engine/storable.ts';
import { writeUndoStep, type StepRow, type StepUndone, type Taker } from '../audit/undo-steps.ts';

interface StatementsUndo {
  readonly number: number;
  readonly before: Statements;
}

/** The statements, the undo step and the audit entry, or none of them. */
export async function restate(
  prisma: PrismaClient,
  item: StandingItem,
  statements: Statements,
  undo: UndoLabel,
  note: AuditNote,
): Promise<StandingItem | null> {
  return prisma.$transaction(async (tx) => {
    const written = await write(tx, item.id, item.revision, statements);
    if (written === null) return null;
    const previous: StatementsUndo = { number: item.number, before: item.statements };
    const { partnershipId } = note;
    const step = { subject: 'statements', subjectId: item.id, version: written.revision, previous } as const;
    await writeUndoStep(tx, undo, { partnershipId, ...step });
    await writeNote(tx, { ...note, previous: item.statements, next: statements });
    return written;
  });
}

/** Gives a draft its statements back, unless they were changed again or it was approved since. */
export async function undoStatements(tx: Prisma.TransactionClient, step: StepRow, taker: Taker): Promise<StepUndone> {
  const { speaker, at, source } = taker;
  const { number, before } = step.previous as StatementsUndo;
  const revision = step.version ?? 0;
  const written = await write(tx, step.subjectId, revision, before);
  if (written === null) return { undone: false, blockedBy: `Standing item ${String(number)}` };
  // The change before it left the statements as they are again, under a new revision.
  await tx.$executeRaw`
    UPDATE "UndoStep" SET version = ${written.revision}
    WHERE subject = 'statements' AND "subjectId" = ${step.subjectId} AND "undoneAt" IS NULL AND version = ${revision - 1}`;
  const note: AuditNote = {
    partnershipId: speaker.partnership.id,
    at,
    actor: speaker.member.email,
    event: 'standing-item.statements-undone',
    subject: `${String(written.number)}.${String(written.version)}`,
    source,
    next: before,
  };
  return {
    undone: true,
    what: `the statements of standing item ${String(number)} are as they were before`,
    action: null,
    note,
  };
}

/** null: it is no draft with these statements any more. */
async function write(
  tx: Prisma.TransactionClient,
  id: number,
  revision: number,
  statements: Statements,
): Promise<StandingItem | null> {
  const rows = await tx.$queryRaw<StandingItem[]>`
    WITH s AS (
      UPDATE "StandingItem" SET statements = ${jsonParameter(statements)}::jsonb, revision = revision + 1
      WHERE id = ${id} AND revision = ${revision} AND state = 'draft'
      RETURNING *)
    SELECT ${STANDING_ITEM_COLUMNS} FROM s`;
  return rows[0] ?? null;
}
