import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/domain/message.ts';
import { EXAMPLES } from './examples.ts';
import { asText, ofType } from './read-card.ts';

const ELSEWHERE = /^action|digest|reminder|issue|overdue, to|prompt|brief|call for/;
const CARDS = Object.entries(EXAMPLES)
  .filter(([name]) => !ELSEWHERE.test(name))
  .flatMap(([name, card]) => (['personal', 'channel'] as const).map((place) => [name, place, card] as const));

/** How the cards read, for people to judge: a change of a word shows up in review. */
describe('how a card reads', () => {
  it.each(CARDS)('%s, %s', (_name, place: Place, card) => {
    expect(asText(card(place))).toMatchSnapshot();
  });
});

describe('the posted standing item', () => {
  const card = (EXAMPLES['standing item, posted'] ?? EXAMPLES['status'])?.('channel');

  it('has no buttons and no codes', () => {
    expect(card === undefined ? [] : ofType(card, 'Action.Execute')).toEqual([]);
    expect(JSON.stringify(card)).not.toMatch(/[ANCGULP]-\d/);
    expect(JSON.stringify(card)).toContain('Withheld');
  });
});
