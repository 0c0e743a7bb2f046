import type { BriefView } from '../cards/reminders/chair-brief.ts';
import { digestPage, nudgeCard, type DigestKind, type DigestView } from '../cards/reminders/nudge-digest.ts';
import type { RatedAction } from '../cards/parts/rated-action.ts';
import { DIGEST_LIMIT } from '../cards/buttons.ts';
import type { MentionView, RelayView } from '../cards/reminders/nudge-instead.ts';
import type { PapersView } from '../cards/reminders/papers-prompt.ts';
import type { ProfilesView } from '../cards/reminders/profiles-prompt.ts';
import { unreachedLines, type UnreachedView } from '../cards/people/unreached-card.ts';
import type { ClosedView } from '../cards/reminders/closed-notice.ts';
import { isOpen, OPEN_STATUSES, type Action } from '../domain/actions/action.ts';
import { bragThresholds, rateAction, type BragThresholds } from '../domain/actions/brag.ts';
import { dayOf } from '../domain/calendar/dates.ts';
import { nextMeeting } from '../domain/calendar/next-meeting.ts';
import { papersDue, paperState } from '../domain/reminders/papers.ts';
import { toKey } from '../domain/reminders/subject.ts';
import { standsInFor, type Speaker } from '../domain/people/person.ts';
import { asSeenBy, canSeeAction, canUpdate, everybodyMaySee } from '../domain/policy/policy.ts';
import { isStale } from '../domain/registers/profile.ts';
import { membersPresent } from '../domain/people/presence.ts';
import type { ActionFilter, ActionGroup } from '../ports/actions.ts';
import type { Rooms } from '../ports/messenger.ts';
import type { Store } from '../ports/store.ts';
import type { OutgoingNudge, RenderNudge } from './delivery.ts';

/** How many exceptions a chair's brief is given; the card shows the first of them. */
const EXCEPTIONS = 10;

/** Writes the message of a nudge. Its reader's need to know is asked here once more, at send time. */
export function nudgeRenderer(store: Store, rooms: Rooms, newToken: () => string): RenderNudge {
  return async (nudge) => {
    const thresholds = bragThresholds(nudge.partnership, nudge.meetings, nudge.now);
    const view = { partnership: nudge.partnership, place: 'personal', newToken } as const;
    switch (nudge.kind) {
      case 'brief':
        return nudgeCard({ ...view, ...(await brief(store, nudge, thresholds)) });
      case 'profiles':
        return nudgeCard({ ...view, ...(await profiles(store, nudge)) });
      case 'unreached':
        return nudgeCard({ ...view, ...unreached(nudge) });
      case 'mention':
        return nudgeCard({ ...view, ...(await mention(rooms, nudge)) });
      case 'closed':
        return nudgeCard({ ...view, ...(await closed(store, nudge)) });
      case 'papers':
        return nudgeCard({ ...view, ...(await papers(store, nudge)) });
      case 'relay':
        return nudgeCard({ ...view, ...relay(nudge, thresholds) });
      default:
        return nudgeCard({ ...view, ...digest(nudge, nudge.kind, thresholds) });
    }
  };
}

type Bare<View> = Omit<View, 'partnership' | 'place' | 'newToken'>;

function digest(nudge: OutgoingNudge, kind: DigestKind, thresholds: BragThresholds): Bare<DigestView> {
  const { partnership, member, meetings, now } = nudge;
  const speaker = readerOf(nudge);
  const visible = nudge.actions.filter((action) => canSeeAction(speaker, action));
  const numbers = visible.slice(0, DIGEST_LIMIT).map((action) => action.number);
  const about = { kind, subject: toKey(nudge.subject), since: nudge.since.toISOString(), numbers, page: 0 };
  const page = new Set(digestPage(about));
  return {
    digest: about,
    total: visible.length,
    actions: visible
      .filter((action) => page.has(action.number))
      .map((action) => ({ ...rated(asSeenBy(speaker, action), thresholds), mayUpdate: canUpdate(speaker, action) })),
    readerId: member.id,
    meetingAt: nextMeeting(partnership, meetings, 'partnership', now)?.startsAt ?? null,
    justNow: null,
  };
}

/** The person whose chat the message goes to, with what they may see today. */
function readerOf({ partnership, member, members, now }: OutgoingNudge): Speaker {
  return {
    chosen: true,
    wasAsked: false,
    member,
    partnership,
    standsInFor: standsInFor(member, members, dayOf(now, partnership.timezone)),
  };
}

/** Refs only, and those only if everybody who reads the channel at this moment may see these actions. */
async function mention(rooms: Rooms, nudge: OutgoingNudge): Promise<Bare<MentionView>> {
  const { member, members, partnership, actions, since, channel, now } = nudge;
  const waiting = actions.filter(
    ({ status, lastUpdate }) => isOpen(status) && !(lastUpdate !== null && lastUpdate.at > since),
  );
  const present = channel === null ? null : await rooms.present(channel);
  const mayRead =
    present !== null && everybodyMaySee(membersPresent(present, members, partnership, now), { actions: waiting });
  return {
    kind: 'mention',
    person: { name: member.name, entraId: member.entraId },
    waiting: waiting.length === 0 || mayRead ? waiting.map(({ ref }) => ref) : 'not to be named here',
  };
}

