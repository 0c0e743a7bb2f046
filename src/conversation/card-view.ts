import type { WritingCardView } from '../cards/parts/finish.ts';
import type { ActionViewer } from '../cards/parts/rated-action.ts';
import { hasEnded, type Action } from '../domain/action.ts';
import type { Speaker } from '../domain/person.ts';
import { canConfirm, canSeeNominalOf, canUpdate } from '../domain/policy.ts';
import type { Context } from './turn.ts';

/** What every card of this turn needs to know. */
export function cardView(context: Context): WritingCardView {
  return { partnership: context.speaker.partnership, place: context.turn.place, newToken: context.newId };
}

/** The same card for the person's own chat, wherever they spoke. */
export function personalView(context: Context): WritingCardView {
  return { ...cardView(context), place: 'personal' };
}

/** What the reader of an action may see and press. */
export function viewerOf(speaker: Speaker, action: Action): ActionViewer {
  return {
    seesNominal: canSeeNominalOf(speaker, action),
    mayUpdate: canUpdate(speaker, action) && !hasEnded(action.status),
    mayConfirm: canConfirm(speaker),
  };
}
