import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import type { Nominal } from '../domain/nominal.ts';
import { finish, type CardView } from './parts/finish.ts';
import type { PageOf, RatedAction } from './parts/rated-action.ts';

export interface NominalCardView extends CardView {
  readonly nominal: Nominal;
  /** Open actions about it that the reader may see. */
  readonly page: PageOf<RatedAction>;
}

export function nominalCard(view: NominalCardView): Message {
  const title = view.nominal.ref;
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
