import type { CardElement } from '@microsoft/teams.cards';
import type { Message } from '../../domain/message.ts';
import { heading, subheading, typed } from '../parts/elements.ts';
import { finish, type CardView } from '../parts/finish.ts';

export interface HelpView extends CardView {
  readonly groups: readonly {
    readonly title: string;
    readonly commands: readonly { readonly summary: string; readonly example: string }[];
  }[];
}

/** What can be said, by group; the example first, because people copy it. */
export function helpCard(view: HelpView): Message {
  const title = 'What you can say';
  return finish(view, {
    body: [
      heading(title),
      ...view.groups.flatMap((group): CardElement[] => [
        subheading(group.title),
        ...group.commands.map((command) =>
          typed(
            [
              { text: command.example, strong: true },
              { text: `  ${command.summary}`, subtle: true },
            ],
            {
              spacing: 'Small',
            },
          ),
        ),
      ]),
    ],
    facts: [
      title,
      ...view.groups.flatMap((group) => [
        `${group.title}:`,
        ...group.commands.map((command) => `${command.example} · ${command.summary}`),
      ]),
    ],
  });
}
