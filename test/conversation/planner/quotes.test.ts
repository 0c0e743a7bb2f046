import { expect, test } from 'vitest';
import { compact } from './compact.ts';

/** What somebody quotes was written by somebody else, and is never stored as their own words. */
const rows: readonly (readonly [typed: string, means: string])[] = [
  ['> A-12 done\nthanks will do', 'show 12'],
  ['A-12 in progress\n> did you do A-12 yet\n> thanks', 'progress 12'],
  ['> did you finish A-12?\nA-12 done, keys returned', 'done 12 "keys returned"'],
  ['> A-12 done', 'show 12'],
  ['> what about A-12\ndone', 'ask no ref 12: done'],
  ['&gt; can you close A-14\nA-12 no change', 'no_change 12'],
  [
    '<blockquote itemtype="http://schema.skype.com/Reply"><strong>Hal</strong><p>Is A-14 done?</p></blockquote><p>A-12 blocked no keys</p>',
    'blocked 12 "no keys"',
  ],
  ['A-12 -> done', 'done 12'],
  ['A-12 > done', 'done 12'],
  ['> thanks\nstatus', 'status -'],
];

test.each(rows)('quoted lines: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});
