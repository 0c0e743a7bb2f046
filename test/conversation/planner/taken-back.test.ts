import { expect, test } from 'vitest';
import { compact } from './compact.ts';

type Row = readonly [typed: string, means: string];

/** What stands behind "done", or further on, leaves nothing of it. */
const takenBack: readonly Row[] = [
  ['A-9 done nothing yet', 'ask negation 9: progress not_done no_change'],
  ['A-9 done nothing on this yet', 'ask negation 9: progress not_done no_change'],
  ['A-9 done absolutely nothing on this', 'ask negation 9: progress not_done no_change'],
  ['A-9 done very little', 'ask negation 9: progress not_done no_change'],
  ['A-9 done naff all', 'ask negation 9: progress not_done no_change'],
  ['A-9 done diddly squat', 'ask negation 9: progress not_done no_change'],
  ['A-9 done what i can', 'ask plan 9: progress done no_change'],
  ['A-9 done, actually no', 'ask negation 9: progress not_done no_change'],
  ['A-9 done. Actually scratch that', 'ask two readings 9: done progress no_change'],
  ['A-9 done but then undone by landlord', 'ask negation 9: progress not_done no_change'],
  ['A-9 done then had to start again', 'ask negation 9: progress not_done no_change'],
  ['A-9 done - well, nearly', 'ask plan 9: progress done no_change'],
  ['A-9 done, or at least it will be by tonight', 'ask plan 9: progress done no_change'],
  ['yeah right A-210 is done, and pigs might fly', 'ask doubt 210: done progress no_change'],
  ['A-9 complete waste of time', 'ask negation 9: progress not_done no_change'],
  ['A-9 done in, cant face it today', 'ask doubt 9: done progress no_change'],
  ['A-9 resolved to try again monday', 'ask plan 9: progress done no_change'],
  ['A-9 done up the referral, sending tomorrow', 'ask doubt 9: done progress no_change'],
  ['A-258 done 30/11', 'ask plan 258: progress done no_change'],
  ['A-258 done 30/11', 'ask plan 258: progress done no_change'],
  ['A-9 done 12 Jan', 'ask plan 9: progress done no_change'],
  ['A-9 done nowt on this', 'ask negation 9: progress not_done no_change'],
  ['A-9 done hardly any of it', 'ask negation 9: progress not_done no_change'],
  ['A-9 done not much', 'ask negation 9: progress not_done no_change'],
  ['A-9 done my best', 'ask doubt 9: progress done'],
  ['A-9 done as much as we can', 'ask plan 9: progress done no_change'],
  ['A-9 done for now', 'ask plan 9: progress done no_change'],
  ['A-9 done. Hang on, no', 'ask negation 9: progress not_done no_change'],
  ['A-9 done... no wait', 'ask negation 9: progress not_done no_change'],
  ['A-9 done. Ignore that', 'ask two readings 9: done progress no_change'],
  ['A-9 done, ignore this', 'ask two readings 9: done progress no_change'],
  ['A-9 done but had to redo it', 'ask negation 9: progress not_done no_change'],
  ['A-9 done, well almost', 'ask plan 9: progress done no_change'],
  ['A-9 done. Or will be tomorrow', 'ask doubt 9: done progress no_change'],
  ['done nothing on A-9', 'ask negation 9: progress not_done no_change'],
  ['A-9 done, as if', 'ask plan 9: progress done no_change'],
  ['A-9 done a runner', 'ask doubt 9: progress done'],
  ['A-9 complete shambles', 'ask negation 9: progress not_done no_change'],
  ['A-9 resolved not to go back', 'ask negation 9: progress not_done no_change'],
  ['A-9 done next Friday', 'ask plan 9: progress done no_change'],
  ['A-9 done. Not quite there', 'ask negation 9: progress not_done no_change'],
  ['A-12 done zero progress', 'ask negation 12: progress not_done no_change'],
  ['A-12 completed nothing so far', 'ask negation 12: progress not_done no_change'],
  ['A-12 done, no hang on its not', 'ask negation 12: progress not_done no_change'],
  ['A-12 done - oh wait, not yet', 'ask negation 12: progress not_done no_change'],
  ['A-12 done when pigs fly', 'ask plan 12: progress done no_change'],
  ['A-12 done and then it all fell through', 'ask negation 12: progress not_done no_change'],
  ['A-12 completed 24/11', 'ask plan 12: progress done no_change'],
  ['A-12 completed 23/11', 'done 12 "23/11"'],
  ['A-12 closed nothing', 'ask negation 12: progress not_done no_change'],
  ['A-12 done. Sorry, wrong one', 'ask doubt 12: done progress no_change'],
  ['A-12 done!! (in my dreams)', 'ask doubt 12: done progress no_change'],
  ['A-12 done tonight', 'ask plan 12: progress done no_change'],
  ['A-12 done, but landlord reopened it', 'ask two readings 12: done progress no_change'],
  ['A-12 done but it has come back', 'ask two readings 12: done progress no_change'],
  ['A-12 done in by this case', 'ask doubt 12: done progress no_change'],
  ['A-12 done, wrong number given by tenant', 'ask doubt 12: done progress no_change'],
  ['A-12 done, got it wrong', 'ask doubt 12: done progress no_change'],
];

