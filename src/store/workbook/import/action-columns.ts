import { hasEnded, type ActionStatus } from '../../../domain/actions/action.ts';
import { dayOf, instantAt, type IsoDate } from '../../../domain/calendar/dates.ts';
import { refNumber } from '../../../domain/refs.ts';
import type { ActionColumns } from '../../../domain/workbook/workbook.ts';
import type { OnWritten, Row } from '../bulk-rows.ts';
import type { MergedMembers } from './merge-people.ts';
import type { Changes } from './merge-sheet.ts';

/** What an action is merged against: its partnership, and where to find what it names. */
export interface ActionMerge {
  readonly partnershipId: number;
  readonly timezone: string;
  readonly now: Date;
  readonly members: Pick<MergedMembers, 'idByEmail' | 'agencyOf' | 'nameOf'>;
  readonly agencyId: (name: string | null) => number | null;
  readonly nominalId: (ref: string | null) => number | null;
  readonly onWritten?: OnWritten;
}

/** An action's columns, as far as a workbook can say them. */
export interface ActionState {
  readonly ref: string;
  readonly nominalId: number | null;
  readonly title: string;
  readonly strand: string | null;
  readonly tactic: string | null;
  readonly ownerId: number | null;
  readonly agencyId: number | null;
  readonly raised: IsoDate | null;
  readonly due: IsoDate | null;
  readonly originalDue: IsoDate | null;
  readonly extensions: number;
  readonly status: ActionStatus;
  readonly blocker: string | null;
  readonly outcome: string | null;
  readonly evidence: string | null;
  readonly completed: IsoDate | null;
  readonly handedOverAt: string | null;
  readonly acceptedAt: string | null;
  readonly lastUpdateAt: string | null;
  readonly lastUpdateBy: string | null;
  readonly lastUpdate: string | null;
  readonly snoozedUntil: IsoDate | null;
  readonly snoozeReason: string | null;
  readonly version: number;
}

export function addedAction(values: ActionColumns, merge: ActionMerge): Row {
  const owner = merge.members.idByEmail(values.owner_email);
  const status = values.status ?? (values.completed === null ? 'proposed' : 'completed');
  return {
    partnershipId: merge.partnershipId,
    number: numberOf(values),
    ref: values.ref,
    nominalId: merge.nominalId(values.nominal),
    title: values.title,
    strand: values.strand,
    tactic: values.tactic,
    ownerId: owner,
    agencyId: agencyOf(values, owner, merge),
    raised: values.raised,
    due: values.due,
    originalDue: values.original_due ?? values.due,
    extensions: values.extensions ?? 0,
    status,
    // The sheet has one cell of words; of a blocked action they say what blocks it.
    blocker: values.blocker ?? (status === 'blocked' ? values.update : null),
    outcome: values.outcome,
    evidence: values.evidence,
    completed: completedOn(status, values.completed, values.updated),
    ...lastUpdate(values, owner, merge),
  };
}

/** Only what the sheet changed since its last import is set; what follows from it comes with it. */
export function changedAction(values: ActionColumns, changes: Changes, before: ActionState, merge: ActionMerge): Row {
  const owner = changes.has('owner_email') ? merge.members.idByEmail(values.owner_email) : before.ownerId;
  const agencyMoves = changes.has('agency') || (changes.has('owner_email') && values.agency === null);
  return {
    ...(changes.has('ref') && { ref: values.ref }),
    ...(changes.has('nominal') && { nominalId: merge.nominalId(values.nominal) }),
    ...(changes.has('title') && { title: values.title }),
    ...(changes.has('strand') && { strand: values.strand }),
    ...(changes.has('tactic') && { tactic: values.tactic }),
    ...(changes.has('owner_email') && { ownerId: owner, ...handOver(owner, before, merge) }),
    ...(agencyMoves && { agencyId: agencyOf(values, owner, merge) }),
    ...(changes.has('raised') && { raised: values.raised }),
    ...(changes.has('outcome') && { outcome: values.outcome }),
    ...(changes.has('evidence') && { evidence: values.evidence }),
    ...endOfSnooze(values, changes, owner, before),
    ...changedDue(values, changes, before),
    ...changedStatus(values, changes, before),
    ...(isNewUpdate(values, changes, before, merge) && lastUpdate(values, owner, merge, before)),
  };
}

