import { OPEN_STATUSES, type Action } from '../domain/action.ts';
import type { LadderWorld } from '../domain/ladder-recipients.ts';
import type { Partnership } from '../domain/partnership.ts';
import type { ActionFilter } from '../ports.ts';
import type { NudgeStore } from './nudge-store.ts';

const PAGE = 2000;

/** A partnership as the ladder looks at it: its people, meetings and open actions; of these only `ids` if given. */
export async function loadWorld(
  store: NudgeStore,
  partnership: Partnership,
  ids?: readonly number[],
): Promise<LadderWorld> {
  const [members, meetings, actions] = await Promise.all([
    store.people.members(partnership.id),
    store.meetings.all(partnership.id),
    ids?.length === 0 ? [] : openActions(store, partnership, ids),
  ]);
  return { partnership, members, meetings, actions };
}

async function openActions(
  store: NudgeStore,
  partnership: Partnership,
  ids: readonly number[] | undefined,
): Promise<readonly Action[]> {
  const all: ActionFilter = { partnershipId: partnership.id, visibleTo: null, statuses: OPEN_STATUSES };
  const filter = ids === undefined ? all : { ...all, ids };
  const actions: Action[] = [];
  let isLast = false;
  while (!isLast) {
    const page = await store.actions.list(filter, { skip: actions.length, take: PAGE });
    actions.push(...page.items);
    isLast = page.items.length < PAGE;
  }
  return actions;
}
