import { hasRole, type AgencyRef, type PersonRef } from '../../domain/people/person.ts';
import { refusal, type Refusal } from '../../domain/refusal.ts';
import { findPersonOrAgency } from '../people/find-person.ts';
import type { Context } from '../turn/turn.ts';
import { nobodyMeant } from '../turn/wording.ts';

export interface Target {
  readonly owner: PersonRef | null;
  readonly agency: AgencyRef | null;
}

/**
 * Whom an action is given to. A person brings their agency; an agency's action goes to its lead, its single point of
 * contact, and to nobody yet where it has none or several.
 */
export async function findTarget(
  to: string | null,
  context: Context,
): Promise<Target | Refusal | { readonly names: readonly string[]; readonly typed: string }> {
  if (to === null) return refusal('missing', 'Say whom to give it to: a person, their email address, or an agency.');
  const { store, speaker } = context;
  const { id } = speaker.partnership;
  const [members, agencies] = await Promise.all([store.people.members(id), store.people.agencies(id)]);
  const owners = members.filter((member) => !member.roles.every((role) => role === 'observer'));
  const found = findPersonOrAgency(to, owners, agencies);
  switch (found.found) {
    case 'person':
      return { owner: found.person, agency: found.person.agency };
    case 'agency': {
      const leads = owners.filter((member) => member.agency?.id === found.agency.id && hasRole(member, 'lead'));
      return { owner: leads.length === 1 ? (leads[0] ?? null) : null, agency: found.agency };
    }
    case 'several':
      return { names: found.names, typed: to };
    case 'nobody':
      return refusal('unknown person', nobodyMeant(to));
  }
}
