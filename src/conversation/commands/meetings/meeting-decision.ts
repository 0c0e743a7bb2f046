import { z } from 'zod';
import { decideButton, DECISION_LIMIT } from '../../../cards/meetings/stop-buttons.ts';
import type { Walk } from '../../../cards/parts/walk-button.ts';
import type { MeetingRecord } from '../../../domain/meetings/record.ts';
import { childWording } from '../../../domain/minimise/child-wording.ts';
import { typed } from '../../../domain/minimise/whose-words.ts';
import type { Nominal } from '../../../domain/nominals/nominal.ts';
import { canRunTheMeeting, canSeeAction, canSeeNominal } from '../../../domain/policy/policy.ts';
import { NOMINAL_KINDS, NOMINAL_LETTERS, type NominalKey } from '../../../domain/refs.ts';
import { sayPrivately } from '../../turn/answer.ts';
import { noteRefused } from '../../turn/audit-notes.ts';
import { command, pressOfOneUse } from '../../turn/command.ts';
import { auditNote, undoLabel } from '../../turn/change-labels.ts';
import type { Context, Reply } from '../../turn/turn.ts';
import { nominalAt } from '../../meetings/stop-nominal.ts';
import { walkOn, walkTo } from '../../meetings/walk.ts';
import { MEETING_NOT_ON, NO_MEETING_ON, NO_SUCH_NOMINAL, sayBetter, SAY_THE_DECISION } from '../../turn/wording.ts';

export const meetingDecision = command({
  name: 'meeting-decision',
  group: 'Meetings and reminders',
  summary: 'Record a decision of the meeting',
  examples: ['decision: Housing leads on the tenancy', 'decision for L-7: visit once a week'],
  input: z.object({
    key: z.object({ kind: z.enum(NOMINAL_KINDS), number: z.number().int().min(1) }).nullable(),
    decision: typed(z.string().min(1).max(DECISION_LIMIT)),
  }),
  may: canRunTheMeeting,
  shows: { of: 'nominals', asks: canSeeNominal },
  does: null,
  answers: 'in their own chat',
  undoneAs: 'decision',
  presses: [
    pressOfOneUse(decideButton, ({ meeting, at, decision }, context) =>
      decideAt({ verb: 'walk', meeting, at, skip: 0 }, decision, context),
    ),
  ],
  run: ({ key, decision }, context) => typedDecision(key, decision, context),
});

/** About the code that was named, or about what the meeting is looking at. */
async function typedDecision(key: NominalKey | null, decision: string, context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const { id } = speaker.partnership;
  const open = await store.meetingRecords.open(id);
  if (open === null) return sayPrivately(context, NO_MEETING_ON);
  const named = key === null ? await nominalAt(open.position, context) : await store.nominals.byKey(id, key);
  if (key !== null && (named === null || !canSeeNominal(speaker, named))) {
    await noteRefused(`${NOMINAL_LETTERS[key.kind]}-${String(key.number)}`, context);
    return sayPrivately(context, NO_SUCH_NOMINAL);
  }
  const recorded = await record(open, named, decision, context);
  return recorded === null ? sayPrivately(context, MEETING_NOT_ON) : walkOn(open, 'here', recorded, context);
}

/** About an action, which its words then name: it stands with the nominal that the action is about. */
export async function decideAbout(
  open: MeetingRecord,
  number: number,
  decision: string,
  context: Context,
): Promise<Reply | null> {
  const { store, speaker } = context;
  const { id } = speaker.partnership;
  const [action] = await store.actions.byNumber(id, [number]);
  if (action === undefined || !canSeeAction(speaker, action)) return null;
  const about = action.nominal === null ? null : await store.nominals.byKey(id, action.nominal);
  const recorded = await record(open, about, `${action.ref}: ${decision}`.slice(0, DECISION_LIMIT), context);
  return recorded === null ? sayPrivately(context, MEETING_NOT_ON) : walkOn(open, 'here', recorded, context);
}

/** A decision from the meeting's card, about the stop that the card shows. */
async function decideAt(walk: Walk, decision: string | null, context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const open = await store.meetingRecords.open(speaker.partnership.id);
  if (open?.id !== walk.meeting) return sayPrivately(context, MEETING_NOT_ON);
  if (decision === null) return walkTo(walk, { said: SAY_THE_DECISION, note: null, undo: null }, context);
  return walkTo(walk, await record(open, await nominalAt(walk.at, context), decision, context), context);
}

/** null: the meeting was finished meanwhile. */
async function record(open: MeetingRecord, nominal: Nominal | null, decision: string, context: Context) {
  const undo = undoLabel(context);
  const note = auditNote('meeting.decided', nominal?.ref ?? null, context);
  const text = decision.replaceAll(/\s+/g, ' ').trim();
  if (!(await context.store.meetingRecords.decide(open, nominal?.id ?? null, text, undo, note))) return null;
  const advice = childWording(text, nominal?.kind === 'child');
  const about = nominal === null ? 'as a decision of the meeting' : `as a decision about ${nominal.ref}`;
  const said = [`Recorded ${about}.`, ...(advice === null ? [] : [sayBetter(advice)])].join(' ');
  return { said, note: null, undo: undo.batch };
}
