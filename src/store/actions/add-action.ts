import type { Action } from '../../domain/actions/action.ts';
import type { Speaker } from '../../domain/people/person.ts';
import { refLike } from '../../domain/refs.ts';
import type { AddLabel, NewAction } from '../../ports/actions.ts';
import { ACTION_COLUMNS, ACTION_JOINS, toAction, type ActionRow } from './action-rows.ts';
import { writeNote } from '../audit/audit.ts';
import { StoreFault } from '../engine/fault.ts';
import type { Database } from '../engine/driver.ts';
import type { Prisma } from '../generated/client.ts';
import { storable } from '../engine/storable.ts';
import { writeUndoStep } from '../audit/undo-steps.ts';
import { useToken } from '../audit/used-tokens.ts';

/** What an undo step keeps of an action that was not there before. */
const WAS_ADDED = { added: true };

/**
 * Adds an action under the partnership's next number. Those who add at the same time wait for each other, so that no
 * number is given twice.
 * @returns null when the token was used already: the form was sent twice
 */
export async function addAction(
  { prisma }: Database,
  action: NewAction,
  speaker: Speaker,
  label: AddLabel,
): Promise<Action | null> {
  const { member } = speaker;
  const { at, batch, source, token } = label;
  const { partnershipId } = action;
  return prisma.$transaction(async (tx) => {
    if (token !== null && !(await useToken(tx, token, at))) return null;
    const { number, ref } = await nextRef(tx, partnershipId);
    const rows = await tx.$queryRaw<ActionRow[]>`
      WITH added AS (
        INSERT INTO "Action" ("partnershipId", ref, number, "nominalId", title, strand, "ownerId", "agencyId", raised,
                              due, "originalDue", "createdAt")
        VALUES (${partnershipId}, ${ref}, ${number}, ${action.nominalId}, ${storable(action.title)},
                ${action.strand}::"Strand", ${action.ownerId}, ${action.agencyId}, ${action.raised}::date,
                ${action.due}::date, ${action.due}::date, ${at}::timestamptz)
        RETURNING *
      ), history AS (
        INSERT INTO "Update" ("partnershipId", "actionId", at, "byId", kind, status)
        SELECT added."partnershipId", added.id, ${at}::timestamptz, ${member.id}::int, 'added', added.status FROM added
      )
      SELECT ${ACTION_COLUMNS} FROM added a ${ACTION_JOINS}`;
    const [row] = rows;
    if (row === undefined) throw new StoreFault('action not added', 'The action could not be added.');
    const undo = { memberId: member.id, batch, at };
    await writeUndoStep(tx, undo, {
      partnershipId,
      subject: 'action',
      subjectId: row.id,
      version: row.version,
      previous: WAS_ADDED,
    });
    await writeNote(tx, {
      partnershipId,
      at,
      actor: member.email,
      event: 'action.added',
      subject: ref,
      source,
      previous: null,
      next: { ...action, title: storable(action.title) },
    });
    return toAction(row);
  });
}

/** The number after the highest, written as the newest ref is. Holds the partnership's row until the end. */
async function nextRef(
  tx: Prisma.TransactionClient,
  partnershipId: number,
): Promise<{ readonly number: number; readonly ref: string }> {
  await tx.$queryRaw`SELECT id FROM "Partnership" WHERE id = ${partnershipId} FOR NO KEY UPDATE`;
  const rows = await tx.$queryRaw<{ number: number; ref: string }[]>`
    SELECT number, ref FROM "Action" WHERE "partnershipId" = ${partnershipId} ORDER BY number DESC LIMIT 1`;
  const [newest] = rows;
  const number = (newest?.number ?? 0) + 1;
  return { number, ref: refLike('A', number, newest?.ref ?? null) };
}
