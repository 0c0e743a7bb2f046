import type { Action } from '../../domain/actions/action.ts';
import { countsAsUpdate, type Change } from '../../domain/actions/change.ts';
import type { Speaker } from '../../domain/people/person.ts';
import { canSeeNominalOf } from '../../domain/policy/policy.ts';
import type { RecordChanges, Recorded } from '../../ports/actions.ts';
import {
  differing,
  fieldColumns,
  lastUpdateColumns,
  type FieldColumns,
  type LastUpdateColumns,
} from './action-fields.ts';
import { askJson, type Database } from '../engine/driver.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import { jsonParameter, storable, storableOrNull } from '../engine/storable.ts';

/** One change as the statement reads it: the columns after it, and what its history, undo step and audit entry say. */
interface ChangeInput extends FieldColumns, LastUpdateColumns {
  readonly id: number;
  readonly version: number;
  readonly kind: string;
  readonly text: string | null;
  readonly undo: FieldColumns & LastUpdateColumns;
  readonly audit_previous: Partial<FieldColumns>;
  /** `nominal`: the code that the card in the answer shows. */
  readonly audit_next: Partial<FieldColumns> &
    Readonly<Record<'text' | 'nominal', string | null>> & { readonly update: string };
}

/**
 * Records decided changes in one statement, all or nothing: the actions under their versions, their history, the undo
 * steps, the audit entries and the card's token. The guard is part of the statement: unless every action still has the
 * version that the change was decided on (locked, in one order for all writers) and the token was not used, no part of
 * it writes a row. One statement is one round trip and one commit.
 */
export async function recordChanges(database: Database, request: RecordChanges): Promise<Recorded> {
  const { speaker, at, batch, source, token } = request;
  const { member } = speaker;
  const input = request.changes.map((change) => toInput(change, speaker, at));
  // Named apart from the input, so that they are looked up by their key however large the log has grown.
  const ids = input.map(({ id }) => id);
  const versions = await askJson<Readonly<Record<number, number>>>(
    database,
    Prisma.sql`
    WITH input AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${jsonParameter(input)}::jsonb) AS i(
        id int, version int, kind text, text text, undo jsonb, audit_previous jsonb, audit_next jsonb,
        status text, due date, "originalDue" date, "requestedDue" date, extensions int, "ownerId" int, "agencyId" int,
        blocker text, outcome text, issued date, "handedOverAt" timestamptz, "acceptedAt" timestamptz, completed date,
        "confirmedById" int, "snoozedUntil" date, "snoozeReason" text,
        "powerId" text, safeguarding boolean,
        "lastUpdateAt" timestamptz, "lastUpdateBy" text, "lastUpdate" text)
    ), locked AS MATERIALIZED (
      SELECT a.id FROM "Action" a JOIN input i ON i.id = a.id AND i.version = a.version
      WHERE a.id = ANY(${ids}::int[]) AND a."partnershipId" = ${member.partnershipId}
      ORDER BY a.id
      FOR UPDATE OF a
    ), current AS MATERIALIZED (
      SELECT (SELECT count(*) FROM locked) = (SELECT count(*) FROM input) AS ok
    ), used AS (
      INSERT INTO "UsedToken" (token, "usedAt")
      SELECT ${token}::text, ${at}::timestamptz FROM current WHERE ok AND ${token}::text IS NOT NULL
      ON CONFLICT DO NOTHING
      RETURNING token
    ), go AS MATERIALIZED (
      SELECT ok AND (${token}::text IS NULL OR EXISTS (SELECT FROM used)) AS ok FROM current
    ), changed AS (
      UPDATE "Action" a SET
        status = i.status::"ActionStatus", due = i.due, "originalDue" = i."originalDue",
        "requestedDue" = i."requestedDue", extensions = i.extensions, "ownerId" = i."ownerId",
        "agencyId" = i."agencyId", blocker = i.blocker, outcome = i.outcome, issued = i.issued,
        "handedOverAt" = i."handedOverAt", "acceptedAt" = i."acceptedAt", completed = i.completed,
        "confirmedById" = i."confirmedById",
        "confirmedAt" = CASE WHEN i."confirmedById" IS NULL THEN NULL
                             WHEN i."confirmedById" = a."confirmedById" THEN a."confirmedAt"
                             ELSE ${at}::timestamptz END,
        "snoozedUntil" = i."snoozedUntil", "snoozeReason" = i."snoozeReason",
        "powerId" = i."powerId", safeguarding = i.safeguarding,
        "lastUpdateAt" = i."lastUpdateAt", "lastUpdateBy" = i."lastUpdateBy", "lastUpdate" = i."lastUpdate",
        version = a.version + 1
      FROM input i, go
      WHERE go.ok AND a.id = ANY(${ids}::int[]) AND a.id = i.id
      RETURNING a.id, a."partnershipId", a.ref, a.status, a.version
    ), history AS (
      INSERT INTO "Update" ("partnershipId", "actionId", at, "byId", kind, status, text)
      SELECT c."partnershipId", c.id, ${at}::timestamptz, ${member.id}::int, i.kind::"UpdateKind", c.status, i.text
      FROM changed c JOIN input i ON i.id = c.id
    ), undo AS (
      INSERT INTO "UndoStep" ("partnershipId", "memberId", batch, at, subject, "subjectId", version, previous)
      SELECT c."partnershipId", ${member.id}::int, ${batch}::uuid, ${at}::timestamptz, 'action', c.id, c.version, i.undo
      FROM changed c JOIN input i ON i.id = c.id
    ), audit AS MATERIALIZED (
      SELECT clerk_append_audit(${member.partnershipId}::int, jsonb_agg(jsonb_build_object(
        'at', ${at}::timestamptz, 'actorEntraId', ${source.entraId}::text, 'actorTenantId', ${source.tenantId}::text,
        'actor', ${member.email}::text, 'event', 'action.changed', 'source', ${source.from}::text,
        'activityId', ${source.activityId}::text, 'subject', c.ref, 'previous', i.audit_previous, 'next', i.audit_next)
        ORDER BY c.id)) AS appended
      FROM changed c JOIN input i ON i.id = c.id
      HAVING count(*) > 0
    )
    SELECT coalesce(json_object_agg(c.id, c.version), '{}')::text
    FROM changed c WHERE EXISTS (SELECT FROM audit WHERE appended > 0)`,
  );
  const isRecorded = input.every(({ id }) => id in versions);
  if (isRecorded) return { recorded: true, actions: asRecorded(versions, request) };
  return { recorded: false, because: (await isUsed(database.prisma, token)) ? 'token used' : 'changed meanwhile' };
}

