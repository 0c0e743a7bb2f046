import { dayOf } from '../calendar/dates.ts';
import type { LadderWorld } from './recipients.ts';
import type { DueNudge, KnownNudge, NudgeKind } from './nudge.ts';
import { absenceOn, hasRole, type Member } from '../people/person.ts';
import { isAsking, type AskingKind, type OwnSubject } from './subject.ts';

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
    const asked = askedOf(entry);
    if (asked === null) return [];
    const { memberId, kind, rung } = entry;
    const common = { partnershipId: world.partnership.id, rung, due: now, actionIds: [] };
    if (kind !== 'mention' && hasChannel) {
      return [{ ...common, memberId, kind: 'mention', subject: { of: 'mention', ...asked } }];
    }
    const person = world.members.find((member) => member.id === memberId);
    if (person === undefined) return [];
    return leadsFor(world, person, now).map((lead) => ({
      ...common,
      memberId: lead.id,
      kind: 'relay',
      subject: { of: 'relay', ...asked, whose: person.id },
    }));
  });
}

/** What an entry asks of its member, in their own chat or by a mention; null: it asks nothing, or nothing that is known. */
function askedOf({ kind, subject }: Entry): { readonly kind: AskingKind; readonly about: OwnSubject } | null {
  if (subject.of === 'mention') return { kind: subject.kind, about: subject.about };
  if (!isAsking(kind) || subject.of === 'relay' || subject.of === 'unknown') return null;
  return { kind, about: subject };
}

/**
 * The nudge that a mention or a relay stands for, as its person would have had it; null when that cannot be told any
 * more: the person has left the partnership.
 */
export function standsFor<E extends KnownNudge>(entry: E, members: readonly Member[]): E | null {
  const { subject } = entry;
  if (subject.of !== 'mention' && subject.of !== 'relay') return null;
  const { kind, about } = subject;
  const whose = subject.of === 'mention' ? entry.memberId : subject.whose;
  if (subject.of === 'relay' && !members.some(({ id }) => id === whose)) return null;
  const due = about.of === 'prompt' ? about.at : entry.due;
  const own: Pick<KnownNudge, 'kind' | 'subject' | 'memberId' | 'due'> = { kind, subject: about, memberId: whose, due };
  return { ...entry, ...own };
}

export function isFallback(kind: NudgeKind): kind is 'mention' | 'relay' {
  return kind === 'mention' || kind === 'relay';
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
