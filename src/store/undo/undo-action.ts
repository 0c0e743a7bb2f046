import type { AuditNote } from '../../ports/audit.ts';
import {
  differing,
  fieldColumns,
  lastUpdateColumns,
  type FieldColumns,
  type LastUpdateColumns,
} from '../actions/action-fields.ts';
import { ACTION_COLUMNS, ACTION_JOINS, toAction, type ActionRow } from '../actions/action-rows.ts';
import type { Prisma } from '../generated/client.ts';
import { jsonParameter } from '../engine/storable.ts';
import type { StepRow, StepUndone, Taker } from '../audit/undo-steps.ts';

type State = FieldColumns & LastUpdateColumns;

/**
 * Puts an action's fields back to what the step keeps, unless somebody has changed it since. An action that was added
 * is not deleted, because its history is append-only: it is cancelled as added by mistake.
 */
export async function undoAction(tx: Prisma.TransactionClient, step: StepRow, taker: Taker): Promise<StepUndone> {
  const { speaker, at, source } = taker;
  // The step's version is read anew: another step of the same batch may have moved it on.
  const found = await tx.$queryRaw<(ActionRow & { readonly leftAs: number | null })[]>`
    SELECT ${ACTION_COLUMNS}, (SELECT s.version FROM "UndoStep" s WHERE s.id = ${step.id}) AS "leftAs"
    FROM "Action" a ${ACTION_JOINS} WHERE a.id = ${step.subjectId} FOR UPDATE OF a`;
  const [row] = found;
  if (row === undefined) return { undone: false, blockedBy: 'That action' };
  if (row.version !== row.leftAs) return { undone: false, blockedBy: row.ref };
  const current = toAction(row);
  const now: State = { ...fieldColumns(current), ...lastUpdateColumns(current.lastUpdate) };
  const wasAdded = isAdded(step.previous);
  const back = wasAdded ? { ...now, status: 'cancelled' } : (step.previous as State);
  const text = wasAdded ? 'Added by mistake' : null;
  const rows = await tx.$queryRaw<ActionRow[]>`
    WITH changed AS (
      UPDATE "Action" a SET
        status = i.status::"ActionStatus", due = i.due, "originalDue" = i."originalDue",
        "requestedDue" = i."requestedDue", extensions = i.extensions, "ownerId" = i."ownerId",
        "agencyId" = i."agencyId", blocker = i.blocker, outcome = i.outcome, issued = i.issued,
        "handedOverAt" = i."handedOverAt", "acceptedAt" = i."acceptedAt", completed = i.completed,
        "confirmedById" = i."confirmedById",
        "confirmedAt" = CASE WHEN i."confirmedById" IS NULL THEN NULL ELSE a."confirmedAt" END,
        "snoozedUntil" = i."snoozedUntil", "snoozeReason" = i."snoozeReason",
        -- A step from before there were tags says nothing of them.
        "powerId" = i."powerId", safeguarding = coalesce(i.safeguarding, false),
        "lastUpdateAt" = i."lastUpdateAt", "lastUpdateBy" = i."lastUpdateBy", "lastUpdate" = i."lastUpdate",
        version = a.version + 1
      FROM jsonb_to_record(${jsonParameter(back)}::jsonb) AS i(
        status text, due date, "originalDue" date, "requestedDue" date, extensions int, "ownerId" int, "agencyId" int,
        blocker text, outcome text, issued date, "handedOverAt" timestamptz, "acceptedAt" timestamptz, completed date,
        "confirmedById" int, "snoozedUntil" date, "snoozeReason" text,
        "powerId" text, safeguarding boolean,
        "lastUpdateAt" timestamptz, "lastUpdateBy" text, "lastUpdate" text)
      WHERE a.id = ${row.id}
      RETURNING a.*
    ), history AS (
      INSERT INTO "Update" ("partnershipId", "actionId", at, "byId", kind, status, text)
      SELECT c."partnershipId", c.id, ${at}::timestamptz, ${speaker.member.id}::int, 'undone', c.status, ${text}::text
      FROM changed c
    ), earlier AS (
      -- The action is again as the change before left it, under a new version: what is known of that change follows.
      UPDATE "UndoStep" s SET version = c.version FROM changed c
      WHERE s.subject = 'action' AND s."subjectId" = c.id AND s."undoneAt" IS NULL AND s.version = ${row.version - 1}
    )
    SELECT ${ACTION_COLUMNS} FROM changed a ${ACTION_JOINS}`;
  const note: AuditNote = {
    partnershipId: row.partnershipId,
    at,
    actor: speaker.member.email,
    event: 'action.undone',
    subject: row.ref,
    source,
    previous: differing(now, back),
    next: differing(back, now),
  };
  return { undone: true, what: row.ref, action: rows[0] === undefined ? null : toAction(rows[0]), note };
}

function isAdded(previous: unknown): boolean {
  return typeof previous === 'object' && previous !== null && 'added' in previous;
}
