import { z } from 'zod';
import { gapsButton } from '../../../cards/nominals/nominal-pages.ts';
import { gapsCard } from '../../../cards/nominals/plan-gaps-card.ts';
import { PAGE_SIZE } from '../../../cards/parts/rated-action.ts';
import { canSeeGaps, canSeeNominal } from '../../../domain/policy/policy.ts';
import { planGaps } from '../../../domain/nominals/plan-gaps.ts';
import { answerPrivately } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import { ALL, LIVE_STATUSES } from '../../nominals/live-actions.ts';
import type { Context, Reply } from '../../turn/turn.ts';

export const showPlanGaps = command({
  name: 'gaps',
  group: 'Powers and safeguarding',
  summary: 'List what the plans may lack',
  examples: ['gaps'],
  input: z.object({}),
  may: canSeeGaps,
  shows: { of: 'nominals', asks: canSeeNominal },
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [press(gapsButton, ({ skip }, context) => pageOfGaps(skip, context))],
  run: (_, context) => pageOfGaps(0, context),
});

export async function pageOfGaps(skip: number, context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const { id: partnershipId } = speaker.partnership;
  const [nominals, actions] = await Promise.all([
    store.nominals.list(partnershipId, { ...ALL, agencyId: null }),
    store.actions.list({ partnershipId, visibleTo: speaker, statuses: LIVE_STATUSES }, ALL),
  ]);
  const all = planGaps(nominals.items, actions.items);
  const page = { items: all.slice(skip, skip + PAGE_SIZE), total: all.length, skip };
  return answerPrivately(context, (there) => gapsCard({ ...cardView(there), page }));
}
