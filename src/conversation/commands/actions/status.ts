import { z } from 'zod';
import { statusButton } from '../../../cards/actions/log-buttons.ts';
import { statusCard, type StatusCounts, type StatusView } from '../../../cards/actions/status-card.ts';
import { isOpen } from '../../../domain/actions/action.ts';
import { bragFacts, rate, RATINGS, type Rating } from '../../../domain/actions/brag.ts';
import { dayOf } from '../../../domain/calendar/dates.ts';
import { chosen } from '../../../domain/minimise/whose-words.ts';
import {
  canSeeAction,
  canSeeWhoIsSilent,
  everyMember,
  everybodyMaySee,
  seesEverything,
} from '../../../domain/policy/policy.ts';
import { isRefusal } from '../../../domain/refusal.ts';
import type { ActionGroup } from '../../../ports/actions.ts';
import { answer, FOR_MEMBERS, presentNow, sayPrivately } from '../../turn/answer.ts';
import { cardView } from '../../turn/card-view.ts';
import { command, press } from '../../turn/command.ts';
import { findScope } from '../../actions/find-scope.ts';
import { scheduleOf, sinceLastMeeting, type Schedule } from '../../turn/schedule.ts';
import type { Context, Reply } from '../../turn/turn.ts';

export const status = command({
  name: 'status',
  group: 'The log',
  summary: 'Sum up where the plan stands',
  examples: ['status', 'status for Housing'],
  input: z.object({ of: chosen(z.string().max(200)).nullable() }),
  may: everyMember,
  shows: { of: 'counts of actions', asks: canSeeAction },
  does: null,
  answers: 'there to members',
  undoneAs: null,
  presses: [press(statusButton, ({ of }, context) => statusOf(of, context))],
  run: ({ of }, context) => statusOf(of, context),
});

/**
 * Counts over what the speaker may see. Where others read along, over what all of them may see, and the card says so; with
 * somebody there who is no member, in the speaker's own chat.
 */
export async function statusOf(of: string | null, context: Context): Promise<Reply> {
  const scope = of === null ? null : await findScope(of, context);
  if (scope !== null && isRefusal(scope)) return sayPrivately(context, scope.say);
  if (scope?.is === 'person') {
    return sayPrivately(context, `Say “open actions for ${scope.name}”, or “status for” an agency.`);
  }
  const agency = scope?.name ?? null;
  return answer(context, FOR_MEMBERS, async (there) =>
    statusCard({
      ...cardView(there),
      ...(there.turn.place === 'personal' ? await ownFigures(agency, there) : await sharedFigures(agency, there)),
      asAt: there.turn.now,
      agency,
    }),
  );
}

type Figures = Pick<
  StatusView,
  'counts' | 'ratings' | 'agencies' | 'strands' | 'changed' | 'silent' | 'isOfEverybodyHere'
>;

async function ownFigures(agency: string | null, context: Context): Promise<Figures> {
  const { store, speaker } = context;
  const schedule = scheduleOf(context);
  const visibleTo = seesEverything(speaker) ? null : speaker;
  const { id, timezone } = speaker.partnership;
  const since = sinceLastMeeting(schedule);
  const [groups, kinds, silent] = await Promise.all([
    store.actions.groups(id, visibleTo, schedule.thresholds),
    store.actions.updateCounts(id, visibleTo, since),
    canSeeWhoIsSilent(speaker) ? store.actions.silentOwners(id, speaker, since) : Promise.resolve(null),
  ]);
  const owners = silent?.flatMap(({ name, agency: theirs }) =>
    name !== null && (agency === null || theirs === agency) ? [{ name, agency: theirs }] : [],
  );
  return {
    ...figures(ofAgency(agency, groups)),
    changed: agency === null ? changedSince(kinds, schedule, timezone) : null,
    silent: owners ?? null,
    isOfEverybodyHere: false,
  };
}

/** More actions than any partnership has. */
const ALL = { skip: 0, take: 1_000_000 };

async function sharedFigures(agency: string | null, context: Context): Promise<Figures> {
  const { store, speaker } = context;
  const { thresholds } = scheduleOf(context);
  const [present, seen] = await Promise.all([
    presentNow(context),
    store.actions.list({ partnershipId: speaker.partnership.id, visibleTo: speaker }, ALL),
  ]);
  const common = seen.items.filter((action) => everybodyMaySee(present ?? [], { actions: [action] }));
  const groups = common.map((action) => ({
    facts: bragFacts(action, thresholds),
    agency: action.agency?.name ?? null,
    strand: action.strand,
    ownerless: action.owner === null,
    count: 1,
  }));
  return { ...figures(ofAgency(agency, groups)), changed: null, silent: null, isOfEverybodyHere: true };
}

function ofAgency(agency: string | null, groups: readonly ActionGroup[]): readonly ActionGroup[] {
  return agency === null ? groups : groups.filter((group) => group.agency === agency);
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
