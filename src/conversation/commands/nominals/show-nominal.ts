import { z } from 'zod';
import { nominalCard, type NominalCardView } from '../../../cards/nominals/nominal-card.ts';
import { openNominalButton } from '../../../cards/nominals/nominal-pages.ts';
import { PAGE_SIZE } from '../../../cards/parts/rated-action.ts';
import { OPEN_STATUSES } from '../../../domain/actions/action.ts';
import type { Nominal } from '../../../domain/nominals/nominal.ts';
import { canHold, canKeepNominals, canSeeAlias, canSeeNominal, everyMember } from '../../../domain/policy/policy.ts';
import { NOMINAL_KINDS, NOMINAL_LETTERS, type NominalKey } from '../../../domain/refs.ts';
import { planGaps, type Gap } from '../../../domain/nominals/plan-gaps.ts';
import { erasureDay } from '../../../domain/nominals/retention.ts';
import { reviewDue } from '../../../domain/nominals/review.ts';
import { answer, sayPrivately } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import { noteRefused } from '../../turn/audit-notes.ts';
import { scheduleOf, rated } from '../../turn/schedule.ts';
import { ALL, LIVE_STATUSES } from '../../nominals/live-actions.ts';
import { inOwnChat, inPersonalChat, type Context, type Reply } from '../../turn/turn.ts';
import { walkTo } from '../../meetings/walk.ts';
import { IN_YOUR_CHAT, NO_SUCH_NOMINAL } from '../../turn/wording.ts';
import { keepsAliases } from './show-alias.ts';

export const showNominal = command({
  name: 'show-nominal',
  group: 'The log',
  summary: 'Show what is open on a person, gang or place of concern',
  examples: ['N-3', 'what’s open on G-1?'],
  input: z.object({ key: z.object({ kind: z.enum(NOMINAL_KINDS), number: z.number().int().min(1) }) }),
  may: everyMember,
  shows: { of: 'nominals', asks: canSeeNominal },
  does: null,
  answers: 'there to whom it may concern',
  undoneAs: null,
  presses: [
    press(openNominalButton, ({ kind, number, skip }, context) => pageOfNominal({ kind, number }, skip, context)),
  ],
  run: ({ key }, context) => pageOfNominal(key, 0, context),
});

/**
 * In a shared place it is shown only if everybody there may know of it; else the answer, whichever it is, goes to the
 * person's own chat.
 */
export async function pageOfNominal(key: NominalKey, skip: number, context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const partnershipId = speaker.partnership.id;
  const nominal = await store.nominals.byKey(partnershipId, key);
  if (nominal === null || !canSeeNominal(speaker, nominal)) {
    await noteRefused(`${NOMINAL_LETTERS[key.kind]}-${String(key.number)}`, context);
    return sayPrivately(context, NO_SUCH_NOMINAL);
  }
  return cardOf(nominal, skip, null, context);
}

/** The nominal in the person's own chat, or the meeting's card that it was done from, and what was just done to it. */
export function nominalNow(nominal: Nominal, justNow: NominalCardView['justNow'], context: Context): Promise<Reply> {
  if (context.back?.verb === 'walk') return walkTo(context.back, justNow, context);
  return cardOf(nominal, 0, justNow, inOwnChat(context)).then(({ here }) =>
    here === null ? { here, privately: null } : inPersonalChat(context, here, IN_YOUR_CHAT),
  );
}

async function cardOf(
  nominal: Nominal,
  skip: number,
  justNow: NominalCardView['justNow'],
  context: Context,
): Promise<Reply> {
  const { store, speaker } = context;
  const { id: partnershipId, settings } = speaker.partnership;
  const schedule = scheduleOf(context);
  const filter = { partnershipId, visibleTo: speaker, nominalId: nominal.id, statuses: OPEN_STATUSES };
  const open = await store.actions.list(filter, { skip, take: PAGE_SIZE });
  const items = open.items.map((action) => rated(action, speaker, schedule));
  const page = { items, total: open.total, skip };
  const gaps = await gapsOf(nominal, context);
  const kept = canHold(speaker) ? { until: erasureDay(nominal, speaker.partnership.settings.retentionMonths) } : null;
  const shown = async () => ({ nominals: [nominal], actions: (await store.actions.list(filter, ALL)).items });
  return answer(context, shown, (there) =>
    nominalCard({
      ...cardView(there),
      nominal,
      page,
      reviewBy: reviewDue(nominal, settings),
      mayKeep: canKeepNominals(speaker),
      kept,
      gaps,
      offersAlias: canSeeAlias(speaker, nominal) && keepsAliases(context),
      justNow,
    }),
  );
}

/** Whoever sees a nominal sees every action about it, and so what the plan lacks; others who read along are not told. */
async function gapsOf(nominal: Nominal, { store, speaker, turn }: Context): Promise<readonly Gap[]> {
  if (!nominal.open || turn.place !== 'personal') return [];
  const { id: partnershipId } = speaker.partnership;
  const about = { partnershipId, visibleTo: speaker, nominalId: nominal.id, statuses: LIVE_STATUSES };
  return planGaps([nominal], (await store.actions.list(about, ALL)).items);
}
