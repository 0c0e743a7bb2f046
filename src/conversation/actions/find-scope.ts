import { refusal, type Refusal } from '../../domain/refusal.ts';
import { findAgency, findPersonOrAgency } from '../people/find-person.ts';
import type { Context } from '../turn/turn.ts';
import { nobodyMeant, severalMeant } from '../turn/wording.ts';

/** Whose actions a list or a status is about. */
export interface Scope {
  readonly is: 'agency' | 'person';
  readonly id: number;
  readonly name: string;
}

const OURS =
  /^(?:us|ours|(?:my|our) (?:own )?(?:team|agency|organisation|service|department|side|lot|people|office))(?:['’]s)?$/i;

/** Reads "Housing", "the police", "Sam", "me" or "us" (the speaker's own agency) as an agency or a person of the partnership. */
export async function findScope(typed: string, context: Context): Promise<Scope | Refusal> {
  const { store, speaker } = context;
  if (/^(?:me|mine|myself)$/i.test(typed.trim())) {
    return { is: 'person', id: speaker.member.id, name: speaker.member.name };
  }
  const { agency: own } = speaker.member;
  if (OURS.test(typed.trim()) && own !== null) return { is: 'agency', id: own.id, name: own.name };
  const { id } = speaker.partnership;
  const [members, agencies] = await Promise.all([store.people.members(id), store.people.agencies(id)]);
  const agency = findAgency(typed, agencies);
  const found = agency.found === 'agency' ? agency : findPersonOrAgency(typed, members, agencies);
  switch (found.found) {
    case 'agency':
      return { is: 'agency', id: found.agency.id, name: found.agency.name };
    case 'person':
      return { is: 'person', id: found.person.id, name: found.person.name };
    case 'several':
      return refusal('ambiguous person', severalMeant(typed, found.names));
    case 'nobody':
      return refusal('unknown person', nobodyMeant(typed));
  }
}
