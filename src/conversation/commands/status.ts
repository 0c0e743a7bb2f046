import { z } from 'zod';
import { statusCard, type StatusCounts, type StatusView } from '../../cards/status-card.ts';
import { isOpen } from '../../domain/action.ts';
import { rate, RATINGS, type Rating } from '../../domain/brag.ts';
import { dayOf } from '../../domain/dates.ts';
import { canSeeWhoIsSilent, seesEverything } from '../../domain/policy.ts';
import { isRefusal } from '../../domain/refusal.ts';
import type { ActionGroup } from '../../ports.ts';
import { cardView } from '../card-view.ts';
import { everyMember, type Command } from '../command.ts';
import { findScope } from '../find-scope.ts';
import { scheduleOf, sinceLastMeeting, type Schedule } from '../schedule.ts';
import { here, say, type Context, type Reply } from '../turn.ts';

export const status: Command<'status'> = {
  name: 'status',
  group: 'The log',
  summary: 'Sum up where the plan stands',
  examples: ['status', 'status for Housing'],
  input: z.object({ of: z.string().max(200).nullable() }),
  may: everyMember,
  run: ({ of }, context) => statusOf(of, context),
};

/** Counts over what the speaker may see. A person's own name in "status for …" stands for their agency's figures. */
export async function statusOf(of: string | null, context: Context): Promise<Reply> {
  const { store, speaker, turn } = context;
  const scope = of === null ? null : await findScope(of, context);
  if (scope !== null && isRefusal(scope)) return say(scope.say);
  if (scope?.is === 'person') return say(`Say “open actions for ${scope.name}”, or “status for” an agency.`);
  const schedule = scheduleOf(context);
  const visibleTo = seesEverything(speaker) ? null : speaker;
  const { id } = speaker.partnership;
  const since = sinceLastMeeting(schedule);
  const [groups, kinds, silent] = await Promise.all([
    store.actions.groups(id, visibleTo, schedule.thresholds),
    store.actions.updateCounts(id, visibleTo, since),
    canSeeWhoIsSilent(speaker) && turn.place === 'personal'
      ? store.actions.silentOwners(id, speaker, since)
      : Promise.resolve(null),
  ]);
  const agency = scope?.name ?? null;
  const counted = agency === null ? groups : groups.filter((group) => group.agency === agency);
  const owners = silent?.flatMap(({ name, agency: theirs }) =>
    name !== null && (agency === null || theirs === agency) ? [{ name, agency: theirs }] : [],
  );
  return here(
    statusCard({
      ...cardView(context),
      ...figures(counted),
      asAt: turn.now,
      agency,
      changed: agency === null ? changedSince(kinds, schedule, speaker.partnership.timezone) : null,
      silent: owners ?? null,
    }),
  );
}

function changedSince(kinds: Partial<Record<string, number>>, schedule: Schedule, zone: string): StatusView['changed'] {
  return schedule.last === null ? null : { since: dayOf(schedule.last.startsAt, zone), kinds };
}

function figures(groups: readonly ActionGroup[]): Pick<StatusView, 'counts' | 'ratings' | 'agencies' | 'strands'> {
  const ownerless = sum(groups.filter((group) => group.ownerless && isOpen(group.facts.status)));
  return {
    counts: { ...counts(groups), ownerless },
    ratings: ratings(groups),
    agencies: by(groups, (group) => group.agency).map(([agency, of]) => ({ agency, ...counts(of) })),
    strands: by(groups, (group) => group.strand).map(([strand, of]) => ({ strand, ...counts(of) })),
  };
}

function counts(groups: readonly ActionGroup[]): StatusCounts {
  return {
    open: sum(groups.filter(({ facts }) => isOpen(facts.status))),
    overdue: sum(groups.filter(({ facts }) => facts.overdue)),
    blocked: sum(groups.filter(({ facts }) => facts.status === 'blocked')),
    awaiting: sum(groups.filter(({ facts }) => facts.status === 'awaiting_confirmation')),
  };
}

function ratings(groups: readonly ActionGroup[]): Record<Rating, number> {
  const of = (rating: Rating) => sum(groups.filter(({ facts }) => rate(facts).rating === rating));
  return Object.fromEntries(RATINGS.map((rating) => [rating, of(rating)])) as Record<Rating, number>;
}

function by<K>(groups: readonly ActionGroup[], key: (group: ActionGroup) => K): [K, ActionGroup[]][] {
  const parts = new Map<K, ActionGroup[]>();
  for (const group of groups) parts.set(key(group), [...(parts.get(key(group)) ?? []), group]);
  return [...parts].sort(([a], [b]) => String(a ?? '\uffff').localeCompare(String(b ?? '\uffff'), 'en-GB'));
}

function sum(groups: readonly ActionGroup[]): number {
  return groups.reduce((total, group) => total + group.count, 0);
}
