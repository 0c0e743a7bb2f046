import { choosePartnershipButton } from '../../cards/people/people-buttons.ts';
import { askCard } from '../../cards/talk/ask-card.ts';
import { dayOf } from '../../domain/calendar/dates.ts';
import type { Arrival } from '../../ports/people.ts';
import type { Store } from '../../ports/store.ts';
import { here, plain, say, type Reply, type Turn } from '../turn/turn.ts';
import { IN_YOUR_CHAT, STRANGER } from '../turn/wording.ts';

/** Whose day it is decides who stands in for whom; the partnership's own zone is not known before it is found. */
const ZONE = 'Europe/London';

export interface FoundSpeaker {
  readonly arrival: Arrival | null;
  /** What is said in place of an answer: to a stranger, or to a member of several partnerships who has not chosen. */
  readonly instead: Reply | null;
}

/**
 * Who speaks, by Entra object ID in the tenant that the activity names, never by what a message says. In a
 * partnership's channel it is the member of that partnership; elsewhere, of the one they chose. `numbers` are those of
 * the actions that the turn names, which come with the speaker. `pressed` is the code of the partnership that a pressed
 * card was about, which goes before what was chosen: the same numbers mean other actions elsewhere.
 */
export async function findSpeaker(
  turn: Turn,
  numbers: readonly number[],
  store: Store,
  pressed: string | null = null,
): Promise<FoundSpeaker> {
  if (turn.entraId === null) return { arrival: null, instead: say(STRANGER) };
  const arrivals = await store.people.arrivals(turn.entraId, turn.tenantId, dayOf(turn.now, ZONE), numbers);
  const [first, ...others] = arrivals;
  if (first === undefined) return { arrival: null, instead: say(STRANGER) };
  const partnershipHere =
    turn.place === 'personal' ? null : await store.conversations.partnershipAt(turn.conversationId);
  if (partnershipHere !== null || pressed !== null) {
    const arrival = arrivals.find(
      ({ speaker: { partnership } }) =>
        (partnershipHere === null || partnership.id === partnershipHere) &&
        (pressed === null || partnership.code === pressed),
    );
    return arrival === undefined ? { arrival: null, instead: say(STRANGER) } : { arrival, instead: null };
  }
  const undecided = others.length > 0 && !first.speaker.chosen;
  return { arrival: first, instead: undecided ? whichPartnership(arrivals, turn) : null };
}

/** To which partnerships somebody belongs is told to nobody else. */
function whichPartnership(arrivals: readonly Arrival[], { place }: Turn): Reply | null {
  const [first] = arrivals;
  if (first === undefined) return null;
  const card = askCard({
    partnership: { ...first.speaker.partnership, name: 'Partnership Clerk' },
    place: 'personal',
    question: 'You belong to several partnerships. Which one are you speaking to? Then send your message again.',
    quote: null,
    options: arrivals.map(({ speaker: { partnership } }) => ({
      label: partnership.name,
      press: choosePartnershipButton.with({ code: partnership.code }),
    })),
  });
  return place === 'personal' ? here(card) : { here: plain(IN_YOUR_CHAT), privately: card };
}
