import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planMessage } from '../../../src/conversation/planner.ts';
import { compact, TODAY } from './compact.ts';
import { randomRuns } from '../../support/random-runs.ts';

const context = { today: TODAY, place: 'personal' } as const;
const PIECES = [
  'A-12', 'A-14', 'a12', 'A 12', '#12', 'action 12', 'N-3', 'done', 'not', 'is', '?', '.', ',', ';', '\n', '- ', '(', ')', '"', '…',
  'and', 'but', 'to', 'until', '12 Jan', '31/02/2027', 'next meeting', 'blocked', 'in progress', 'no change', 'extend', 'give',
  'Housing', 'confirm', 'all', 'because', 'I think', 'when', 'tomorrow', 'add action for L-7:', 'away', 'undo', 'thanks', '✅', '👍',
  '<at>Clerk</at>', '&nbsp;', '&amp;', '\u200b', '\u202e', 'É', '💂🏽‍♀️', '0', '99999999', "can't", '’s', 'someone@example.org', '%',
]; // prettier-ignore

const typed = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join(' ')),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }).map((pieces) => pieces.join('')),
);

test('anything that can be typed gives a plan with at least one step, and the same one each time', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const plan = planMessage(text, context);
      expect(plan.steps.length).toBeGreaterThan(0);
      expect(planMessage(text, context)).toEqual(plan);
    }),
    { numRuns: randomRuns(1000) },
  );
});

test('an action is changed only by one change of a kind, and never both changed and asked about', () => {
  fc.assert(
    fc.property(typed, (text) => {
      const changed = planMessage(text, context).steps.flatMap((step) =>
        step.command === 'change-actions'
          ? step.changes.flatMap((change) => (change.numbers === 'all' ? [] : change.numbers))
          : [],
      );
      const asked = planMessage(text, context).steps.flatMap((step) => (step.command === 'ask' ? step.numbers : []));
      expect(changed.filter((number) => asked.includes(number))).toEqual([]);
    }),
    { numRuns: randomRuns(500) },
  );
});

const LONG: Readonly<Record<string, string>> = {
  prose: 'the tenant was visited and notice served on the door but nobody was at home '.repeat(300),
  'a long note': `A-12 done, ${'visited again and again, '.repeat(600)}`,
  'many refs': 'A-12 done and A-14 blocked, '.repeat(300),
  'one letter': 'a'.repeat(20_000),
  'question marks': '?!'.repeat(10_000),
  'open tags': '<at>'.repeat(5_000),
  'less-than signs': '<'.repeat(20_000),
  ampersands: '&'.repeat(20_000),
  dashes: '- '.repeat(10_000),
  brackets: '('.repeat(20_000),
  lines: 'x\n'.repeat(10_000),
  'an email without an end': 'a.'.repeat(10_000),
  'a date that never comes': `extend A-12 ${'to '.repeat(6_000)}`,
  'away for ever': `away ${'until '.repeat(3_000)}`,
  'an action without an end': `add action for L-7: ${'due '.repeat(4_000)}`,
  'misspelt words': 'finsihd blokced complted '.repeat(700),
};

test.each(Object.entries(LONG))('a very long message is read in a moment: %s', (_what, text) => {
  const began = performance.now();
  planMessage(text, context);
  // Far above what it takes (about 0.1 s), far below what a search that grows with the square would take.
  expect(performance.now() - began).toBeLessThan(3_000);
});

test('a note of ten thousand characters arrives whole', () => {
  const note = 'x'.repeat(10_000);
  expect(compact(`A-12 done ${note}`)).toBe(`done 12 "${note}"`);
});

test.each([
  ['', 'unknown'],
  ['   \n\t ', 'unknown'],
  ['\u200b\u200e\u202e', 'unknown'],
  ['😀🎉', 'unknown'],
  ['__proto__', 'unknown'],
  ['constructor', 'unknown'],
  ['A-12 constructor done', 'ask doubt 12: progress done'],
  ['<p></p>', 'unknown'],
  ['<at>Clerk</at>', 'unknown'],
  ['<at>Clerk</at> <at>Sam Okafor</at> A-12 done', 'done 12'],
  ['A-12 done <at>Clerk</at>', 'done 12'],
  ['A-12\u00a0done\u200b', 'done 12'],
  ['\u200fA-12 done', 'done 12'],
  ['A-12 done &#8211; keys &lt;2&gt; back', 'done 12 "keys <2> back"'],
  ['A-12 done\r\nkeys returned\r\n', 'done 12 "keys returned"'],
  ['A—12 done', 'done 12'],
  ['A-12\tdone\nA-14\tblocked', 'done 12 + blocked 14'],
  ['A‑12 isn’t done', 'ask negation 12: progress not_done no_change'],
  ['a-12 DONE NOW', 'done 12'],
] as const)('what surrounds the words does not change them: %j', (text, means) => {
  expect(compact(text)).toBe(means);
});
