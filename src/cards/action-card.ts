import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import { finish, type WritingCardView } from './parts/finish.ts';
import type { ActionViewer, JustNow, RatedAction } from './parts/rated-action.ts';

export interface ActionCardView extends WritingCardView, RatedAction {
  readonly viewer: ActionViewer;
  readonly justNow: JustNow | null;
}

export function actionCard(view: ActionCardView): Message {
  const title = view.action.ref;
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
