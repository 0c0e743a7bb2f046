import type { AuditNote, UndoLabel } from '../../ports/audit.ts';
import type { Context } from './turn.ts';

/** One message or press, to be taken back as one. */
export function undoLabel({ speaker, turn, newId }: Context): UndoLabel {
  return { memberId: speaker.member.id, batch: newId(), at: turn.now };
}

/** Who did what, and where from; never in whose words. */
export function auditNote(event: string, subject: string | null, { speaker, turn, source }: Context): AuditNote {
  const { member, partnership } = speaker;
  return { partnershipId: partnership.id, at: turn.now, actor: member.email, event, subject, source };
}
