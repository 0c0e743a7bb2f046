import { describe, expect, test } from 'vitest';
import { childWording } from '../../../src/domain/minimise/child-wording.ts';
import { CHILD_WORDS } from '../../../src/domain/minimise/child-words.ts';

describe('words about a child', () => {
  test.each([
    ['the young person is involved in county lines', 'involved in county lines', 'exploited'],
    ['15-year-old recruited again', 'recruited', 'groomed'],
    ['C-4 is a drug runner', 'drug runner', 'exploited to move'],
    ['a girl making a lifestyle choice', 'lifestyle choice', 'controlled'],
    ['child prostitute seen there', 'child prostitute', 'exploited'],
    ['the pupil is a known runaway', 'runaway', 'missing'],
    ['kids putting themselves at risk', 'putting themselves at risk', 'at risk from'],
    ['the lad, aged 14, is a gang member', 'gang member', 'at risk from'],
    ['teenager is promiscuous', 'promiscuous', 'exploitation'],
  ])('%s', (text, written, better) => {
    const advice = childWording(text, false);
    expect(advice?.written).toBe(written);
    expect(advice?.better).toContain(better);
  });

  test('are read so where the action is about a child, whatever they say', () => {
    expect(childWording('was recruited by the group', true)?.written).toBe('recruited');
    expect(childWording('was recruited by the group', false)).toBeNull();
  });

  test.each([
    'visited the school, the child is safe',
    'young person at risk and exploited',
    'child not involved in it',
    'children spoken to, staff to follow up',
    'schools are involved, letter to pupils sent',
    'a child was missing and is back',
    'return interview done with C-4',
  ])('that are well chosen are left alone: %s', (text) => {
    expect(childWording(text, true)).toBeNull();
  });

  test('each have something better beside them', () => {
    for (const { words, better } of CHILD_WORDS) {
      expect(better).not.toBe('');
      for (const word of words) expect(childWording(`the child: ${word}`, false), word).not.toBeNull();
    }
  });
});
