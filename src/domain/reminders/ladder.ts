import type { Action } from '../actions/action.ts';
import { dayOf, type IsoDate } from '../calendar/dates.ts';
import { isFallback, standsFor } from './fallback.ts';
import { handOverRungs, isHandOver, isHandOverOf } from './hand-overs.ts';
import { promptCall, recipientsOf, type LadderWorld, type Recipients } from './recipients.ts';
import { lateListOf, lateListRung } from './late-list.ts';
import { hoursFrom, isWithinHours, meetingRungs, overdueRungs, type Rung } from './rungs.ts';
import type { Meeting } from '../calendar/meeting.ts';
import { withPattern } from '../calendar/next-meeting.ts';
import type { DueNudge, KnownNudge, NudgeKind } from './nudge.ts';
import { paperRungs } from './papers.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { isSameSubject, toKey, type Subject } from './subject.ts';

/** A nudge that somebody did not get, or that somebody else got for them, and why. */
export interface SkippedNudge {
  readonly memberId: number;
  readonly subject: Subject;
  readonly kind: NudgeKind;
  readonly rung: number;
  readonly why: string;
}

export interface NudgeDecision {
  /** To be planned and sent now. */
  readonly due: readonly DueNudge[];
  /** Their hours passed while no beat came: to be recorded, not sent. */
  readonly missed: readonly DueNudge[];
  readonly skipped: readonly SkippedNudge[];
  /** Entries of the ledger, planned and not sent, that are to go no more. */
  readonly ended: readonly EndedNudge[];
}

interface EndedNudge {
  readonly entry: KnownNudge;
  readonly state: 'withdrawn' | 'missed';
  readonly why: string;
}

/** A nudge as it stands now: still to be sent with these actions, or not, and why. */
export type Standing =
  | { readonly holds: true; readonly actions: readonly Action[]; readonly meeting: Meeting | null }
  | { readonly holds: false; readonly state: 'withdrawn' | 'missed'; readonly why: string }
  /** Its time is still to come, or to come again: the clock was set back since it was taken up. */
  | { readonly holds: false; readonly state: 'due'; readonly why: string; readonly from: Date };

export interface LadderInput extends LadderWorld {
  /** The entries that the ledger holds already. */
  readonly known: readonly KnownNudge[];
  readonly now: Date;
  /** The last beat: what was due before it, it has seen to. */
  readonly since: Date;
}

/**
 * Decides what the ladder asks for now; it sends nothing. A rung is due from the start of working hours on its day to
 * their end, so a late beat of the same day still sends. A rung whose hours no beat fell into is missed, and said so.
 */
export function nudgesDue(input: LadderInput): NudgeDecision {
  const { partnership, known, now, since } = input;
  const world = withDerivedMeetings(input, now);
  const knownKeys = new Set(known.map(keyOf));
  const due: DueNudge[] = [];
  const missed: DueNudge[] = [];
  const skipped: SkippedNudge[] = [];
  const late = isWithinHours(partnership, now) ? lateListRung(partnership, world.meetings, known, now) : null;
  for (const rung of [...rungsOf(world), ...(late === null ? [] : [late])]) {
    const phase = phaseOf(rung, now, since);
    if (phase === 'not now') continue;
    const { gets, passed } = recipientsOf(world, rung);
    const { subject, kind } = rung;
    for (const [memberId, actions] of gets) {
      const nudge = { partnershipId: partnership.id, memberId, subject, kind, rung: rung.rung, due: rung.due };
      if (knownKeys.has(keyOf(nudge))) continue;
      (phase === 'due' ? due : missed).push({ ...nudge, actionIds: actions.map((action) => action.id) });
    }
    skipped.push(...passed.map(({ memberId, why }) => ({ memberId, subject, kind, rung: rung.rung, why })));
  }
  return { due, missed, skipped, ended: endedOf(world, known, now) };
}

/** Looks again at a nudge that was planned: at the next beat, and right before it is sent. */
export function standingOf(world: LadderWorld, entry: KnownNudge, now: Date): Standing {
  if (isFallback(entry.kind)) {
    const instead = standsFor(entry, world.members);
    return instead === null
      ? { holds: false, state: 'withdrawn', why: whyNobody(entry) }
      : standingOf(world, instead, now);
  }
  const { partnership } = world;
  if (entry.kind === 'closed') return closedStanding(partnership, entry, now);
  if (entry.kind !== 'prompt') {
    if (now < entry.due) return notYet(entry.due);
    const isItsDay = dayOf(entry.due, partnership.timezone) === dayOf(now, partnership.timezone);
    if (!isItsDay || !isWithinHours(partnership, now)) {
      return { holds: false, state: 'missed', why: 'It could not be sent on its day' };
    }
  }
  const complete = withDerivedMeetings(world, now);
  const call = entry.kind === 'prompt' ? promptCall(partnership, entry.due) : rungOf(complete, entry);
  if (call === undefined) return { holds: false, state: 'withdrawn', why: goneBecause(entry) };
  const actions = recipientsOf(complete, call).gets.get(entry.memberId);
  if (actions !== undefined) return { holds: true, actions, meeting: call.meeting };
  return { holds: false, state: 'withdrawn', why: 'Nothing is left to ask about' };
}