async function closed(store: Store, { partnership, subject }: OutgoingNudge): Promise<Bare<ClosedView>> {
  const nominal = subject.of === 'closed' ? await store.nominals.byId(partnership.id, subject.nominalId) : null;
  return { kind: 'closed', code: nominal?.ref ?? null, closed: nominal?.closed ?? null };
}

function relay(nudge: OutgoingNudge, thresholds: BragThresholds): Bare<RelayView> {
  const reader = readerOf(nudge);
  return {
    kind: 'relay',
    people: nudge.passedOnFor.map(({ member, actions }) => ({
      name: member.name,
      actions: actions
        .filter((action) => canSeeAction(reader, action))
        .map((action) => rated(asSeenBy(reader, action), thresholds)),
    })),
  };
}

function unreached({ outOfReach }: OutgoingNudge): Bare<UnreachedView> {
  return { kind: 'unreached', people: unreachedLines(outOfReach) };
}

async function brief(store: Store, nudge: OutgoingNudge, thresholds: BragThresholds): Promise<Bare<BriefView>> {
  const { id } = nudge.partnership;
  const filter: ActionFilter = { partnershipId: id, visibleTo: null, statuses: OPEN_STATUSES };
  const first = { skip: 0, take: EXCEPTIONS };
  const [groups, reviews, overdue, blocked] = await Promise.all([
    store.actions.groups(id, null, thresholds),
    forReview(store, nudge),
    store.actions.list({ ...filter, dueBefore: thresholds.today }, first),
    store.actions.list({ ...filter, statuses: ['blocked'] }, first),
  ]);
  const count = (counts: (group: ActionGroup) => boolean): number =>
    groups.filter(counts).reduce((sum, group) => sum + group.count, 0);
  const exceptions = new Map([...overdue.items, ...blocked.items].map((action) => [action.id, action]));
  return {
    kind: 'brief',
    meetingAt: meetingAt(nudge),
    counts: {
      open: count(({ facts }) => isOpen(facts.status)),
      overdue: count(({ facts }) => facts.overdue),
      blocked: count(({ facts }) => facts.status === 'blocked'),
      awaiting: count(({ facts }) => facts.status === 'awaiting_confirmation'),
      ownerless: count(({ facts, ownerless }) => ownerless && isOpen(facts.status)),
      forReview: reviews,
    },
    exceptions: [...exceptions.values()].sort(byDue).map((action) => rated(action, thresholds)),
  };
}

async function profiles(store: Store, nudge: OutgoingNudge): Promise<Bare<ProfilesView>> {
  const { id } = nudge.partnership;
  const [all, local] = await Promise.all([store.registers.profiles(id), store.registers.localProfile(id)]);
  const day = dayOf(nudge.now, nudge.partnership.timezone);
  const awaited = all.filter((profile) => profile.received === null || isStale(profile, day));
  return {
    kind: 'profiles',
    meetingAt: meetingAt(nudge),
    awaited: awaited.map((profile) => ({
      ref: profile.ref,
      requested: profile.requested,
      stale: isStale(profile, day) ? profile.reviewBy : null,
    })),
    staleSince: local !== null && isStale(local, day) ? local.reviewBy : null,
    forReview: await forReview(store, nudge),
  };
}

async function papers(store: Store, nudge: OutgoingNudge): Promise<Bare<PapersView>> {
  const { partnership, meetings } = nudge;
  const startsAt = meetingAt(nudge);
  const latest = await store.standingItems.latest(partnership.id);
  return {
    kind: 'papers',
    board: partnership.board,
    meetingAt: startsAt,
    due: papersDue(partnership, { startsAt }),
    state: paperState(meetings, { startsAt }, latest),
  };
}

async function forReview(store: Store, nudge: OutgoingNudge): Promise<number> {
  const { id, timezone, settings } = nudge.partnership;
  return (await store.nominals.forReview(id, dayOf(meetingAt(nudge), timezone), settings.reviewMonths)).length;
}

function rated(action: Action, thresholds: BragThresholds): RatedAction {
  return { action, ...rateAction(action, thresholds) };
}

function meetingAt({ meeting, kind, now }: OutgoingNudge): Date {
  if (meeting === null) throw new Error(`A ${kind} nudge without a meeting, at ${now.toISOString()}`);
  return meeting.startsAt;
}

/** The longest overdue first; those without a date last. */
function byDue(a: Action, b: Action): number {
  const [dayA, dayB] = [a.due ?? '9999-12-31', b.due ?? '9999-12-31'];
  return dayA === dayB ? a.number - b.number : dayA < dayB ? -1 : 1;
}
