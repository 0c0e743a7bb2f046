import { askCard } from '../cards/ask-card.ts';
import { dayOf } from '../domain/dates.ts';
import type { Message } from '../domain/message.ts';
import type { Speaker } from '../domain/person.ts';
import type { Store } from '../ports.ts';
import { plain, type Turn } from './turn.ts';
import { STRANGER } from './wording.ts';

/** Whose day it is decides who stands in for whom; the partnership's own zone is not known before it is found. */
const ZONE = 'Europe/London';

export interface FoundSpeaker {
  readonly speaker: Speaker | null;
  /** What is said in place of an answer: to a stranger, or to a member of several partnerships who has not chosen. */
  readonly instead: Message | null;
}

/**
 * Who speaks, by Entra object ID in the tenant that the activity names, never by what a message says. In a
 * partnership's channel it is the member of that partnership; elsewhere, of the one they chose.
 */
export async function findSpeaker(turn: Turn, store: Store): Promise<FoundSpeaker> {
  if (turn.entraId === null) return { speaker: null, instead: plain(STRANGER) };
  const speakers = await store.people.speakers(turn.entraId, turn.tenantId, dayOf(turn.now, ZONE));
  const [first, ...others] = speakers;
  if (first === undefined) return { speaker: null, instead: plain(STRANGER) };
  const partnershipHere =
    turn.place === 'personal' ? null : await store.conversations.partnershipAt(turn.conversationId);
  if (partnershipHere !== null) {
    const member = speakers.find(({ partnership }) => partnership.id === partnershipHere) ?? null;
    return { speaker: member, instead: member === null ? plain(STRANGER) : null };
  }
  const undecided = others.length > 0 && !first.chosen;
  return { speaker: first, instead: undecided ? whichPartnership(speakers) : null };
}

function whichPartnership(speakers: readonly Speaker[]): Message | null {
  const [first] = speakers;
  if (first === undefined) return null;
  return askCard({
    partnership: { ...first.partnership, name: 'Partnership Clerk' },
    place: 'personal',
    question: 'You belong to several partnerships. Which one are you speaking to? Then send your message again.',
    quote: null,
    options: speakers.map(({ partnership }) => ({
      label: partnership.name,
      press: { verb: 'choose-partnership', code: partnership.code },
    })),
  });
}
