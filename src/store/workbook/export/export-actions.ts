import { STATUS_WORDS, type Action, type ActionStatus } from '../../../domain/actions/action.ts';
import { rateAction, type BragThresholds } from '../../../domain/actions/brag.ts';
import { dayOf } from '../../../domain/calendar/dates.ts';
import type { ExportedAction, ExportedUpdate } from '../../../domain/workbook/exported-log.ts';
import type { Partnership } from '../../../domain/partnership/partnership.ts';
import { powerById } from '../../../domain/powers/catalogue.ts';
import { ACTION_COLUMNS, ACTION_JOINS, NOT_ERASED, toAction, type ActionRow } from '../../actions/action-rows.ts';
import type { Tx } from '../bulk-rows.ts';

/** Actions with their ratings as of the thresholds' day, and their histories, oldest entry first. */
export async function actionsOf(
  tx: Tx,
  partnership: Partnership,
  thresholds: BragThresholds,
): Promise<readonly ExportedAction[]> {
  const rows = await tx.$queryRaw<(ActionRow & { readonly evidence: string | null })[]>`
    SELECT ${ACTION_COLUMNS}, a.evidence
    FROM "Action" a ${ACTION_JOINS}
    WHERE a."partnershipId" = ${partnership.id} AND ${NOT_ERASED} ORDER BY a.number`;
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
    snoozed_until: action.snoozedUntil,
    snooze_reason: action.snoozeReason,
    power: powerById(action.powerId)?.name ?? action.powerId,
    safeguarding: action.safeguarding,
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
