import { expect, test } from 'vitest';
import { planMessage } from '../../../src/conversation/planner.ts';
import { TODAY } from './compact.ts';

test.each([
  ['my stuf lisst', 'my actions'],
  ['ownr question', 'no owner'],
  ['meting veneu', 'next meeting'],
  ['nominel thing', 'nominals'],
  ['reminder problems', 'preview nudges'],
])('%j is answered with a command that is near: %s', (typed, example) => {
  const [step] = planMessage(typed, { today: TODAY, place: 'personal' }).steps;
  expect(step?.command === 'unknown' ? step.nearest : [step?.command]).toContain(example);
});

test('words that are near to nothing still get two different commands', () => {
  const [step] = planMessage('qwertz uiop', { today: TODAY, place: 'personal' }).steps;
  const nearest = step?.command === 'unknown' ? step.nearest : [];
  expect(new Set(nearest).size).toBe(2);
});
