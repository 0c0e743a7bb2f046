import { z } from 'zod';
import { gapsCard } from '../../../cards/nominals/plan-gaps-card.ts';
import { PAGE_SIZE } from '../../../cards/parts/rated-action.ts';
import { OPEN_STATUSES } from '../../../domain/actions/action.ts';
import { canSeeGaps, canSeeNominal } from '../../../domain/policy/policy.ts';
import { planGaps } from '../../../domain/nominals/plan-gaps.ts';
import { answerPrivately } from '../../answer.ts';
import { cardView } from '../../card-view.ts';
import type { Command } from '../../command.ts';
import type { Context, Reply } from '../../turn.ts';

/** What still belongs to a plan: it is being done, or waits to be confirmed. */
export const LIVE_STATUSES = [...OPEN_STATUSES, 'awaiting_confirmation'] as const;
/** More than any log has. */
export const ALL = { skip: 0, take: 100_000 };

export const gaps: Command<'gaps'> = {
  name: 'gaps',
  group: 'Powers and safeguarding',
  summary: 'List what the plans may lack',
  examples: ['gaps'],
  input: z.object({}),
  may: canSeeGaps,
  shows: { of: 'nominals', asks: canSeeNominal },
  does: null,
  answers: 'in their own chat',
  run: (_, context) => pageOfGaps(0, context),
};

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
