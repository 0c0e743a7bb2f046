import { isOpen, type Action } from '../actions/action.ts';
import { hasRole, type Member, type Unreached } from '../people/person.ts';

/** A member's own chat with the clerk, as far as one is known. */
export interface MemberChat {
  readonly memberId: number;
  /** null: they have the app, and have not written yet. */
  readonly wroteAt: Date | null;
  /** When the clerk was taken out of it; null: it stands. */
  readonly removedAt: Date | null;
  /** When the clerk last learnt of it. */
  readonly seenAt: Date;
}

/** In the order in which a coordinator has to do with them. */
export const REACH_STATES = [
  'refused',
  'removed',
  'no identity',
  'external',
  'never seen',
  'guest',
  'installed',
  'wrote',
] as const;
export type ReachState = (typeof REACH_STATES)[number];

/** How a member can be reached, in one state of one only. */
export interface Reach {
  readonly member: Member;
  readonly state: ReachState;
  /** refused: the last message that did not arrive; removed, installed, wrote: that; null: it never happened. */
  readonly at: Date | null;
}

/**
 * How each member can be reached, the doubtful ones first. What a message found out counts for more than what was known
 * before it: refused is so until one arrives.
 */
export function reachOfAll(members: readonly Member[], chats: readonly MemberChat[]): readonly Reach[] {
  const chatOf = new Map(chats.map((chat) => [chat.memberId, chat]));
  const all = members.map((member) => ({ member, ...reachOf(member, chatOf.get(member.id) ?? null) }));
  return REACH_STATES.flatMap((state) => all.filter((each) => each.state === state));
}

function reachOf(member: Member, chat: MemberChat | null): Omit<Reach, 'member'> {
  if (member.unreached !== null) return { state: 'refused', at: member.unreached.at };
  if (member.entraId === null) return { state: 'no identity', at: null };
  if (chat !== null && chat.removedAt !== null) return { state: 'removed', at: chat.removedAt };
  if (chat !== null && chat.wroteAt !== null) return { state: 'wrote', at: chat.wroteAt };
  if (chat !== null) return { state: 'installed', at: chat.seenAt };
  if (member.account === 'member') return { state: 'never seen', at: null };
  return { state: member.account, at: null };
}

/** Somebody whom the clerk has to reach and cannot, with their open actions. */
export interface OutOfReach {
  readonly member: Member;
  /** null: nothing was tried, because there is no way to. */
  readonly unreached: Unreached | null;
  readonly actions: readonly Action[];
}

interface World {
  readonly members: readonly Member[];
  readonly actions: readonly Action[];
}

/** Owners of open actions, leads and chairs whom the last message did not reach, or whom none can. */
export function outOfReach({ members, actions }: World): readonly OutOfReach[] {
  return members.flatMap((member) => {
    if (member.unreached === null && member.entraId !== null) return [];
    const theirs = actions.filter((action) => action.owner?.id === member.id && isOpen(action.status));
    const isNeeded = theirs.length > 0 || hasRole(member, 'lead', 'chair');
    return isNeeded ? [{ member, unreached: member.unreached, actions: theirs }] : [];
  });
}
