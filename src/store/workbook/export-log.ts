import type { Action } from '../../domain/action.ts';
import { STATUS_WORDS, type ActionStatus } from '../../domain/action.ts';
import { bragThresholds, rateAction, type BragThresholds } from '../../domain/brag.ts';
import { dayOf } from '../../domain/dates.ts';
import type {
  ExportedAction,
  ExportedLog,
  ExportedNudge,
  ExportedRow,
  ExportedStandingItem,
  ExportedUpdate,
} from '../../domain/exported-log.ts';
import type { Meeting } from '../../domain/meeting.ts';
import type { Partnership } from '../../domain/partnership.ts';
import { ACTION_COLUMNS, ACTION_JOINS, toAction, type ActionRow } from '../action-rows.ts';
import { writeNote } from '../audit.ts';
import type { PrismaClient } from '../generated/client.ts';
import { asFault } from '../throwing-faults.ts';
import type { Tx } from './bulk-rows.ts';

const HANDLING = 'Share only with those who need to know for this partnership’s work. Not for publication.';

/** Everything is read as of one moment, whatever people change meanwhile. */
const ONE_MOMENT = { isolationLevel: 'RepeatableRead', maxWait: 60_000, timeout: 300_000 } as const;

/** The whole log of a partnership; that it was exported is written to the audit trail. */
export async function exportLog(
  prisma: PrismaClient,
  partnership: Partnership,
  format: string,
  now: Date,
): Promise<ExportedLog> {
  const exported = prisma.$transaction(async (tx) => {
    const log = await readLog(tx, partnership, now);
    await writeNote(tx, {
      partnershipId: partnership.id,
      at: now,
      actor: 'command line',
      event: 'log.exported',
      subject: partnership.code,
      source: { from: 'command line', entraId: null, tenantId: null, activityId: null },
      next: { format, actions: log.actions.length },
    });
    return log;
  }, ONE_MOMENT);
  return exported.catch((error: unknown) => {
    throw asFault(error);
  });
}

async function readLog(tx: Tx, partnership: Partnership, now: Date): Promise<ExportedLog> {
  const { id, settings } = partnership;
  const meetings = await meetingsOf(tx, id);
  return {
    marking: partnership.marking,
    handling: HANDLING,
    exported_at: now.toISOString(),
    partnership: [
      {
        code: partnership.code,
        name: partnership.name,
        board: partnership.board,
        timezone: partnership.timezone,
        marking: partnership.marking,
        meeting_pattern: partnership.meetingPattern,
        board_pattern: partnership.boardPattern,
        meeting_time: partnership.meetingTime,
        confirmation: settings.confirmation ? 'on' : 'off',
        extension_approval: settings.extensionApproval ? 'on' : 'off',
        tenant_id: partnership.tenantId,
      },
    ],
    members: await membersOf(tx, id),
    nominals: await nominalsOf(tx, id),
    profiles: await profilesOf(tx, id),
    meetings: meetings.map(({ kind, startsAt, venue, status }) => ({
      kind,
      starts: startsAt.toISOString(),
      venue,
      status,
    })),
    actions: await actionsOf(tx, partnership, bragThresholds(partnership, meetings, now)),
    programmes: await programmesOf(tx, id),
    nudges: await nudgesOf(tx, id),
    standing_items: await standingItemsOf(tx, id),
  };
}

async function membersOf(tx: Tx, partnershipId: number): Promise<readonly ExportedRow<'members'>[]> {
  return tx.$queryRaw<ExportedRow<'members'>[]>`
    SELECT m.name, m.email, m."entraId" AS entra_id, g.name AS agency, array_to_string(m.roles, ';') AS role,
      d.email AS deputy_email, m.account::text AS account
    FROM "Member" m LEFT JOIN "Agency" g ON g.id = m."agencyId" LEFT JOIN "Member" d ON d.id = m."deputyId"
    WHERE m."partnershipId" = ${partnershipId} ORDER BY m.id`;
}

async function nominalsOf(tx: Tx, partnershipId: number): Promise<readonly ExportedRow<'nominals'>[]> {
  return tx.$queryRaw<ExportedRow<'nominals'>[]>`
    SELECT n.ref, n.kind::text AS kind, nullif(array_to_string(n.categories, ';'), '') AS categories,
      n.status::text AS status, g.name AS lead_agency,
      (SELECT string_agg(a.name, ';' ORDER BY a.name) FROM "NominalAgency" c JOIN "Agency" a ON a.id = c."agencyId"
       WHERE c."nominalId" = n.id) AS agencies,
      p.ref AS profile, n.opened::text AS opened, n.closed::text AS closed
    FROM "Nominal" n LEFT JOIN "Agency" g ON g.id = n."leadAgencyId" LEFT JOIN "Profile" p ON p.id = n."profileId"
    WHERE n."partnershipId" = ${partnershipId} ORDER BY n.kind, n.number`;
}

async function profilesOf(tx: Tx, partnershipId: number): Promise<readonly ExportedRow<'profiles'>[]> {
  return tx.$queryRaw<ExportedRow<'profiles'>[]>`
    SELECT ref, title, kind::text AS kind, "producedBy" AS produced_by, requested::text AS requested,
      received::text AS received, accepted::text AS accepted, "reviewBy"::text AS review_by
    FROM "Profile" WHERE "partnershipId" = ${partnershipId} ORDER BY number`;
}

