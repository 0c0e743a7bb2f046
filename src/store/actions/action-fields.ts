import type { Action } from '../../domain/actions/action.ts';
import type { ActionFields } from '../../domain/actions/change.ts';
import { storableOrNull } from '../engine/storable.ts';

/** The fields of an action that a change may set, as its columns hold them. */
export interface FieldColumns {
  readonly status: string;
  readonly due: string | null;
  readonly originalDue: string | null;
  readonly requestedDue: string | null;
  readonly extensions: number;
  readonly ownerId: number | null;
  readonly agencyId: number | null;
  readonly blocker: string | null;
  readonly outcome: string | null;
  readonly issued: string | null;
  readonly handedOverAt: string | null;
  readonly acceptedAt: string | null;
  readonly completed: string | null;
  readonly confirmedById: number | null;
  readonly snoozedUntil: string | null;
  readonly snoozeReason: string | null;
  readonly powerId: string | null;
  readonly safeguarding: boolean;
}

/** The last update as an action's own columns hold it. */
export interface LastUpdateColumns {
  readonly lastUpdateAt: string | null;
  readonly lastUpdateBy: string | null;
  readonly lastUpdate: string | null;
}

export function fieldColumns(fields: ActionFields): FieldColumns {
  return {
    status: fields.status,
    due: fields.due,
    originalDue: fields.originalDue,
    requestedDue: fields.requestedDue,
    extensions: fields.extensions,
    ownerId: fields.owner?.id ?? null,
    agencyId: fields.agency?.id ?? null,
    blocker: storableOrNull(fields.blocker),
    outcome: storableOrNull(fields.outcome),
    issued: fields.issued,
    handedOverAt: fields.handedOverAt?.toISOString() ?? null,
    acceptedAt: fields.acceptedAt?.toISOString() ?? null,
    completed: fields.completed,
    confirmedById: fields.confirmedById,
    snoozedUntil: fields.snoozedUntil,
    snoozeReason: storableOrNull(fields.snoozeReason),
    powerId: fields.powerId,
    safeguarding: fields.safeguarding,
  };
}

export function lastUpdateColumns(lastUpdate: Action['lastUpdate']): LastUpdateColumns {
  return {
    lastUpdateAt: lastUpdate?.at.toISOString() ?? null,
    lastUpdateBy: lastUpdate?.by ?? null,
    lastUpdate: storableOrNull(lastUpdate?.text ?? null),
  };
}

/** The columns in which two states differ, with the values of the first: what an audit entry shows. */
export function differing<T extends object>(state: T, from: T): Partial<T> {
  const changed = Object.keys(state).filter((key) => state[key as keyof T] !== from[key as keyof T]);
  return Object.fromEntries(changed.map((key) => [key, state[key as keyof T]])) as Partial<T>;
}
