import type { NewProgramme, Programme, ProgrammeFigures } from '../../domain/registers/programme.ts';
import type { AuditNote, UndoLabel } from '../../ports/audit.ts';
import { writeNote } from '../audit/audit.ts';
import { Prisma, type PrismaClient } from '../generated/client.ts';
import { jsonParameter } from '../engine/storable.ts';
import { writeUndoStep, type StepRow, type StepUndone, type Taker } from '../audit/undo-steps.ts';

/** `before` null: it was added. */
interface ProgrammeUndo {
  readonly name: string;
  readonly before: ProgrammeFigures | null;
  readonly after: ProgrammeFigures;
}

const FIGURES = Prisma.sql`"sessionsPlanned", "sessionsDelivered", referred, started, completed`;

/** In the order in which they came, which is how the standing item numbers them. */
export function programmesOf(prisma: PrismaClient, partnershipId: number): Promise<Programme[]> {
  return prisma.$queryRaw<Programme[]>`
    SELECT id, row_number() OVER (ORDER BY id)::int AS number, name, venue,
      coalesce(partners, '{}') AS partners, starts::text AS starts, weeks, ${FIGURES}
    FROM "Programme" WHERE "partnershipId" = ${partnershipId} ORDER BY id`;
}

/** The figures, the undo step and the audit entry, or none of them. */
export async function reportProgramme(
  prisma: PrismaClient,
  programme: Programme,
  after: ProgrammeFigures,
  undo: UndoLabel,
  note: AuditNote,
): Promise<boolean> {
  const before = figuresOf(programme);
  return prisma.$transaction(async (tx) => {
    if (!(await write(tx, programme.id, before, after))) return false;
    await writeStep(tx, programme.id, { name: called(programme), before, after }, undo, note);
    await writeNote(tx, { ...note, previous: before, next: after });
    return true;
  });
}

/** null: there is one of this name and venue already. */
export async function addProgramme(
  prisma: PrismaClient,
  { name, venue, partners, starts, weeks, sessionsPlanned }: NewProgramme,
  undo: UndoLabel,
  note: AuditNote,
): Promise<boolean> {
  return prisma.$transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ id: number }[]>`
      INSERT INTO "Programme" ("partnershipId", name, venue, partners, starts, weeks, "sessionsPlanned")
      SELECT ${note.partnershipId}, ${name}, ${venue}, ${[...partners]}::text[], ${starts}::date, ${weeks}, ${sessionsPlanned}
      WHERE NOT EXISTS (SELECT FROM "Programme" WHERE "partnershipId" = ${note.partnershipId}
        AND lower(name) = lower(${name}) AND lower(venue) = lower(${venue}))
      ON CONFLICT DO NOTHING RETURNING id`;
    const [row] = rows;
    if (row === undefined) return false;
    const none = { referred: null, started: null, completed: null, sessionsDelivered: null };
    await writeStep(
      tx,
      row.id,
      { name: called({ name, venue }), before: null, after: { ...none, sessionsPlanned } },
      undo,
      note,
    );
    await writeNote(tx, { ...note, next: { name, venue, partners, starts, weeks, sessionsPlanned } });
    return true;
  });
}

/** Gives a programme its figures back, or takes away one that was added, unless it was changed again since. */
export async function undoProgramme(tx: Prisma.TransactionClient, step: StepRow, taker: Taker): Promise<StepUndone> {
  const { speaker, at, source } = taker;
  const { name, before, after } = step.previous as ProgrammeUndo;
  const isUndone =
    before === null ? await remove(tx, step.subjectId, after) : await write(tx, step.subjectId, after, before);
  if (!isUndone) return { undone: false, blockedBy: name };
  const note: AuditNote = {
    partnershipId: speaker.partnership.id,
    at,
    actor: speaker.member.email,
    event: 'programme.undone',
    subject: name,
    source,
    previous: after,
    next: before,
  };
  const what = before === null ? `${name} is not a programme any more` : `${name} is as it was before`;
  return { undone: true, what, action: null, note };
}

function writeStep(
  tx: Prisma.TransactionClient,
  subjectId: number,
  previous: ProgrammeUndo,
  undo: UndoLabel,
  { partnershipId }: AuditNote,
): Promise<void> {
  return writeUndoStep(tx, undo, { partnershipId, subject: 'programme', subjectId, version: null, previous });
}

/** Several programmes share a name and differ by their venue. */
function called({ name, venue }: Pick<Programme, 'name' | 'venue'>): string {
  return venue === '' ? name : `${name} at ${venue}`;
}

function figuresOf({ referred, started, completed, sessionsPlanned, sessionsDelivered }: Programme): ProgrammeFigures {
  return { referred, started, completed, sessionsPlanned, sessionsDelivered };
}

/** Whether a programme has these figures. */
function has(figures: ProgrammeFigures): Prisma.Sql {
  return Prisma.sql`(${FIGURES}) IS NOT DISTINCT FROM (${figures.sessionsPlanned}::int, ${figures.sessionsDelivered}::int,
    ${figures.referred}::int, ${figures.started}::int, ${figures.completed}::int)`;
}

/** False: its figures are others by now. */
async function write(
  tx: Prisma.TransactionClient,
  id: number,
  from: ProgrammeFigures,
  to: ProgrammeFigures,
): Promise<boolean> {
  const written = await tx.$executeRaw`
    UPDATE "Programme" SET (${FIGURES}) = (SELECT ${FIGURES} FROM jsonb_to_record(${jsonParameter(to)}::jsonb)
      AS i("sessionsPlanned" int, "sessionsDelivered" int, referred int, started int, completed int))
    WHERE id = ${id} AND ${has(from)}`;
  return written > 0;
}

async function remove(tx: Prisma.TransactionClient, id: number, asItWas: ProgrammeFigures): Promise<boolean> {
  return (await tx.$executeRaw`DELETE FROM "Programme" WHERE id = ${id} AND ${has(asItWas)}`) > 0;
}
