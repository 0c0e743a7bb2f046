import type { WritingCardView } from '../cards/parts/finish.ts';
import type { ActionCardView } from '../cards/action-card.ts';
import type { ActionViewer, JustNow } from '../cards/parts/rated-action.ts';
import { hasEnded, isOpen, type Action } from '../domain/action.ts';
import type { Speaker } from '../domain/person.ts';
import { canConfirm, canSeeNominalOf, canUpdate } from '../domain/policy.ts';
import { snoozeOn } from '../domain/snooze.ts';
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
export function actionView(
  action: Action,
  justNow: JustNow | null,
  context: Context,
  schedule: Schedule,
): ActionCardView {
  return {
    ...cardView(context),
    ...rated(action, schedule),
    viewer: viewerOf(context.speaker, action),
    justNow,
    back: context.back,
    snooze: isOpen(action.status) ? snoozeOn(action, context.today) : null,
  };
}

function viewerOf(speaker: Speaker, action: Action): ActionViewer {
  return {
    seesNominal: canSeeNominalOf(speaker, action),
    mayUpdate: canUpdate(speaker, action) && !hasEnded(action.status),
    mayConfirm: canConfirm(speaker),
  };
}
