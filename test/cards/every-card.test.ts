import { describe, expect, it } from 'vitest';
import { parsePress } from '../../src/cards/presses.ts';
import type { Message, Place } from '../../src/domain/message.ts';
import { isRefusal } from '../../src/domain/refusal.ts';
import { EXAMPLES, FOR_PERSONAL_CHATS_ONLY } from './examples.ts';
import { ofType, parts, problemsOf, type Json } from './read-card.ts';

const PLACES: readonly Place[] = ['personal', 'group', 'channel'];
const CARDS: [string, Place, Message][] = Object.entries(EXAMPLES).flatMap(([name, card]) =>
  PLACES.map((place): [string, Place, Message] => [name, place, card(place)]),
);
const SHARED_CARDS = CARDS.filter(([, place]) => place !== 'personal');
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

describe.each(CARDS)('%s, %s', (_name, _place, message) => {
  const card = message.card as { fallbackText: string; version: string; body: readonly Json[] };

  it('is a valid Adaptive Card 1.5 for the renderer', () => {
    expect(problemsOf(message)).toEqual([]);
    expect(card.version).toBe('1.5');
  });

  it('has the marking, the partnership and the audience on top', () => {
    expect(JSON.stringify(card.body[0])).toMatch(/OFFICIAL-SENSITIVE · Operation Portfolio · for /);
  });

  it('says the same in the summary and in the fallback text', () => {
    const [marking, ...facts] = card.fallbackText.split('\n');
    expect(marking).toContain('OFFICIAL-SENSITIVE');
    expect(message.summary).toBe(facts.join(' · '));
    expect(message.summary).not.toBe('');
  });

  it('wraps every text and labels every input', () => {
    expect(ofType(message, 'TextBlock').filter((text) => text['wrap'] !== true)).toEqual([]);
    const inputs = parts(card).filter((part) => String(part['type']).startsWith('Input.'));
    expect(inputs.filter((input) => typeof input['label'] !== 'string')).toEqual([]);
    expect(inputs.filter((input) => input['isRequired'] === true && typeof input['errorMessage'] !== 'string')).toEqual(
      [],
    );
  });

  it('sends back only what the clerk can read', () => {
    const presses = ofType(message, 'Action.Execute').map((button) => parsePress({ action: button }));
    expect(presses.filter((press) => isRefusal(press))).toEqual([]);
  });

  it('gives each button that writes a token of its own', () => {
    const writing = ofType(message, 'Action.Execute').filter((button) =>
      WRITING_VERBS.includes(String(button['verb'])),
    );
    const tokens = writing.map((button) => (button['data'] as Json)['token']);
    const asked = tokens.filter((token) => token !== '7f8d1f0e-6a52-4c39-9a3e-0d7c5b1a2f10');
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('says no colour without its word, and no words in a colour too pale to read', () => {
    const runs = ofType(message, 'TextRun');
    const pale = runs.filter((run) => ['Accent', 'Warning', 'Good'].includes(String(run['color'])));
    expect(pale.filter((run) => run['text'] !== '● ')).toEqual([]);
    const afterDots = runs.filter((_, index) => runs[index - 1]?.['text'] === '● ');
    expect(afterDots.filter((run) => !['Blue', 'Red', 'Amber', 'Green'].includes(String(run['text'])))).toEqual([]);
  });

  it('calls no child a nominal', () => {
    expect(JSON.stringify(card)).not.toMatch(/child nominal|nominal C-/i);
  });
});

describe.each(SHARED_CARDS)('%s, %s: codes only', (_name, _place, message) => {
  it('shows nothing that a partner typed and names nobody', () => {
    const everything = JSON.stringify(message);
    expect(FOR_PERSONAL_CHATS_ONLY.filter((secret) => everything.includes(secret))).toEqual([]);
  });
});