async function meetingsOf(tx: Tx, partnershipId: number): Promise<readonly Meeting[]> {
  return tx.$queryRaw<Meeting[]>`
    SELECT id, kind::text AS kind, "startsAt", venue, status::text AS status
    FROM "Meeting" WHERE "partnershipId" = ${partnershipId} ORDER BY "startsAt", id`;
}

async function actionsOf(
  tx: Tx,
  partnership: Partnership,
  thresholds: BragThresholds,
): Promise<readonly ExportedAction[]> {
  const rows = await tx.$queryRaw<(ActionRow & { readonly evidence: string | null })[]>`
    SELECT ${ACTION_COLUMNS}, a.evidence
    FROM "Action" a ${ACTION_JOINS}
    WHERE a."partnershipId" = ${partnership.id} ORDER BY a.number`;
  const updates = await updatesOf(tx, partnership.id);
  return rows.map((row) => {
    const action = toAction(row);
    return { ...columns(action, row.evidence, partnership.timezone, thresholds), updates: updates.get(row.id) ?? [] };
  });
}

function columns(
  action: Action,
  evidence: string | null,
  timezone: string,
  thresholds: BragThresholds,
): Omit<ExportedAction, 'updates'> {
  const { rating, reason } = rateAction(action, thresholds);
  const { lastUpdate } = action;
  return {
    ref: action.ref,
    nominal: action.nominal?.ref ?? null,
    title: action.title,
    strand: action.strand,
    tactic: action.tactic,
    owner_email: action.owner?.email ?? null,
    agency: action.agency?.name ?? null,
    raised: action.raised,
    due: action.due,
    status: STATUS_WORDS[action.status],
    updated: lastUpdate === null ? null : dayOf(lastUpdate.at, timezone),
    update: lastUpdate?.text ?? null,
    completed: action.completed,
    original_due: action.originalDue,
    extensions: action.extensions,
    blocker: action.blocker,
    outcome: action.outcome,
    evidence,
    rating,
    rating_reason: reason,
    version: action.version,
    accepted: action.acceptedAt?.toISOString() ?? null,
    requested_due: action.requestedDue,
  };
}

async function updatesOf(tx: Tx, partnershipId: number): Promise<ReadonlyMap<number, readonly ExportedUpdate[]>> {
  const rows = await tx.$queryRaw<
    (Omit<ExportedUpdate, 'at' | 'status'> & { actionId: number; at: Date; status: ActionStatus })[]
  >`
    SELECT u."actionId", u.at, m.email AS by, u.kind::text AS kind, u.status::text AS status, u.text
    FROM "Update" u LEFT JOIN "Member" m ON m.id = u."byId"
    WHERE u."partnershipId" = ${partnershipId} ORDER BY u.at, u.id`;
  const byAction = new Map<number, ExportedUpdate[]>();
  for (const { actionId, at, by, kind, status, text } of rows) {
    const entry = { at: at.toISOString(), by, kind, status: STATUS_WORDS[status], text };
    const entries = byAction.get(actionId);
    if (entries === undefined) byAction.set(actionId, [entry]);
    else entries.push(entry);
  }
  return byAction;
}

async function programmesOf(tx: Tx, partnershipId: number): Promise<readonly ExportedRow<'programmes'>[]> {
  return tx.$queryRaw<ExportedRow<'programmes'>[]>`
    SELECT name, nullif(venue, '') AS venue, nullif(array_to_string(partners, ';'), '') AS partners,
      starts::text AS starts, weeks, "sessionsPlanned" AS sessions_planned, "sessionsDelivered" AS sessions_delivered,
      referred, started, completed
    FROM "Programme" WHERE "partnershipId" = ${partnershipId} ORDER BY id`;
}

async function nudgesOf(tx: Tx, partnershipId: number): Promise<readonly ExportedNudge[]> {
  const rows = await tx.$queryRaw<(Omit<ExportedNudge, 'due' | 'sent_at'> & { due: Date; sent_at: Date | null })[]>`
    SELECT m.email AS person, n.subject, n.kind::text AS kind, n.rung, n.due, n.state::text AS state, n.reason,
      n."sentAt" AS sent_at, n."activityId" AS activity_id
    FROM "Nudge" n JOIN "Member" m ON m.id = n."memberId"
    WHERE n."partnershipId" = ${partnershipId} ORDER BY n.due, n.id`;
  return rows.map((row) => ({ ...row, due: row.due.toISOString(), sent_at: row.sent_at?.toISOString() ?? null }));
}

async function standingItemsOf(tx: Tx, partnershipId: number): Promise<readonly ExportedStandingItem[]> {
  const rows = await tx.$queryRaw<
    (Omit<ExportedStandingItem, 'from' | 'to' | 'posted_at'> & { from: Date; to: Date; posted_at: Date | null })[]
  >`
    SELECT s.number, s.version, s.state::text AS state, s."from", s."to", s.figures, m.email AS approved_by,
      s."postedAt" AS posted_at
    FROM "StandingItem" s LEFT JOIN "Member" m ON m.id = s."approvedById"
    WHERE s."partnershipId" = ${partnershipId} ORDER BY s.number, s.version`;
  return rows.map((row) => ({
    ...row,
    from: row.from.toISOString(),
    to: row.to.toISOString(),
    posted_at: row.posted_at?.toISOString() ?? null,
  }));
}
