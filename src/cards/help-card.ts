import { heading } from './parts/elements.ts';
import type { Message } from '../domain/message.ts';
import { finish, type CardView } from './parts/finish.ts';

export interface HelpView extends CardView {
  readonly groups: readonly {
    readonly title: string;
    readonly commands: readonly { readonly summary: string; readonly example: string }[];
  }[];
}

export function helpCard(view: HelpView): Message {
  const title = 'What you can say';
  return finish(view, { body: [heading(title)], summary: title, facts: [] });
}
