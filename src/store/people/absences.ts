import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Absence } from '../../domain/people/person.ts';
import type { AuditNote, UndoLabel } from '../../ports/audit.ts';
import type { NewAbsence } from '../../ports/people.ts';
import { writeNote } from '../audit/audit.ts';
import type { Database } from '../engine/driver.ts';
import { StoreFault } from '../engine/fault.ts';
import type { Prisma } from '../generated/client.ts';
import { writeUndoStep } from '../audit/undo-steps.ts';

/** What may change in an absence, as an undo step keeps it. */
export interface AwayState {
  readonly until: IsoDate;
  readonly ended: boolean;
}

/** How an absence is put back: as it was, or gone (null) where it was new; `after` is what the change left. */
export interface AwayUndo {
  readonly before: AwayState | null;
  readonly after: AwayState;
}

export async function addAbsence(
  { prisma }: Database,
  { memberId, ...absence }: NewAbsence,
  undo: UndoLabel,
  note: AuditNote,
): Promise<Absence> {
  return prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO "Away" ("memberId", "coverId", "from", until, "createdAt")
      VALUES (${memberId}, ${absence.coverId}, ${absence.from}::date, ${absence.until}::date, ${undo.at}::timestamptz)
      RETURNING id`;
    const id = rows[0]?.id;
    if (id === undefined) throw new StoreFault('absence not written', 'The absence could not be recorded.');
    await keep(tx, id, { before: null, after: { until: absence.until, ended: false } }, undo, note.partnershipId);
    await writeNote(tx, { ...note, previous: null, next: { memberId, ...absence } });
    return { id, ...absence };
  });
}

/** The member is back: the absence ends with `lastDay`, or never was when that is before it began. */
export async function endAbsence(
  { prisma }: Database,
  { id }: Pick<Absence, 'id'>,
  lastDay: IsoDate,
  undo: UndoLabel,
  note: AuditNote,
): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ from: IsoDate; until: IsoDate }[]>`
      SELECT "from"::text, until::text FROM "Away" WHERE id = ${id} AND "endedAt" IS NULL FOR UPDATE`;
    const [absence] = rows;
    if (absence === undefined) return;
    const after = lastDay < absence.from ? { until: absence.until, ended: true } : { until: lastDay, ended: false };
    await setAway(tx, id, after, undo.at);
    await keep(tx, id, { before: { until: absence.until, ended: false }, after }, undo, note.partnershipId);
    await writeNote(tx, { ...note, previous: { until: absence.until }, next: after });
  });
}

export async function setAway(tx: Prisma.TransactionClient, id: number, state: AwayState, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Away" SET until = ${state.until}::date, "endedAt" = CASE WHEN ${state.ended} THEN ${at}::timestamptz END
    WHERE id = ${id}`;
}

async function keep(
  tx: Prisma.TransactionClient,
  id: number,
  previous: AwayUndo,
  undo: UndoLabel,
  partnershipId: number,
): Promise<void> {
  await writeUndoStep(tx, undo, { partnershipId, subject: 'away', subjectId: id, version: null, previous });
}
