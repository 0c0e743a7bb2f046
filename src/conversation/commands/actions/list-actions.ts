import { z } from 'zod';
import { actionListCard, type ListScope } from '../../../cards/actions/action-list-card.ts';
import { listButton, LIST_KINDS, type CardList } from '../../../cards/parts/back-buttons.ts';
import { PAGE_SIZE } from '../../../cards/parts/rated-action.ts';
import { silentCard } from '../../../cards/actions/silent-card.ts';
import { OPEN_STATUSES, type Action } from '../../../domain/actions/action.ts';
import type { Rating } from '../../../domain/actions/brag.ts';
import { addDays, dayOf } from '../../../domain/calendar/dates.ts';
import { chosen } from '../../../domain/minimise/whose-words.ts';
import {
  canSeeAction,
  canSeeWhoIsSilent,
  everyMember,
  leadsItsAgency,
  seesEverything,
} from '../../../domain/policy/policy.ts';
import { refNumber } from '../../../domain/refs.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import type { ActionFilter, Page, SilentOwner } from '../../../ports/actions.ts';
import { answer, sayPrivately } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import { findScope, type Scope } from '../../actions/find-scope.ts';
import { scheduleOf, rated, sinceLastMeeting, type Schedule } from '../../turn/schedule.ts';
import { say, type Context, type Reply } from '../../turn/turn.ts';
import { notAllowed } from '../../turn/wording.ts';

export const listActions = command({
  name: 'list-actions',
  group: 'The log',
  summary: 'List actions: overdue, blocked, no owner, awaiting confirmation, who hasn’t updated',
  examples: ['overdue', 'what’s overdue for Housing', 'blocked', 'no owner', 'who hasn’t updated'],
  input: z.object({ list: z.enum(LIST_KINDS), of: chosen(z.string().max(200)).nullable() }),
  may: everyMember,
  shows: { of: 'actions', asks: canSeeAction },
  does: {
    'tell that its owner has not updated it': (speaker, action) =>
      canSeeWhoIsSilent(speaker) && (seesEverything(speaker) || leadsItsAgency(speaker, action)),
  },
  answers: 'there to whom it may concern',
  undoneAs: null,
  presses: [press(listButton, ({ list, of, skip }, context) => pageOfActions(list, of, skip, context))],
  run: ({ list, of }, context) => pageOfActions(list, of, 0, context),
});

export async function pageOfActions(list: CardList, of: string | null, skip: number, context: Context): Promise<Reply> {
  const { store, speaker } = context;
  const schedule = scheduleOf(context);
  const scope = of === null ? null : await findScope(of, context);
  if (scope !== null && isRefusal(scope)) return sayPrivately(context, scope.say);
  if (list === 'silent') return silentOwners(scope, skip, context, schedule);
  const filter = filterOf(list, scope, context, schedule);
  const page =
    list === 'red' || list === 'amber'
      ? pageOf(await ratedAs(list === 'red' ? 'Red' : 'Amber', filter, context, schedule), skip)
      : await store.actions.list(filter, { skip, take: PAGE_SIZE });
  const items = page.items.map((action) => rated(action, speaker, schedule));
  const shown = async () => ({ actions: (await store.actions.list(filter, ALL)).items });
  return answer(context, shown, (there) =>
    actionListCard({ ...cardView(there), list, of: named(scope), page: { items, total: page.total, skip } }),
  );
}

/** More open actions than any partnership has: a rating is worked out, not stored, and a total speaks of every page. */
const ALL = { skip: 0, take: 100_000 };

async function ratedAs(rating: Rating, filter: ActionFilter, context: Context, schedule: Schedule): Promise<Action[]> {
  const open = await context.store.actions.list(filter, ALL);
  return open.items.filter((action) => rated(action, context.speaker, schedule).rating === rating);
}

function pageOf(actions: readonly Action[], skip: number): Page<Action> {
  return { items: actions.slice(skip, skip + PAGE_SIZE), total: actions.length };
}

function filterOf(
  list: Exclude<CardList, 'silent'>,
  scope: Scope | null,
  context: Context,
  schedule: Schedule,
): ActionFilter {
  const { speaker, today } = context;
  const common: ActionFilter = {
    partnershipId: speaker.partnership.id,
    visibleTo: speaker,
    statuses: OPEN_STATUSES,
    ...(scope?.is === 'agency' ? { agencyId: scope.id } : {}),
    ...(scope?.is === 'person' ? { ownerIds: [scope.id] } : {}),
  };
  switch (list) {
    case 'overdue':
      return { ...common, dueBefore: today };
    case 'due':
      return { ...common, dueBefore: addDays(schedule.thresholds.amberUntil, 1) };
    case 'blocked':
      return { ...common, statuses: ['blocked'] };
    case 'awaiting':
      return { ...common, statuses: ['awaiting_confirmation'] };
    case 'ownerless':
      return { ...common, ownerless: true };
    case 'open':
    case 'red':
    case 'amber':
      return common;
  }
}

async function silentOwners(scope: Scope | null, skip: number, context: Context, schedule: Schedule): Promise<Reply> {
  const { store, speaker } = context;
  if (!canSeeWhoIsSilent(speaker)) {
    return say(notAllowed('the chair, a coordinator, an analyst or an agency’s lead', 'see who has not updated'));
  }
  const since = sinceLastMeeting(schedule);
  const owners = await store.actions.silentOwners(speaker.partnership.id, speaker, since);
  const ownAgencyOnly = !seesEverything(speaker);
  const shown = owners
    .filter((owner) => !ownAgencyOnly || owner.agency === speaker.member.agency?.name)
    .filter(
      (owner) => scope === null || (scope.is === 'agency' ? owner.agency === scope.name : owner.memberId === scope.id),
    );
  const refs = async () => ({ actions: await actionsOf(shown, context) });
  return answer(context, refs, (there) =>
    silentCard({
      ...cardView(there),
      since: schedule.last === null ? null : dayOf(schedule.last.startsAt, speaker.partnership.timezone),
      of: named(scope),
      page: { items: shown.slice(skip, skip + PAGE_SIZE), total: shown.length, skip },
    }),
  );
}

async function actionsOf(owners: readonly SilentOwner[], { store, speaker }: Context): Promise<readonly Action[]> {
  const numbers = owners.flatMap(({ refs }) => refs.flatMap((ref) => refNumber(ref, 'A') ?? []));
  return numbers.length === 0 ? [] : store.actions.byNumber(speaker.partnership.id, numbers);
}

function named(scope: Scope | null): ListScope | null {
  return scope === null ? null : { name: scope.name, is: scope.is };
}