test.each(takenBack)('done, and taken back: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});

/** The same words where they take nothing back. */
const kept: readonly Row[] = [
  ['A-9 done nothing further to add', 'done 9 "nothing further to add"'],
  ['A-9 done in full', 'done 9 "in full"'],
  ['A-9 done in November', 'done 9 "in November"'],
  ['A-9 done on Friday', 'done 9 "on Friday"'],
  ['A-9 done 20/11', 'done 9 "20/11"'],
  ['A-9 done 20 Nov 2026', 'done 9 "20 Nov 2026"'],
  ['A-9 done, no issues', 'done 9 "no issues"'],
  ['A-9 done, no further concerns', 'done 9 "no further concerns"'],
  ['A-9 done, actually went well', 'done 9 "actually went well"'],
  ['A-9 done, sorry for the delay', 'done 9 "sorry for the delay"'],
  ['A-9 done, will send photos', 'done 9 "will send photos"'],
  ['A-9 done and will send photos', 'done 9 "will send photos"'],
  ['A-9 done, notice served 3/12', 'done 9 "notice served 3/12"'],
  ['A-9 done, court is 12 Jan', 'done 9 "court is 12 Jan"'],
  ['A-9 complete notice served', 'done 9 "notice served"'],
  ["A-9 resolved to the landlord's satisfaction", 'done 9 "to the landlord\'s satisfaction"'],
  ['A-9 done, right of way cleared', 'done 9 "right of way cleared"'],
  ['A-9 done - nearly missed him', 'done 9 "nearly missed him"'],
  ['A-9 done, all of it', 'done 9 "all of it"'],
  ['A-9 done. No reply needed', 'done 9 "No reply needed"'],
];

test.each(kept)('done all the same: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});

/** The action was named by mistake, and put right in the same message. */
const corrected: readonly Row[] = [
  ['A-305 done sorry meant A-306', 'done 306'],
  ['A-420 done. no, A-219', 'ask two readings 219: done'],
  ['A-303 no A-304 done', 'ask two readings 304: done'],
  ['done A-12 sorry I mean A-14', 'done 14'],
  ['close A-12, no wait A-14', 'ask two readings 14: done'],
  ['A-12 done sorry A-14', 'ask two readings 14: done'],
  ['A-12 done, sorry, A-14 blocked', 'done 12 "sorry" + blocked 14'],
  ['A-12 no, A-14 done', 'ask two readings 14: done'],
  ['A-12 done. sorry not A-12, A-14', 'done 14'],
  ['A-12: no, A-14: yes', 'ask negation 12: no_change blocked | show 14'],
  ['A-12 done. I meant A-14 not A-12', 'done 14 "I meant A-14 not A-12"'],
  ['A-12 blocked no keys. sorry should be A-14', 'blocked 14 "no keys."'],
  ['A-12 done, no A-14 needed', 'done 12 | ask negation 14: no_change blocked'],
  ['A-12 sorry A-14 is done', 'ask two readings 14: done'],
  ['A-12 done, no change A-14', 'done 12 + no_change 14'],
  ['A-12 done. I meant A-13 blocked', 'ask two readings 13: done blocked'],
  ['A-12 done. Correction: A-13', 'done 13'],
  ['A-12 done oops A-13', 'ask two readings 13: done'],
  ['A-10 done. A-12 blocked, sorry meant A-13', 'done 10 + blocked 13'],
  ['A-12 is not done, A-13 is', 'ask negation 12: progress not_done no_change | show 13'],
  ['close A-12. I mean close A-13', 'done 13'],
  ['close A-12, sorry I meant close A-13', 'done 13'],
  ['A-12 done. I mean A-13 done', 'done 13 "I mean A-13 done"'],
  ['close A-12. I mean block A-13', 'ask two readings 13: done'],
  ['complete A-12. Sorry, meant to complete A-13', 'ask two readings 13: done'],
  ['close A-12. I mean it', 'done 12 "I mean it"'],
  ['close A-12 and close A-13', 'done 12,13'],
  ['A-303 done no A-304 done', 'ask doubt 303: done progress no_change'],
];

test.each(corrected)('the wrong action named: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});
