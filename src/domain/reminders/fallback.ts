import { dayOf } from '../calendar/dates.ts';
import type { LadderWorld } from './recipients.ts';
import type { DueNudge, KnownNudge, NudgeKind } from './nudge.ts';
import { absenceOn, hasRole, type Member } from '../people/person.ts';

/** The kinds that ask somebody about their actions: what they ask is asked elsewhere when it does not arrive. */
const ASKING = ['call', 'digest', 'reminder', 'issue', 'overdue', 'prompt'] as const satisfies readonly NudgeKind[];

type Entry = Pick<KnownNudge, 'memberId' | 'kind' | 'rung' | 'subject'>;

/**
 * Who hears of it when a message did not reach its person: they themselves by a mention in the partnership's channel,
 * where it has one; after that their agency's leads. When nobody is left, the coordinators see it among those who
 * cannot be reached.
 */
export function fallbacksOf(
  world: Pick<LadderWorld, 'partnership' | 'members'>,
  entries: readonly Entry[],
  hasChannel: boolean,
  now: Date,
): readonly DueNudge[] {
  return entries.flatMap((entry): readonly DueNudge[] => {
    const { memberId, kind, rung, subject } = entry;
    if (!isAsking(kind) && kind !== 'mention') return [];
    const about = kind === 'mention' ? subject : `${kind}, ${subject}`;
    const common = { partnershipId: world.partnership.id, rung, due: now, actionIds: [] };
    if (kind !== 'mention' && hasChannel) return [{ ...common, memberId, kind: 'mention', subject: about }];
    const person = world.members.find((member) => member.id === memberId);
    if (person === undefined) return [];
    return leadsFor(world, person, now).map((lead) => ({
      ...common,
      memberId: lead.id,
      kind: 'relay',
      subject: `${about}, for ${person.email}`,
    }));
  });
}

/**
 * The nudge that a mention or a relay stands for, as its person would have had it; null when that cannot be told any
 * more: the person has left the partnership.
 */
export function standsFor<E extends KnownNudge>(entry: E, members: readonly Member[]): E | null {
  const [kind, subject, whose] = entry.subject.split(', ');
  const email = whose?.replace(/^for /, '');
  const person = entry.kind === 'mention' ? entry.memberId : members.find((member) => member.email === email)?.id;
  if (!isAsking(kind) || subject === undefined || person === undefined) return null;
  const due = kind === 'prompt' ? new Date(subject.replace(/^prompt /, '')) : entry.due;
  return { ...entry, kind, subject, memberId: person, due };
}

export function isFallback(kind: NudgeKind): kind is 'mention' | 'relay' {
  return kind === 'mention' || kind === 'relay';
}

function isAsking(kind: string | undefined): kind is (typeof ASKING)[number] {
  return (ASKING as readonly (string | undefined)[]).includes(kind);
}

function leadsFor(
  { partnership, members }: Pick<LadderWorld, 'partnership' | 'members'>,
  person: Member,
  now: Date,
): readonly Member[] {
  const today = dayOf(now, partnership.timezone);
  return members.filter(
    (member) =>
      member.id !== person.id &&
      member.agency !== null &&
      member.agency.id === person.agency?.id &&
      hasRole(member, 'lead') &&
      absenceOn(member, today) === null,
  );
}
