import { isOpen, type Action } from './action.ts';
import { hasRole, type Member, type Unreached } from './person.ts';

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