/** That something was closed stays true: it is said in the next working hours, on whichever day that is. */
function closedStanding(partnership: Partnership, entry: KnownNudge, now: Date): Standing {
  const { due } = hoursFrom(partnership, entry.due > now ? entry.due : now);
  return due > now ? notYet(due) : { holds: true, actions: [], meeting: null };
}

function notYet(from: Date): Standing {
  return { holds: false, state: 'due', why: 'It is not time for it yet', from };
}

/**
 * What each coming rung of the next meeting, of what is overdue and of what was handed over, would send if it were due
 * now; the soonest first. What the ledger has dealt with already is not to come.
 */
export function comingRungs(
  world: LadderWorld,
  known: readonly KnownNudge[],
  now: Date,
): readonly { readonly rung: Rung; readonly recipients: Recipients }[] {
  const complete = withDerivedMeetings(world, now);
  const dealtWith = new Set(known.filter(({ state }) => state !== 'due').map(keyOf));
  const { partnership, meetings } = complete;
  const late = lateListRung(partnership, meetings, known, hoursFrom(partnership, now).due);
  const coming = [...rungsOf(complete), ...(late === null ? [] : [late])]
    .filter((rung) => rung.closes > now)
    .sort((a, b) => a.due.getTime() - b.due.getTime());
  const first = new Map<string, IsoDate>();
  for (const rung of coming) if (!first.has(rung.kind)) first.set(rung.kind, rung.day);
  return coming
    .filter((rung) => first.get(rung.kind) === rung.day)
    .map((rung) => ({ rung, recipients: remaining(rung, recipientsOf(complete, rung), dealtWith) }));
}

function remaining(rung: Rung, { gets, passed }: Recipients, dealtWith: ReadonlySet<string>): Recipients {
  const { subject, kind } = rung;
  const left = [...gets].filter(([memberId]) => !dealtWith.has(keyOf({ memberId, subject, kind, rung: rung.rung })));
  return { gets: new Map(left), passed };
}

function withDerivedMeetings(world: LadderWorld, now: Date): LadderWorld {
  const own = withPattern(world.partnership, world.meetings, 'partnership', now);
  return { ...world, meetings: withPattern(world.partnership, own, 'board', now) };
}

function rungsOf({ partnership, meetings, actions }: LadderWorld): Rung[] {
  return [
    ...meetingRungs(partnership, meetings),
    ...paperRungs(partnership, meetings),
    ...overdueRungs(partnership, actions),
    ...handOverRungs(partnership, actions),
  ];
}

function rungOf({ partnership, meetings, actions }: LadderWorld, entry: KnownNudge): Rung | undefined {
  const { subject } = entry;
  return candidates().find(
    (rung) => rung.kind === entry.kind && rung.rung === entry.rung && isSameSubject(rung.subject, subject),
  );

  function candidates(): readonly Rung[] {
    const isOverdue = ({ ref, due }: Action): boolean =>
      subject.of === 'overdue' && subject.action === ref && subject.due === due;
    if (entry.kind === 'overdue') return overdueRungs(partnership, actions.filter(isOverdue));
    if (entry.kind === 'papers') return paperRungs(partnership, meetings);
    if (!isHandOver(entry)) {
      const late = lateListOf(partnership, meetings, entry);
      return [...meetingRungs(partnership, meetings), ...(late === null ? [] : [late])];
    }
    return handOverRungs(
      partnership,
      actions.filter((action) => isHandOverOf(entry, action)),
    );
  }
}

function phaseOf(rung: Rung, now: Date, since: Date): 'due' | 'missed' | 'not now' {
  if (rung.due <= now && now < rung.closes) return 'due';
  if (now < rung.due) return 'not now';
  return since < rung.due ? 'missed' : 'not now';
}

function endedOf(world: LadderWorld, known: readonly KnownNudge[], now: Date): EndedNudge[] {
  return known
    .filter((entry) => entry.state === 'due' && entry.due <= now)
    .flatMap((entry) => {
      const standing = standingOf(world, entry, now);
      return standing.holds || standing.state === 'due' ? [] : [{ entry, state: standing.state, why: standing.why }];
    });
}

const UNREADABLE = 'Another version of the clerk wrote it, in a form that this one does not know';

function whyNobody({ subject }: KnownNudge): string {
  return subject.of === 'unknown' ? UNREADABLE : 'Whom it was about has left the partnership';
}

function goneBecause(entry: KnownNudge): string {
  if (entry.subject.of === 'unknown') return UNREADABLE;
  if (isHandOver(entry)) return 'The action was accepted, or given to somebody else';
  return entry.kind === 'overdue'
    ? 'The action is done, closed or has a new due date'
    : 'The meeting was moved or cancelled';
}

function keyOf({ memberId, subject, kind, rung }: Pick<KnownNudge, 'memberId' | 'subject' | 'kind' | 'rung'>): string {
  return [String(memberId), toKey(subject), kind, String(rung)].join('|');
}
