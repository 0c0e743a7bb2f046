import type { WritingCardView } from '../../cards/parts/finish.ts';
import type { ActionCardView } from '../../cards/actions/action-card.ts';
import type { ActionViewer, JustNow } from '../../cards/parts/rated-action.ts';
import { hasEnded, isOpen, type Action, type LastUpdate } from '../../domain/actions/action.ts';
import { countsAsUpdate } from '../../domain/actions/change.ts';
import type { Speaker } from '../../domain/people/person.ts';
import { asSeenBy, canConfirm, canSeeNominalOf, canUpdate } from '../../domain/policy/policy.ts';
import { snoozeOn } from '../../domain/actions/snooze.ts';
import { rated, type Schedule } from './schedule.ts';
import type { Context } from './turn.ts';

/** What every card of this turn needs to know. */
export function cardView(context: Context): WritingCardView {
  return { partnership: context.speaker.partnership, place: context.turn.place, newToken: context.newId };
}

/** The same card for the person's own chat, wherever they spoke. */
export function personalView(context: Context): WritingCardView {
  return { ...cardView(context), place: 'personal' };
}

/** An action's card for the person of this turn, with what was just recorded on top. */
export async function actionView(
  action: Action,
  justNow: JustNow | null,
  context: Context,
  schedule: Schedule,
): Promise<ActionCardView> {
  return {
    ...cardView(context),
    ...rated(action, context.speaker, schedule),
    viewer: viewerOf(context.speaker, action),
    justNow,
    back: context.back,
    lastWords: await lastWords(action, context),
    snooze: isOpen(action.status) ? snoozeOn(asSeenBy(context.speaker, action), context.today) : null,
  };
}

/** How far back words are looked for. */
const ENTRIES = 30;

/** An update without words does not blot out the last ones: they stay on the card, with their own date. */
async function lastWords(action: Action, { store, turn, speaker }: Context): Promise<LastUpdate | null> {
  const { id, lastUpdate } = action;
  if (turn.place !== 'personal' || lastUpdate === null || lastUpdate.text !== null) return null;
  let undone = 0;
  for (const { at, by, kind, text } of await store.actions.history(speaker.partnership.id, id, ENTRIES)) {
    if (kind === 'undone') undone += 1;
    else if (undone > 0) undone -= 1;
    else if (countsAsUpdate(kind) && text !== null)
      return asSeenBy(speaker, { ...action, lastUpdate: { at, by, text } }).lastUpdate;
  }
  return null;
}

/** What the policy lets them do to it. */
export function viewerOf(speaker: Speaker, action: Action): ActionViewer {
  return {
    seesNominal: canSeeNominalOf(speaker, action),
    mayUpdate: canUpdate(speaker, action) && !hasEnded(action.status),
    mayConfirm: canConfirm(speaker),
  };
}
