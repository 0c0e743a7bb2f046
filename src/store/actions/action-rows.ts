import type { Action, ActionStatus, Strand } from '../../domain/actions/action.ts';
import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { NominalKind } from '../../domain/refs.ts';
import { instant, type InJson } from '../engine/in-json.ts';
import { Prisma } from '../generated/client.ts';

/** An action with all that a card, a policy or a rating needs of its neighbours, in one row. */
export interface ActionRow {
  readonly id: number;
  readonly partnershipId: number;
  readonly ref: string;
  readonly number: number;
  readonly title: string;
  readonly strand: Strand | null;
  readonly tactic: string | null;
  readonly raised: IsoDate | null;
  readonly due: IsoDate | null;
  readonly originalDue: IsoDate | null;
  readonly extensions: number;
  readonly status: ActionStatus;
  readonly blocker: string | null;
  readonly outcome: string | null;
  readonly issued: IsoDate | null;
  readonly handedOverAt: Date | null;
  readonly acceptedAt: Date | null;
  readonly requestedDue: IsoDate | null;
  readonly completed: IsoDate | null;
  readonly confirmedById: number | null;
  readonly snoozedUntil: IsoDate | null;
  readonly snoozeReason: string | null;
  readonly powerId: string | null;
  readonly safeguarding: boolean;
  readonly lastUpdateAt: Date | null;
  readonly lastUpdateBy: string | null;
  readonly lastUpdate: string | null;
  readonly version: number;
  readonly ownerId: number | null;
  readonly ownerName: string | null;
  readonly ownerEmail: string | null;
  readonly agencyId: number | null;
  readonly agencyName: string | null;
  readonly nominalRef: string | null;
  readonly nominalKind: NominalKind | null;
  readonly nominalNumber: number | null;
  readonly nominalOpen: boolean | null;
  readonly clearedAgencyIds: readonly number[];
}

/** Dates come as text: a day has no zone, and a Date would give it one. */
export const ACTION_COLUMNS = Prisma.sql`
  a.id, a."partnershipId", a.ref, a.number, a.title, a.strand::text AS strand, a.tactic,
  a.raised::text AS raised, a.due::text AS due, a."originalDue"::text AS "originalDue", a.extensions,
  a.status::text AS status, a.blocker, a.outcome, a.issued::text AS issued, a."handedOverAt", a."acceptedAt",
  a."requestedDue"::text AS "requestedDue", a.completed::text AS completed, a."confirmedById",
  a."snoozedUntil"::text AS "snoozedUntil", a."snoozeReason", a."powerId", a.safeguarding,
  a."lastUpdateAt", a."lastUpdateBy", a."lastUpdate", a.version,
  a."ownerId", o.name AS "ownerName", o.email AS "ownerEmail",
  a."agencyId", g.name AS "agencyName",
  n.ref AS "nominalRef", n.kind::text AS "nominalKind", n.number AS "nominalNumber", n.status = 'open' AS "nominalOpen",
  ARRAY(SELECT n."leadAgencyId" WHERE n."leadAgencyId" IS NOT NULL
        UNION SELECT c."agencyId" FROM "NominalAgency" c WHERE c."nominalId" = n.id) AS "clearedAgencyIds"`;

/** The neighbours of an action, which the statement calls `a`. */
export const ACTION_JOINS = Prisma.sql`
  LEFT JOIN "Member" o ON o.id = a."ownerId"
  LEFT JOIN "Agency" g ON g.id = a."agencyId"
  LEFT JOIN "Nominal" n ON n.id = a."nominalId"`;

/**
 * What was done about a nominal whose content was erased is left for the counts alone: nobody is shown it, and so nobody
 * writes to it.
 */
export const NOT_ERASED = Prisma.sql`n."erasedAt" IS NULL`;

export function toAction(row: ActionRow): Action {
  return {
    id: row.id,
    partnershipId: row.partnershipId,
    ref: row.ref,
    number: row.number,
    title: row.title,
    nominal: toNominalRef(row),
    strand: row.strand,
    tactic: row.tactic,
    owner: row.ownerId === null ? null : { id: row.ownerId, name: row.ownerName ?? '', email: row.ownerEmail ?? '' },
    agency: row.agencyId === null ? null : { id: row.agencyId, name: row.agencyName ?? '' },
    raised: row.raised,
    due: row.due,
    originalDue: row.originalDue,
    extensions: row.extensions,
    status: row.status,
    blocker: row.blocker,
    outcome: row.outcome,
    issued: row.issued,
    handedOverAt: row.handedOverAt,
    acceptedAt: row.acceptedAt,
    requestedDue: row.requestedDue,
    completed: row.completed,
    confirmedById: row.confirmedById,
    snoozedUntil: row.snoozedUntil,
    snoozeReason: row.snoozeReason,
    powerId: row.powerId,
    safeguarding: row.safeguarding,
    lastUpdate: row.lastUpdateAt === null ? null : { at: row.lastUpdateAt, by: row.lastUpdateBy, text: row.lastUpdate },
    version: row.version,
  };
}

/** The same of a row that came as JSON. */
export function toActionFromJson(row: InJson<ActionRow>): Action {
  return toAction({
    ...row,
    handedOverAt: instant(row.handedOverAt),
    acceptedAt: instant(row.acceptedAt),
    lastUpdateAt: instant(row.lastUpdateAt),
  });
}

function toNominalRef(row: ActionRow): Action['nominal'] {
  if (row.nominalRef === null || row.nominalKind === null || row.nominalNumber === null) return null;
  return {
    ref: row.nominalRef,
    kind: row.nominalKind,
    number: row.nominalNumber,
    open: row.nominalOpen ?? false,
    clearedAgencyIds: row.clearedAgencyIds,
  };
}
