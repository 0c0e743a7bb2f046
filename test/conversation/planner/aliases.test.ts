import { expect, it } from 'vitest';
import { planMessage } from '../../../src/conversation/planner.ts';
import type { Step } from '../../../src/conversation/plan.ts';

const N3 = { kind: 'individual', number: 3 } as const;
const show: Step = { command: 'show-alias', key: N3 };
const forget: Step = { command: 'forget-alias', key: N3 };
const set = (alias: string | null): Step => ({ command: 'set-alias', key: N3, alias });
const stepsOf = (text: string) => planMessage(text, { today: '2026-11-23', place: 'personal' }).steps;

it.each<[string, Step]>([
  ['alias of N-3 is Big Tel', set('Big Tel')],
  ['The alias of N-0003 is “Big Tel”.', set('Big Tel')],
  ['alias for n3: Big Tel', set('Big Tel')],
  ['set the alias of N-3 to Big Tel', set('Big Tel')],
  ['please change the alias of N-3 to Big Tel', set('Big Tel')],
  ['please set N-3’s alias to Big Tel', set('Big Tel')],
  ['N-3 is also known as Big Tel', set('Big Tel')],
  ['N-3 aka Big Tel', set('Big Tel')],
  ['nickname of N-3 is Big Tel', set('Big Tel')],
  ['<at>Clerk</at> alias of N-3 is Big Tel', set('Big Tel')],
  ['alias of N-3', show],
  ['alias N-3', show],
  ['alias of N-3?', show],
  ['what is N-3 known as?', show],
  ['what’s the alias of N-3', show],
  ['show me N-3’s alias', show],
  ['N-3 alias', show],
  ['forget the alias of N-3', forget],
  ['can you remove N-3’s alias please?', forget],
])('%s', (text, step) => {
  expect(stepsOf(text)).toEqual([step]);
});

it.each([
  'is N-3 known as Big Tel?',
  'alias of N-3 is not Big Tel',
  'the alias of N-3 is unknown',
  'N-3 is known as a dealer',
  'forget the alias of N-3?',
])('a question, a negation or a description writes nothing down: %s', (text) => {
  expect(stepsOf(text)).toEqual([show]);
});

it.each([
  'A-12 in progress, N-3 is also known as Big Tel',
  'alias of N-3 is Big Tel; A-12 done',
  'alias of N-3 is Big Tel\nA-12 done',
  'A-12: is N-3 known as Big Tel?',
  'I think N-3 is known as Big Tel',
])('beside other words it is no part of a note: %s', (text) => {
  expect(stepsOf(text)).toEqual([set(null)]);
});

it.each<[string, Step['command']]>([
  ['don’t forget the alias of N-3', 'show-nominal'],
  ['N-3 is not known as Big Tel', 'show-nominal'],
  ['A-12 in progress, asked for the alias', 'change-actions'],
  ['add action for N-3: find out the alias, owner x@example.org, due 12 January', 'add-action'],
])('other words about aliases are what they were: %s', (text, command) => {
  expect(stepsOf(text).map((step) => step.command)).toEqual([command]);
});
