import { OPEN_STATUSES, type Action } from '../domain/actions/action.ts';
import { isFallback, standsFor } from '../domain/reminders/fallback.ts';
import type { LadderWorld } from '../domain/reminders/recipients.ts';
import type { Partnership } from '../domain/partnership/partnership.ts';
import { refNumber } from '../domain/refs.ts';
import type { ActionFilter } from '../ports/actions.ts';
import type { LedgerEntry } from '../ports/ledger.ts';
import type { NudgeStore } from './nudge-store.ts';

const PAGE = 2000;

/** A partnership as the ladder looks at it: its people, meetings and open actions. */
export async function loadWorld(store: NudgeStore, partnership: Partnership): Promise<LadderWorld> {
  const [members, meetings, actions, paper] = await Promise.all([
    store.people.members(partnership.id),
    store.meetings.all(partnership.id),
    openActions(store, partnership, {}),
    store.standingItems.latest(partnership.id),
  ]);
  return { partnership, members, meetings, actions, paper };
}

/** The same with only the actions that these entries can be about: what one message is decided and written from. */
export async function worldOf(
  store: NudgeStore,
  partnership: Partnership,
  entries: readonly LedgerEntry[],
): Promise<LadderWorld> {
  const [members, meetings] = await Promise.all([
    store.people.members(partnership.id),
    store.meetings.all(partnership.id),
  ]);
  const asked = entries.flatMap((entry) => (isFallback(entry.kind) ? (standsFor(entry, members) ?? []) : entry));
  const numbers = asked.flatMap(({ subject }) =>
    subject.of === 'overdue' ? (refNumber(subject.action, 'A') ?? []) : [],
  );
  const receivers = new Set(asked.filter(({ kind }) => asksOwners(kind)).map(({ memberId }) => memberId));
  const owners = members.filter(
    ({ id, deputyId, absences }) =>
      receivers.has(id) ||
      (deputyId !== null && receivers.has(deputyId)) ||
      absences.some(({ coverId }) => coverId !== null && receivers.has(coverId)),
  );
  const [named, owned, paper] = await Promise.all([
    numbers.length === 0 ? [] : store.actions.byNumber(partnership.id, [...new Set(numbers)]),
    asked.some(({ kind }) => kind === 'unreached')
      ? openActions(store, partnership, {})
      : owners.length === 0
        ? []
        : openActions(store, partnership, { ownerIds: owners.map(({ id }) => id) }),
    asked.some(({ kind }) => kind === 'papers') ? store.standingItems.latest(partnership.id) : null,
  ]);
  const actions = [...new Map([...named, ...owned].map((action) => [action.id, action])).values()];
  return { partnership, members, meetings, actions, paper };
}

/** Kinds about all that somebody owns; overdue ones name their action, and the others need none. */
function asksOwners(kind: LedgerEntry['kind']): boolean {
  return kind === 'call' || kind === 'digest' || kind === 'reminder' || kind === 'issue' || kind === 'prompt';
}

async function openActions(
  store: NudgeStore,
  partnership: Partnership,
  only: Pick<ActionFilter, 'ownerIds'>,
): Promise<readonly Action[]> {
  const filter: ActionFilter = { partnershipId: partnership.id, visibleTo: null, statuses: OPEN_STATUSES, ...only };
  const actions: Action[] = [];
  let isLast = false;
  while (!isLast) {
    const page = await store.actions.list(filter, { skip: actions.length, take: PAGE });
    actions.push(...page.items);
    isLast = page.items.length < PAGE;
  }
  return actions;
}
