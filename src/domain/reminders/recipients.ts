import { isOpen, type Action } from '../actions/action.ts';
import { isUpdatedSince } from '../actions/brag.ts';
import { dayOf, longDate, type IsoDate } from '../calendar/dates.ts';
import type { Audience, Rung } from './rungs.ts';
import { lastMeeting, type Meeting } from '../calendar/meeting.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { absenceOn, hasRole, type Member } from '../people/person.ts';
import { mayStandIn } from '../policy/policy.ts';
import { paperState, whyNoPaperReminder } from './papers.ts';
import { outOfReach } from './reach.ts';
import { snoozeOn, snoozeWords } from '../actions/snooze.ts';
import type { StandingItem } from '../standing-item/standing-item.ts';

/** What the ladder looks at: one partnership as it is now. Actions that are not open may be left out. */
export interface LadderWorld {
  readonly partnership: Partnership;
  readonly members: readonly Member[];
  readonly actions: readonly Action[];
  readonly meetings: readonly Meeting[];
  /** The standing item drafted last; null: none has been. */
  readonly paper: Pick<StandingItem, 'state' | 'to'> | null;
}

/** A member whom a rung gives nothing, or gives to somebody else, and why. */
interface Passed {
  readonly memberId: number;
  readonly why: string;
  /** none: they have no open actions; met: there is nothing to ask them; unmet: there is, and they are not asked. */
  readonly concern: 'none' | 'met' | 'unmet';
}

/** Who gets what of a rung: every member that it could concern is in one of the two, or in both if they stand in. */
export interface Recipients {
  /** The actions by recipient, in the order in which they are to be read; none for a prompt without actions. */
  readonly gets: ReadonlyMap<number, readonly Action[]>;
  readonly passed: readonly Passed[];
}

/** The part of a rung that decides who gets it; a coordinator's "nudge now" is one too. */
export type Call = Pick<Rung, 'kind' | 'day' | 'due' | 'audience' | 'meeting' | 'action'>;

/** Decides who gets a rung and with which actions, as of its day. */
export function recipientsOf(world: LadderWorld, call: Call): Recipients {
  const gets = new Map<number, readonly Action[]>();
  const passed: Passed[] = [];
  for (const audience of call.audience) {
    if (audience === 'owners') askOwners(world, call, gets, passed);
    else askHolders(world, call, audience, gets, passed);
  }
  return { gets, passed };
}

function askOwners(world: LadderWorld, call: Call, gets: Map<number, readonly Action[]>, passed: Passed[]): void {
  const concerned = call.action === null ? world.actions : [call.action];
  const ownedBy = byOwner(concerned);
  const owners = call.action === null ? world.members : world.members.filter((member) => ownedBy.has(member.id));
  const since = lastMeeting(world.meetings, 'partnership', call.due)?.startsAt ?? null;
  const nothing: Passed[] = [];
  const away: Passed[] = [];
  for (const owner of owners) {
    const wanted = wantedOf(ownedBy.get(owner.id) ?? [], call, since, world.partnership);
    if (!('actions' in wanted)) {
      nothing.push({ memberId: owner.id, ...wanted });
      continue;
    }
    const { to, why } = receiver(world, owner, call.day);
    const theirs = wanted.actions.filter((action) => to?.id === owner.id || (to !== null && mayStandIn(to, action)));
    const awake = theirs.filter((action) => snoozeOn(action, call.day) === null);
    if (theirs.length > 0 && awake.length === 0) {
      nothing.push({ memberId: owner.id, why: whySnoozed(theirs, call), concern: 'unmet' });
      continue;
    }
    if (to !== null && awake.length > 0) gets.set(to.id, [...(gets.get(to.id) ?? []), ...awake]);
    const kept = theirs.length < wanted.actions.length && to !== null ? ', but may not know of all of it' : '';
    if (why !== null) away.push({ memberId: owner.id, why: `${why}${kept}`, concern: 'unmet' });
  }
  passed.push(...nothing.filter(({ memberId }) => !gets.has(memberId)), ...away);
}

function byOwner(actions: readonly Action[]): ReadonlyMap<number, readonly Action[]> {
  const owned = new Map<number, Action[]>();
  for (const action of actions) {
    if (action.owner === null || !isOpen(action.status)) continue;
    const others = owned.get(action.owner.id);
    if (others === undefined) owned.set(action.owner.id, [action]);
    else others.push(action);
  }
  return owned;
}