/** A new owner has yet to hear of it and to accept it, as in chat. */
function handOver(owner: number | null, before: ActionState, merge: ActionMerge): Row {
  return owner === null || owner === before.ownerId ? {} : { handedOverAt: merge.now.toISOString(), acceptedAt: null };
}

/** A new owner or due date ends a snooze, as it does in chat. */
function endOfSnooze(values: ActionColumns, changes: Changes, owner: number | null, before: ActionState): Row {
  const hasNewDue = changes.has('due') && values.due !== before.due;
  const ends = before.snoozedUntil !== null && (hasNewDue || owner !== before.ownerId);
  return ends ? { snoozedUntil: null, snoozeReason: null } : {};
}

/** A later date is one more extension, unless the sheet counts them itself. The first date stays. */
function changedDue(values: ActionColumns, changes: Changes, before: ActionState): Row {
  const later = before.due !== null && values.due !== null && values.due > before.due;
  return {
    ...(changes.has('due') && {
      due: values.due,
      originalDue: before.originalDue ?? values.due,
      extensions: before.extensions + (later ? 1 : 0),
    }),
    ...(changes.has('original_due') && values.original_due !== null && { originalDue: values.original_due }),
    ...(changes.has('extensions') && values.extensions !== null && { extensions: values.extensions }),
  };
}

function changedStatus(values: ActionColumns, changes: Changes, before: ActionState): Row {
  const status = changes.has('status') && values.status !== null ? values.status : before.status;
  const moved = status !== before.status;
  const completed = changes.has('completed') ? values.completed : before.completed;
  const blocker = changes.has('blocker') ? values.blocker : before.blocker;
  const because = blocker ?? (moved && !changes.has('blocker') ? values.update : null);
  return {
    ...(moved && { status }),
    ...((moved || changes.has('blocker')) && { blocker: status === 'blocked' ? because : null }),
    ...((moved || changes.has('completed')) && {
      completed: completedOn(status, completed, values.updated),
    }),
  };
}

/** The day an action ended; what was completed without a day was so when it was last updated. */
function completedOn(status: ActionStatus, completed: IsoDate | null, updated: IsoDate | null): IsoDate | null {
  if (!hasEnded(status) && status !== 'awaiting_confirmation') return null;
  return completed ?? (status === 'completed' ? updated : null);
}

function agencyOf(values: ActionColumns, owner: number | null, merge: ActionMerge): number | null {
  const owners = owner === null ? null : (merge.members.agencyOf.get(owner) ?? null);
  return values.agency === null ? owners : merge.agencyId(values.agency);
}

export function updateInstant(values: ActionColumns, merge: ActionMerge): Date {
  const day = values.updated ?? values.raised ?? dayOf(merge.now, merge.timezone);
  return instantAt(day, '00:00', merge.timezone);
}

/** The sheet's update as the action's last one, unless somebody has updated it later. */
function lastUpdate(
  values: ActionColumns,
  owner: number | null,
  merge: ActionMerge,
  before: Pick<ActionState, 'lastUpdateAt'> = { lastUpdateAt: null },
): Row {
  if (values.update === null && values.updated === null) {
    return before.lastUpdateAt === null ? { lastUpdateAt: null, lastUpdateBy: null, lastUpdate: null } : {};
  }
  const at = updateInstant(values, merge).toISOString();
  if (before.lastUpdateAt !== null && at < before.lastUpdateAt) return {};
  const by = owner === null ? null : (merge.members.nameOf.get(owner) ?? null);
  return { lastUpdateAt: at, lastUpdateBy: by, lastUpdate: values.update };
}

/** False for what the store exported itself: the words of the last update, under the day on which it was made. */
export function isNewUpdate(values: ActionColumns, changes: Changes, before: ActionState, merge: ActionMerge): boolean {
  if (!changes.has('update') && !changes.has('updated')) return false;
  const day = before.lastUpdateAt === null ? null : dayOf(new Date(before.lastUpdateAt), merge.timezone);
  return values.update !== before.lastUpdate || values.updated !== day;
}

export function numberOf(values: ActionColumns): number {
  return refNumber(values.ref, 'A') ?? 0;
}
