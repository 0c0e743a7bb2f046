import { dayOf } from '../calendar/dates.ts';
import type { Partnership } from '../partnership/partnership.ts';
import { standsInFor, type Member, type Speaker } from './person.ts';

/** Somebody in a conversation as Teams names them; no Entra id: an anonymous guest. */
export interface PersonPresent {
  readonly entraId: string | null;
  /** The tenant that they belong to; null where Teams does not say. */
  readonly tenantId: string | null;
}

/** The people in a conversation as members of the partnership; null for each who is none, whoever let them in. */
export function membersPresent(
  present: readonly PersonPresent[],
  members: readonly Member[],
  partnership: Partnership,
  now: Date,
): readonly (Speaker | null)[] {
  const today = dayOf(now, partnership.timezone);
  return present.map((person) => {
    const member = members.find((each) => isSame(each, person, partnership));
    if (member === undefined) return null;
    const standingIn = standsInFor(member, members, today);
    return { chosen: true, wasAsked: false, member, partnership, standsInFor: standingIn };
  });
}

/** By Entra id; a member of another organisation is expected to come from another tenant, and nobody else is. */
function isSame(member: Member, { entraId, tenantId }: PersonPresent, partnership: Partnership): boolean {
  if (entraId === null || member.entraId?.toLowerCase() !== entraId.toLowerCase()) return false;
  if (partnership.tenantId === null || tenantId === null || member.account !== 'member') return true;
  return tenantId.toLowerCase() === partnership.tenantId.toLowerCase();
}
