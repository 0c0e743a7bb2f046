import { z } from 'zod';
import { closeNominalButton, reopenNominalButton, reviewNominalButton } from '../../../cards/parts/nominal-buttons.ts';
import { longDate, type IsoDate } from '../../../domain/calendar/dates.ts';
import { chosen } from '../../../domain/minimise/whose-words.ts';
import type { Nominal } from '../../../domain/nominals/nominal.ts';
import { canKeepNominals, canSeeNominal } from '../../../domain/policy/policy.ts';
import { NOMINAL_KINDS, NOMINAL_LETTERS, type NominalKey } from '../../../domain/refs.ts';
import { nextReview } from '../../../domain/nominals/review.ts';
import type { NominalState } from '../../../ports/nominals.ts';
import { sayPrivately } from '../../turn/answer.ts';
import { noteRefused } from '../../turn/audit-notes.ts';
import { command, press } from '../../turn/command.ts';
import type { Context, Reply } from '../../turn/turn.ts';
import { NO_SUCH_NOMINAL, NOMINAL_CHANGED } from '../../turn/wording.ts';
import { nominalNow } from './show-nominal.ts';

const key = z.object({ kind: z.enum(NOMINAL_KINDS), number: z.number().int().min(1) });

const keeping = {
  group: 'The log',
  may: canKeepNominals,
  shows: { of: 'nominals', asks: canSeeNominal },
  does: null,
  answers: 'in their own chat',
} as const;

export const closeNominal = command({
  ...keeping,
  name: 'close-nominal',
  summary: 'Close a person, gang or place of concern',
  examples: ['close N-3'],
  input: z.object({ key }),
  undoneAs: 'nominal',
  presses: [press(closeNominalButton, (pressed, context) => close(pressed, pressed.version, context))],
  run: ({ key: of }, context) => close(of, null, context),
});

export const reopenNominal = command({
  ...keeping,
  name: 'reopen-nominal',
  summary: 'Open one again that was closed',
  examples: ['reopen N-3'],
  input: z.object({ key }),
  undoneAs: 'nominal',
  presses: [press(reopenNominalButton, (pressed, context) => reopen(pressed, pressed.version, context))],
  run: ({ key: of }, context) => reopen(of, null, context),
});

export const reviewNominal = command({
  ...keeping,
  name: 'review-nominal',
  summary: 'Record that one was reviewed and stays open',
  examples: ['N-3 reviewed', 'N-3 reviewed, next review 12 January'],
  input: z.object({ key, by: chosen(z.iso.date()).nullable() }),
  undoneAs: 'nominal',
  presses: [press(reviewNominalButton, (pressed, context) => review(pressed, null, pressed.version, context))],
  run: ({ key: of, by }, context) => review(of, by, null, context),
});

/** `version`: the one that a card showed; null: it was said in words, which mean the nominal as it is. */
export function close(of: NominalKey, version: number | null, context: Context): Promise<Reply> {
  return change(of, version, context, {
    event: 'nominal.closed',
    to: (nominal) => ({ open: false, closed: context.today, reviewBy: nominal.reviewBy }),
    already: ({ open, ref }) => (open ? null : `${ref} is closed already.`),
    said: ({ ref }) =>
      `Recorded: ${ref} is closed. It is no longer shown to partners; whoever was shown it is told in the next working hours.`,
  });
}

export function reopen(of: NominalKey, version: number | null, context: Context): Promise<Reply> {
  return change(of, version, context, {
    event: 'nominal.reopened',
    to: () => ({ open: true, closed: null, reviewBy: nextReview(context.today, context.speaker.partnership.settings) }),
    already: ({ open, ref }) => (open ? `${ref} is open already.` : null),
    said: ({ ref }) => `Recorded: ${ref} is open again.`,
  });
}

export async function review(
  of: NominalKey,
  by: IsoDate | null,
  version: number | null,
  context: Context,
): Promise<Reply> {
  const { speaker, today } = context;
  const next = by ?? nextReview(today, speaker.partnership.settings);
  if (next <= today) return sayPrivately(context, `${longDate(next)} is not a day to come. Nothing was changed.`);
  return change(of, version, context, {
    event: 'nominal.reviewed',
    to: () => ({ open: true, closed: null, reviewBy: next }),
    already: ({ open, ref }) => (open ? null : `${ref} is closed. Say “reopen ${ref}” to open it again.`),
    said: ({ ref }) => `Recorded: ${ref} was reviewed and stays open. The next review is by ${longDate(next)}.`,
  });
}

interface Deed {
  readonly event: string;
  readonly to: (nominal: Nominal) => NominalState;
  /** Why there is nothing to do. */
  readonly already: (nominal: Nominal) => string | null;
  readonly said: (nominal: Nominal) => string;
}

async function change(of: NominalKey, version: number | null, context: Context, deed: Deed): Promise<Reply> {
  const { store, speaker, turn, source } = context;
  const { id: partnershipId } = speaker.partnership;
  const nominal = await store.nominals.byKey(partnershipId, of);
  if (nominal === null || !canSeeNominal(speaker, nominal)) {
    await noteRefused(`${NOMINAL_LETTERS[of.kind]}-${String(of.number)}`, context);
    return sayPrivately(context, NO_SUCH_NOMINAL);
  }
  if (version !== null && version !== nominal.version)
    return nominalNow(nominal, { said: NOMINAL_CHANGED, note: null, undo: null }, context);
  const already = deed.already(nominal);
  if (already !== null) return nominalNow(nominal, { said: already, note: null, undo: null }, context);
  const { email, id: memberId } = speaker.member;
  const undo = { memberId, batch: context.newId(), at: turn.now };
  const note = { partnershipId, at: turn.now, actor: email, event: deed.event, subject: nominal.ref, source };
  const changed = await store.nominals.change(nominal, deed.to(nominal), undo, note);
  if (changed === null) return nominalNow(nominal, { said: NOMINAL_CHANGED, note: null, undo: null }, context);
  return nominalNow(changed, { said: deed.said(changed), note: null, undo: undo.batch }, context);
}
