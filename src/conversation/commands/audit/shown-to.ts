import { z } from 'zod';
import { shownToCard } from '../../../cards/audit/shown-to-card.ts';
import { canSeeNominal, canSeeWhoWasShown } from '../../../domain/policy/policy.ts';
import { NOMINAL_KINDS } from '../../../domain/refs.ts';
import { answerPrivately, sayPrivately } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, type InputOf } from '../../turn/command.ts';
import { noteAsked } from '../../turn/audit-notes.ts';
import type { Context, Reply } from '../../turn/turn.ts';
import { NO_SUCH_NOMINAL } from '../../turn/wording.ts';

const input = z.object({ key: z.object({ kind: z.enum(NOMINAL_KINDS), number: z.number().int().min(1) }) });

export const shownTo = command({
  name: 'shown-to',
  group: 'The log',
  summary: 'See who has been shown a person, gang or place of concern',
  examples: ['who has been shown N-3?'],
  input,
  may: canSeeWhoWasShown,
  shows: { of: 'nominals', asks: canSeeNominal },
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [],
  run,
});

async function run({ key }: InputOf<typeof input>, context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const { id } = speaker.partnership;
  const nominal = await store.nominals.byKey(id, key);
  if (nominal === null || !canSeeNominal(speaker, nominal)) return sayPrivately(context, NO_SUCH_NOMINAL);
  await noteAsked(nominal.ref, context);
  const showings = await store.nominals.shownTo(id, nominal.ref);
  return answerPrivately(context, (there) => shownToCard({ ...cardView(there), code: nominal.ref, showings }));
}
