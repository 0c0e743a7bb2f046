import { expect, it } from 'vitest';
import { parsePress } from '../../src/cards/presses.ts';
import type { Message, Place } from '../../src/domain/message.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { EXAMPLES, FOR_PERSONAL_CHATS_ONLY } from './examples.ts';
import { ofType, parts, problemsOf, type Json } from './read-card.ts';

const PLACES: readonly Place[] = ['personal', 'group', 'channel'];
const WRITING_VERBS = [
  'move-meeting',
  'start-meeting',
  'decide',
  'attend',
  'finish-meeting',
  'nudge-now',
  'away',
  'act',
  'digest-act',
  'add',
  'undo',
  'ask-answer',
  'approve-standing-item',
  'post-standing-item',
];

/** Where a card is shown, as a message and as the card in it. */
interface Shown {
  readonly place: Place;
  readonly message: Message;
  readonly card: { readonly fallbackText: string; readonly version: string; readonly body: readonly Json[] };
}

/** What holds of every card, and what of a card offends against it. */
const RULES: Readonly<Record<string, (shown: Shown) => readonly unknown[]>> = {
  'is a valid Adaptive Card 1.5 for the renderer': ({ message, card }) => [
    ...problemsOf(message),
    ...unless(card.version === '1.5', card.version),
  ],
  'has the marking, the partnership and the audience on top': ({ card }) => {
    const top = JSON.stringify(card.body[0]);
    return unless(/OFFICIAL-SENSITIVE · Operation Portfolio · for /.test(top), top);
  },
  'says the same in the summary and in the fallback text': ({ message, card }) => {
    const [marking = '', ...facts] = card.fallbackText.split('\n');
    const same = message.summary === facts.join(' · ') && message.summary !== '';
    return unless(marking.includes('OFFICIAL-SENSITIVE') && same, [message.summary, card.fallbackText]);
  },
  'wraps every text': ({ message }) => ofType(message, 'TextBlock').filter((text) => text['wrap'] !== true),
  'labels every input, and says what one lacks that is required': ({ card }) =>
    parts(card)
      .filter((part) => String(part['type']).startsWith('Input.'))
      .filter(
        ({ label, isRequired, errorMessage }) =>
          typeof label !== 'string' || (isRequired === true && typeof errorMessage !== 'string'),
      ),
  'sends back only what the clerk can read': ({ message }) =>
    ofType(message, 'Action.Execute').filter((button) => isRefusal(parsePress({ action: button }))),
  'gives each button that writes a token of its own': ({ message }) => {
    const writing = ofType(message, 'Action.Execute').filter(({ verb }) => WRITING_VERBS.includes(String(verb)));
    const tokens = writing.map((button) => (button['data'] as Json)['token']);
    const asked = tokens.filter((token) => token !== '7f8d1f0e-6a52-4c39-9a3e-0d7c5b1a2f10');
    return asked.filter((token, index) => asked.indexOf(token) !== index);
  },
  'says no colour without its word, and no words in a colour too pale to read': ({ message }) => {
    const runs = ofType(message, 'TextRun');
    const pale = runs.filter((run) => ['Accent', 'Warning', 'Good'].includes(String(run['color'])));
    const afterDots = runs.filter((_, index) => runs[index - 1]?.['text'] === '● ');
    return [
      ...pale.filter((run) => run['text'] !== '● '),
      ...afterDots.filter((run) => !['Blue', 'Red', 'Amber', 'Green'].includes(String(run['text']))),
    ];
  },
  'calls no child a nominal': ({ card }) => JSON.stringify(card).match(/child nominal|nominal C-/gi) ?? [],
  'shows in a shared place nothing that a partner typed, and names nobody': ({ place, message }) => {
    const everything = JSON.stringify(message);
    return place === 'personal' ? [] : FOR_PERSONAL_CHATS_ONLY.filter((secret) => everything.includes(secret));
  },
};

function unless(isWell: boolean, offender: unknown): readonly unknown[] {
  return isWell ? [] : [offender];
}

it.each(Object.entries(EXAMPLES))('%s', (_name, example) => {
  const offenders = PLACES.flatMap((place) => {
    const message = example(place);
    const shown = { place, message, card: message.card as Shown['card'] };
    return Object.entries(RULES).flatMap(([rule, offending]) =>
      offending(shown).map((offender) => `${place}: ${rule}: ${JSON.stringify(offender)}`),
    );
  });
  expect(offenders).toEqual([]);
});
