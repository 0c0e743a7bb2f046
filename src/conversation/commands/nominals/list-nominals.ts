import { z } from 'zod';
import { nominalListCard } from '../../../cards/nominals/nominal-list-card.ts';
import { nominalsButton } from '../../../cards/nominals/nominal-pages.ts';
import { PAGE_SIZE } from '../../../cards/parts/rated-action.ts';
import { canSeeNominal, everyMember, seesEverything } from '../../../domain/policy/policy.ts';
import { personalView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import { inPersonalChat, plain, type Context, type Reply } from '../../turn/turn.ts';
import { IN_YOUR_CHAT } from '../../turn/wording.ts';

export const listNominals = command({
  name: 'list-nominals',
  group: 'The log',
  summary: 'List the people, gangs and places of concern that you may see',
  examples: ['nominals'],
  input: z.object({}),
  may: everyMember,
  shows: { of: 'nominals', asks: canSeeNominal },
  does: null,
  answers: 'in their own chat',
  undoneAs: null,
  presses: [press(nominalsButton, ({ skip }, context) => pageOfNominals(skip, context))],
  run: (_, context) => pageOfNominals(0, context),
});

/** Codes are for those who need to know; in a shared place not everybody does, so the list goes to the person's own chat. */
export async function pageOfNominals(skip: number, context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const { partnership, member } = speaker;
  if (!seesEverything(speaker) && member.agency === null)
    return inPersonalChat(context, plain('There are none that you can see.'), IN_YOUR_CHAT);
  const agencyId = seesEverything(speaker) ? null : (member.agency?.id ?? null);
  const page = await store.nominals.list(partnership.id, { skip, take: PAGE_SIZE, agencyId });
  return inPersonalChat(context, nominalListCard({ ...personalView(context), page: { ...page, skip } }), IN_YOUR_CHAT);
}