/** Which of an owner's open actions a nudge asks about; or why it asks about none. */
function wantedOf(
  open: readonly Action[],
  call: Call,
  since: Date | null,
  partnership: Partnership,
): { readonly actions: readonly Action[] } | Omit<Passed, 'memberId'> {
  if (open.length === 0) return { why: 'No open actions', concern: 'none' };
  if (call.action !== null) return { actions: open };
  if (call.kind === 'issue') {
    const meetingDay = call.meeting === null ? call.day : dayOf(call.meeting.startsAt, partnership.timezone);
    const issued = open.filter((action) => isToBeIssued(action, meetingDay));
    return issued.length === 0 ? { why: 'No new actions to accept', concern: 'met' } : { actions: issued };
  }
  const silent = open.filter((action) => !isUpdatedSince(action, since));
  if (silent.length === 0) return { why: 'Everything is updated since the last meeting', concern: 'met' };
  return { actions: call.kind === 'digest' ? open : silent };
}

function whySnoozed(actions: readonly Action[], { day }: Call): string {
  const snoozes = actions.flatMap((action) => snoozeOn(action, day) ?? []);
  return [...new Set(snoozes.map(snoozeWords))].join('; ');
}

function isToBeIssued(action: Action, meetingDay: IsoDate): boolean {
  return action.status === 'proposed' && action.issued === null && (action.raised ?? meetingDay) <= meetingDay;
}

/** Who is asked in an owner's place: while they are away the cover, else the deputy. Nobody is asked in a third place. */
function receiver(
  world: LadderWorld,
  owner: Member,
  day: IsoDate,
): { readonly to: Member | null; readonly why: string | null } {
  if (isOnlyObserver(owner)) return { to: null, why: 'Observers are not nudged' };
  const absence = absenceOn(owner, day);
  if (absence === null) return { to: owner, why: null };
  const away = `Away until ${longDate(absence.until)}`;
  const standIns = [absence.coverId, owner.deputyId].flatMap((id) => world.members.filter((each) => each.id === id));
  if (standIns.length === 0) return { to: null, why: `${away}, with no cover and no deputy` };
  const to = standIns.find((each) => !isOnlyObserver(each) && absenceOn(each, day) === null) ?? null;
  return { to, why: to === null ? `${away}, and nobody who stands in can be asked` : `${away}: ${to.name} is asked` };
}

function askHolders(
  world: LadderWorld,
  call: Call,
  audience: Exclude<Audience, 'owners'>,
  gets: Map<number, readonly Action[]>,
  passed: Passed[],
): void {
  const owner = world.members.find((member) => member.id === call.action?.owner?.id);
  const holders = world.members.filter((member) => isHolder(member, audience, call.action, owner));
  if (call.kind === 'unreached' && outOfReach(world).length === 0) {
    passed.push(
      ...holders.map(({ id }) => ({ memberId: id, why: 'Everybody can be reached', concern: 'none' as const })),
    );
    return;
  }
  const whyNot = whyNoPaper(world, call, audience);
  if (whyNot !== null) {
    passed.push(...holders.map(({ id }) => ({ memberId: id, why: whyNot, concern: 'met' as const })));
    return;
  }
  for (const holder of holders) {
    const absence = absenceOn(holder, call.day);
    if (isOnlyObserver(holder)) passed.push({ memberId: holder.id, why: 'Observers are not nudged', concern: 'unmet' });
    else if (absence === null) gets.set(holder.id, call.action === null ? [] : [call.action]);
    else passed.push({ memberId: holder.id, why: `Away until ${longDate(absence.until)}`, concern: 'unmet' });
  }
  if (owner !== undefined && holders.length === 0) {
    passed.push({ memberId: owner.id, why: NOBODY[audience], concern: 'unmet' });
  }
}

function whyNoPaper(
  { meetings, paper }: LadderWorld,
  { kind, meeting }: Call,
  audience: Exclude<Audience, 'owners'>,
): string | null {
  if (kind !== 'papers' || meeting === null) return null;
  return whyNoPaperReminder(paperState(meetings, meeting, paper), audience === 'chairs' ? 'chairs' : 'coordinators');
}

const NOBODY = {
  deputy: 'No deputy to tell',
  leads: 'The agency has no lead to tell',
  chairs: 'The partnership has no chair to tell',
  coordinators: 'The partnership has no coordinator to tell',
} as const satisfies Record<Exclude<Audience, 'owners'>, string>;

function isHolder(
  member: Member,
  audience: Exclude<Audience, 'owners'>,
  action: Action | null,
  owner: Member | undefined,
): boolean {
  switch (audience) {
    case 'coordinators':
      return hasRole(member, 'coordinator');
    case 'chairs':
      return hasRole(member, 'chair');
    case 'leads':
      return hasRole(member, 'lead') && member.agency !== null && member.agency.id === action?.agency?.id;
    case 'deputy':
      return owner?.deputyId === member.id && action !== null && mayStandIn(member, action);
  }
}

function isOnlyObserver(member: Member): boolean {
  return member.roles.every((role) => role === 'observer');
}

/** A coordinator's "nudge now": the same question as a reminder, outside the ladder. */
export function promptCall(partnership: Partnership, at: Date): Call {
  const day = dayOf(at, partnership.timezone);
  return { kind: 'prompt', day, due: at, audience: ['owners'], meeting: null, action: null };
}
