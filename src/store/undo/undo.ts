import type { Action } from '../../domain/actions/action.ts';
import type { Speaker } from '../../domain/people/person.ts';
import type { Undo, Undone } from '../../ports/undo.ts';
import type { AuditNote, Source } from '../../ports/audit.ts';
import { writeNotes } from '../audit/audit.ts';
import { inPartnership } from '../engine/partnership-area.ts';
import type { PrismaClient } from '../generated/client.ts';
import { undoLocalProfile } from '../registers/local-profile.ts';
import { undoProfile } from '../registers/profiles.ts';
import { undoProgramme } from '../registers/programmes.ts';
import { undoThreat } from '../registers/threats.ts';
import { undoStatements } from '../standing-item/statement-changes.ts';
import { undoAction } from './undo-action.ts';
import { undoInMeeting } from './undo-meeting-record.ts';
import { undoNominal } from './undo-nominal.ts';
import { undoAway } from './undo-away.ts';
import { undoMeeting } from './undo-meeting.ts';
import type { StepRow, StepUndone, Taker } from '../audit/undo-steps.ts';

/** How long a change can be taken back. */
const UNDO_HOURS = 24;

/** Rolls everything back when one step of a batch cannot be taken back. */
class Blocked extends Error {
  readonly blockedBy: string;

  constructor(blockedBy: string) {
    super(blockedBy);
    this.blockedBy = blockedBy;
  }
}

/**
 * Takes back all that the speaker's newest batch of the last 24 hours changed, or nothing of it. What was taken back
 * cannot be taken back again, so the next undo reaches the batch before it.
 */
async function last(
  prisma: PrismaClient,
  speaker: Speaker,
  at: Date,
  source: Source,
  only: string | null,
): Promise<Undone | null> {
  const since = new Date(at.getTime() - UNDO_HOURS * 3_600_000);
  const taker = { speaker, at, source };
  try {
    return await prisma.$transaction(async (tx) => {
      // The speaker's own row, so that a second undo waits and then finds the batch before.
      await tx.$queryRaw`SELECT id FROM "Member" WHERE id = ${speaker.member.id} FOR NO KEY UPDATE`;
      const steps = await tx.$queryRaw<StepRow[]>`
        WITH newest AS (
          SELECT batch FROM "UndoStep"
          WHERE "memberId" = ${speaker.member.id} AND "undoneAt" IS NULL AND at > ${since}::timestamptz
          ORDER BY id DESC LIMIT 1)
        SELECT s.id, s.subject, s."subjectId", s.version, s.previous
        FROM "UndoStep" s JOIN newest USING (batch)
        WHERE s."memberId" = ${speaker.member.id} AND s."undoneAt" IS NULL
          AND (${only}::uuid IS NULL OR s.batch = ${only}::uuid)
        ORDER BY s."subjectId", s.id DESC`;
      if (steps.length === 0) return null;
      const what: string[] = [];
      const actions: Action[] = [];
      const notes: AuditNote[] = [];
      for (const step of steps) {
        const result = await takeBack(tx, step, taker);
        if (!result.undone) throw new Blocked(result.blockedBy);
        what.push(result.what);
        notes.push(result.note);
        if (result.action !== null) actions.push(result.action);
      }
      const ids = steps.map((step) => step.id);
      await tx.$executeRaw`UPDATE "UndoStep" SET "undoneAt" = ${at}::timestamptz WHERE id = ANY(${ids}::int[])`;
      await writeNotes(tx, speaker.partnership.id, notes);
      return { undone: true, what, actions };
    });
  } catch (error) {
    if (error instanceof Blocked) return { undone: false, blockedBy: error.blockedBy };
    throw error;
  }
}

async function takeBack(tx: Parameters<typeof undoAction>[0], step: StepRow, taker: Taker): Promise<StepUndone> {
  switch (step.subject) {
    case 'action':
      return undoAction(tx, step, taker);
    case 'meeting':
      return undoMeeting(tx, step, taker);
    case 'away':
      return undoAway(tx, step, taker);
    case 'profile':
      return undoProfile(tx, step, taker);
    case 'programme':
      return undoProgramme(tx, step, taker);
    case 'local profile':
      return undoLocalProfile(tx, step, taker);
    case 'threat':
      return undoThreat(tx, step, taker);
    case 'statements':
      return undoStatements(tx, step, taker);
    case 'nominal':
      return undoNominal(tx, step, taker);
    case 'start':
    case 'decision':
    case 'attendance':
    case 'finish':
      return undoInMeeting(tx, step.subject, step, taker);
  }
}

export const undoIn = inPartnership<Undo>({ last });
