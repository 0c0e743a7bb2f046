import type { IsoDate } from '../../domain/calendar/dates.ts';
import type { Message } from '../../domain/message.ts';
import { GROUP_WORDS, INFORMATION_ONLY, type Power } from '../../domain/powers/power.ts';
import { execute, heading, typed, words } from '../parts/elements.ts';
import { finish, type CardView } from '../parts/finish.ts';
import { forceWords } from '../parts/power-lines.ts';
import { powersButton } from './power-buttons.ts';

export interface PowerView extends CardView {
  readonly power: Power;
  readonly today: IsoDate;
}

/** One power, as anybody may look it up. It is shown for itself and never beside a person. */
export function powerCard(view: PowerView): Message {
  const { power, today } = view;
  const found: readonly (readonly [string, string | null])[] = [
    ['Strand', GROUP_WORDS[power.group]],
    ['Law', power.law],
    ['In force', forceWords(power, today)],
    ['Usual applicant', power.applicant],
    ['Threshold', power.threshold],
    ['Consult', power.consult],
    [
      'Safeguarding',
      power.signOff
        ? 'Needs the safeguarding lead’s sign-off.'
        : 'Needs the safeguarding lead’s sign-off where it is about a child.',
    ],
    ['Under 18', power.forChildren],
  ];
  const details = found.flatMap(([label, text]) => (text === null ? [] : [[label, text] as const]));
  return finish(view, {
    body: [
      heading(power.name),
      ...details.map(([label, text]) => typed([{ text: `${label}: `, subtle: true }, text], { spacing: 'Small' })),
      words(INFORMATION_ONLY, { isSubtle: true }),
    ],
    actions: [
      execute(`Others: ${GROUP_WORDS[power.group]}`, powersButton.with({ of: power.group })),
      execute('All strands', powersButton.with({ of: null })),
    ],
    facts: [power.name, ...details.map(([label, text]) => `${label}: ${text}`), INFORMATION_ONLY],
  });
}
