import type { Back } from '../cards/parts/back-buttons.ts';
import { dayOf } from '../domain/calendar/dates.ts';
import type { Speaker } from '../domain/people/person.ts';
import { canRunTheMeeting } from '../domain/policy/policy.ts';
import type { Source } from '../ports/audit.ts';
import type { Arrival } from '../ports/people.ts';
import type { ChangesRead } from './turn/planned-change.ts';
import { pressButton } from './carry-out.ts';
import { planMessage } from './planner.ts';
import type { ReadPress } from './read-press.ts';
import type { Context, Desk, Turn } from './turn/turn.ts';

/** All that a command needs, of a turn whose speaker was found. `pressed` null: it was said, or is a file's answer. */
export function beginTurn(
  turn: Turn,
  { speaker, ...arrived }: Arrival,
  lookedUp: readonly number[],
  from: Source['from'],
  desk: Desk,
  pressed: ReadPress['pressed'] | null = null,
): Context {
  const { entraId, tenantId, activityId } = turn;
  return {
    speaker,
    turn,
    today: dayOf(turn.now, speaker.partnership.timezone),
    store: desk.store,
    desk,
    readAhead: { ...arrived, lookedUp },
    source: { from, entraId, tenantId, activityId },
    back: pressed === null ? null : backOf(pressed, speaker),
    noted: new Set(),
    newId: desk.newId,
    press: pressButton,
    changesIn,
  };
}

/** Where the answer leads back to; to a meeting's card only whoever runs meetings. */
function backOf({ back }: ReadPress['pressed'], speaker: Speaker): Back | null {
  // The button's schema has checked it.
  const asked = (back ?? null) as Back | null;
  return asked?.verb === 'walk' && !canRunTheMeeting(speaker) ? null : asked;
}

function changesIn(words: string, { today, turn }: Context): ChangesRead | null {
  const [step, ...more] = planMessage(words, { today, place: turn.place }).steps;
  return step?.command === 'change-actions' ? { changes: step.changes, isAll: more.length === 0 } : null;
}
