import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { AuditNote } from '../../ports/audit.ts';
import type { Prisma } from '../generated/client.ts';
import { digestsAreStale } from '../nominals/nominal-changes.ts';
import { jsonParameter } from '../engine/storable.ts';
import type { StepRow, StepUndone, Taker } from '../audit/undo-steps.ts';

/** What chat may change of a nominal; an undo step keeps those that it changed, as they were before. */
interface NominalState {
  readonly status: 'open' | 'closed';
  readonly closed: IsoDate | null;
  readonly reviewBy: IsoDate | null;
  readonly heldSince: IsoDate | null;
}

/** Puts back what a step keeps of a nominal, and nothing else, unless it was changed again since. */
export async function undoNominal(tx: Prisma.TransactionClient, step: StepRow, taker: Taker): Promise<StepUndone> {
  const { speaker, at, source } = taker;
  const [now] = await tx.$queryRaw<(NominalState & NominalKept)[]>`
    SELECT n.ref, n.version, (SELECT s.version FROM "UndoStep" s WHERE s.id = ${step.id}) AS "leftAs",
      n.status::text AS status, n.closed::text AS closed, n."reviewBy"::text AS "reviewBy",
      n."heldSince"::text AS "heldSince"
    FROM "Nominal" n WHERE n.id = ${step.subjectId} AND n."erasedAt" IS NULL FOR UPDATE OF n`;
  // Undone where others read along, it is said without the code.
  if (now === undefined || now.version !== now.leftAs) return { undone: false, blockedBy: 'That code' };
  const before = step.previous as Partial<NominalState>;
  const { ref, version, status, closed, reviewBy, heldSince } = now;
  const state: NominalState = { status, closed, reviewBy, heldSince };
  await tx.$executeRaw`
    UPDATE "Nominal" n SET status = i.status::"NominalStatus", closed = i.closed, "reviewBy" = i."reviewBy",
      "heldSince" = i."heldSince", version = n.version + 1
    FROM jsonb_to_record(${jsonParameter({ ...state, ...before })}::jsonb) AS i(
      status text, closed date, "reviewBy" date, "heldSince" date)
    WHERE n.id = ${step.subjectId}`;
  await digestsAreStale(tx, step.subjectId);
  // It is again as the change before left it, under a new version.
  await tx.$executeRaw`
    UPDATE "UndoStep" SET version = ${version + 1}
    WHERE subject = 'nominal' AND "subjectId" = ${step.subjectId} AND "undoneAt" IS NULL AND version = ${version - 1}`;
  const changed = Object.keys(before) as (keyof NominalState)[];
  const note: AuditNote = {
    partnershipId: speaker.partnership.id,
    at,
    actor: speaker.member.email,
    event: 'nominal.undone',
    subject: ref,
    source,
    previous: Object.fromEntries(changed.map((field) => [field, state[field]])),
    next: before,
  };
  return { undone: true, what: whatOf(before), action: null, note };
}

interface NominalKept {
  readonly ref: string;
  readonly version: number;
  readonly leftAs: number | null;
}

function whatOf(before: Partial<NominalState>): string {
  if (before.heldSince === undefined) return 'that code is as it was before';
  return before.heldSince === null ? 'that code is not held any more' : 'that code is held again';
}
