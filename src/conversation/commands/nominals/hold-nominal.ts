import { z } from 'zod';
import { noteCard } from '../../../cards/talk/note-card.ts';
import { longDate, type IsoDate } from '../../../domain/calendar/dates.ts';
import { LONGEST_NOTE } from '../../../domain/actions/decide-change.ts';
import { typed } from '../../../domain/minimise/whose-words.ts';
import type { Nominal } from '../../../domain/nominals/nominal.ts';
import { canHold, canSeeNominal } from '../../../domain/policy/policy.ts';
import { NOMINAL_KINDS, NOMINAL_LETTERS } from '../../../domain/refs.ts';
import { answerPrivately, sayPrivately } from '../../turn/answer.ts';
import { noteRefused } from '../../turn/audit-notes.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, type InputOf } from '../../turn/command.ts';
import type { Context, Reply } from '../../turn/turn.ts';
import {
  HOLD_NEEDS_A_REASON,
  nominalHeld,
  nominalHeldAlready,
  nominalNotHeld,
  nominalReleased,
  NOMINAL_CHANGED,
  NO_SUCH_NOMINAL,
} from '../../turn/wording.ts';

const input = z.object({
  key: z.object({ kind: z.enum(NOMINAL_KINDS), number: z.number().int().min(1) }),
  reason: typed(z.string().max(LONGEST_NOTE)).nullable(),
});

export const holdNominal = command({
  name: 'hold-nominal',
  group: 'The log',
  summary: 'Keep what is held about a person, gang or place of concern for a court or an inquiry',
  examples: ['hold N-3 because of the court case'],
  input,
  may: canHold,
  shows: { of: 'nominals', asks: canSeeNominal },
  does: null,
  answers: 'in their own chat',
  undoneAs: 'nominal',
  presses: [],
  run: hold,
});

export const releaseNominal = command({
  name: 'release-nominal',
  group: 'The log',
  summary: 'Release what is held for a court or an inquiry, to be erased once its retention has ended',
  examples: ['release N-3'],
  input,
  may: canHold,
  shows: { of: 'nominals', asks: canSeeNominal },
  does: null,
  answers: 'in their own chat',
  undoneAs: 'nominal',
  presses: [],
  run: release,
});

async function hold({ key, reason }: InputOf<typeof input>, context: Context): Promise<Reply> {
  const nominal = await found(key, context);
  if (nominal === null) return sayPrivately(context, NO_SUCH_NOMINAL);
  if (nominal.heldSince !== null)
    return said(nominalHeldAlready(nominal.ref, longDate(nominal.heldSince)), null, context);
  if (reason === null) return sayPrivately(context, HOLD_NEEDS_A_REASON);
  return change(nominal, context.today, reason, nominalHeld(nominal.ref), context);
}

async function release({ key, reason }: InputOf<typeof input>, context: Context): Promise<Reply> {
  const nominal = await found(key, context);
  if (nominal === null) return sayPrivately(context, NO_SUCH_NOMINAL);
  if (nominal.heldSince === null) return said(nominalNotHeld(nominal.ref), null, context);
  return change(nominal, null, reason, nominalReleased(nominal.ref, nominal.open), context);
}

async function found(key: InputOf<typeof input>['key'], context: Context): Promise<Nominal | null> {
  const { store, speaker } = context;
  const nominal = await store.nominals.byKey(speaker.partnership.id, key);
  if (nominal !== null && canSeeNominal(speaker, nominal)) return nominal;
  await noteRefused(`${NOMINAL_LETTERS[key.kind]}-${String(key.number)}`, context);
  return null;
}

async function change(
  nominal: Nominal,
  heldSince: IsoDate | null,
  reason: string | null,
  words: string,
  context: Context,
): Promise<Reply> {
  const { store, speaker, turn, source, newId } = context;
  const undo = { memberId: speaker.member.id, batch: newId(), at: turn.now };
  const changed = await store.nominals.hold(nominal, heldSince, undo, {
    partnershipId: speaker.partnership.id,
    at: turn.now,
    actor: speaker.member.email,
    event: heldSince === null ? 'nominal.released' : 'nominal.held',
    subject: nominal.ref,
    source,
    next: reason === null ? null : { reason },
  });
  return changed ? said(words, undo.batch, context) : sayPrivately(context, NOMINAL_CHANGED);
}

/** Words about a code, for the person's own chat. */
function said(say: string, undo: string | null, context: Context): Promise<Reply> {
  return answerPrivately(context, (there) => noteCard({ ...cardView(there), say, options: [], undo }));
}