function toInput(change: Change, speaker: Speaker, at: Date): ChangeInput {
  const { action, set, update } = change;
  const by = speaker.member.name;
  const nominal = canSeeNominalOf(speaker, action) ? (action.nominal?.ref ?? null) : null;
  const before = fieldColumns(action);
  const after = fieldColumns({ ...action, ...set });
  const text = storableOrNull(update.text);
  const lastBefore = lastUpdateColumns(action.lastUpdate);
  const lastAfter = { lastUpdateAt: at.toISOString(), lastUpdateBy: storable(by), lastUpdate: text };
  return {
    id: action.id,
    version: action.version,
    ...after,
    ...(countsAsUpdate(update.kind) ? lastAfter : lastBefore),
    kind: update.kind,
    text,
    undo: { ...before, ...lastBefore },
    audit_previous: differing(before, after),
    audit_next: { ...differing(after, before), update: update.kind, text, nominal },
  };
}

/** The actions as they now are: the guard held, so each is what the change was decided on, with what the change set. */
function asRecorded(versions: Readonly<Record<number, number>>, request: RecordChanges): readonly Action[] {
  const by = request.speaker.member.name;
  return request.changes.map(({ action, set, update }) => ({
    ...action,
    ...set,
    lastUpdate: countsAsUpdate(update.kind)
      ? { at: request.at, by, text: storableOrNull(update.text) }
      : action.lastUpdate,
    version: versions[action.id] ?? action.version,
  }));
}

/** Only asked after a failure: the statement itself saw the database as it was before it waited for others. */
async function isUsed(prisma: PrismaClient, token: string | null): Promise<boolean> {
  if (token === null) return false;
  const rows = await prisma.$queryRaw<unknown[]>`SELECT 1 FROM "UsedToken" WHERE token = ${token}`;
  return rows.length > 0;
}
