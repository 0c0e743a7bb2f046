import { z } from 'zod';
import { nominalCard } from '../../cards/nominal-card.ts';
import { PAGE_SIZE } from '../../cards/parts/rated-action.ts';
import { OPEN_STATUSES } from '../../domain/action.ts';
import { canSeeNominal, mayBeShared } from '../../domain/policy.ts';
import { NOMINAL_KINDS, type NominalKey } from '../../domain/refs.ts';
import { cardView, personalView } from '../card-view.ts';
import { everyMember, type Command } from '../command.ts';
import { scheduleOf, rated } from '../schedule.ts';
import { here, inPersonalChat, plain, type Context, type Reply } from '../turn.ts';
import { IN_YOUR_CHAT, NO_SUCH_NOMINAL } from '../wording.ts';

export const showNominal: Command<'show-nominal'> = {
  name: 'show-nominal',
  group: 'The log',
  summary: 'Show what is open on a person, gang or place of concern',
  examples: ['N-3', 'what’s open on G-1?'],
  input: z.object({ key: z.object({ kind: z.enum(NOMINAL_KINDS), number: z.number().int().min(1) }) }),
  may: everyMember,
  run: ({ key }, context) => pageOfNominal(key, 0, context),
};

/**
 * A read of a nominal is logged (Data Protection Act 2018, section 62: consultation). In a shared place it is shown only
 * if every agency may know of it; else the answer, whichever it is, goes to the person's own chat.
 */
export async function pageOfNominal(key: NominalKey, skip: number, context: Context): Promise<Reply> {
  const { store, speaker, turn, source } = context;
  const partnershipId = speaker.partnership.id;
  const nominal = await store.nominals.byKey(partnershipId, key);
  if (nominal === null || !canSeeNominal(speaker, nominal))
    return inPersonalChat(context, plain(NO_SUCH_NOMINAL), IN_YOUR_CHAT);
  const isForAll = turn.place !== 'personal' && mayBeShared(nominal, await store.people.agencies(partnershipId));
  const schedule = scheduleOf(context);
  const [open] = await Promise.all([
    store.actions.list(
      { partnershipId, visibleTo: speaker, nominalId: nominal.id, statuses: OPEN_STATUSES },
      { skip, take: PAGE_SIZE },
    ),
    store.note({
      partnershipId,
      at: turn.now,
      actor: speaker.member.email,
      event: 'nominal.shown',
      subject: nominal.ref,
      source,
    }),
  ]);
  const items = open.items.map((action) => rated(action, schedule));
  const page = { items, total: open.total, skip };
  return isForAll
    ? here(nominalCard({ ...cardView(context), nominal, page }))
    : inPersonalChat(context, nominalCard({ ...personalView(context), nominal, page }), IN_YOUR_CHAT);
}
