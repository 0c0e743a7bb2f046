import type { Message } from '../domain/message.ts';
import { HOW_TO_READ_SIGNS, SIGNS, SIGNS_SOURCES, WHAT_TO_DO, type SignsTopic } from '../domain/powers/signs.ts';
import { heading, subheading, words } from './parts/elements.ts';
import { finish, type CardView } from './parts/finish.ts';

export interface SignsView extends CardView {
  readonly of: SignsTopic;
}

/** The signs of exploitation and what to do, as information. It names nobody and scores nobody. */
export function signsCard(view: SignsView): Message {
  const { title, what, signs } = SIGNS[view.of];
  const sections = [
    ['Signs to ask about', signs],
    ['What to do', WHAT_TO_DO],
    ['Sources', SIGNS_SOURCES],
  ] as const;
  return finish(view, {
    body: [
      heading(title),
      words(HOW_TO_READ_SIGNS, { weight: 'Bolder' }),
      words(what),
      ...sections.flatMap(([name, lines]) => [
        subheading(name),
        ...lines.map((line) => words(`– ${line}`, { spacing: 'Small' })),
      ]),
      words(SIGNS_ARE_INFORMATION, { isSubtle: true }),
    ],
    facts: [
      title,
      HOW_TO_READ_SIGNS,
      what,
      ...sections.flatMap(([name, lines]) => [`${name}:`, ...lines.map((line) => `– ${line}`)]),
      SIGNS_ARE_INFORMATION,
    ],
  });
}

const SIGNS_ARE_INFORMATION = 'Information only. Follow the local safeguarding procedures.';
