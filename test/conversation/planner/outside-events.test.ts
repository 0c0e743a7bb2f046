import { expect, test } from 'vitest';
import { compact } from './compact.ts';

/** Words that mean a status on their own, said of the world outside. */
const rows: readonly (readonly [typed: string, means: string])[] = [
  ['A-341 fully blocked off the alley, job finished', 'ask two readings 341: progress done blocked'],
  ['A-342 blocked the windows up', 'ask two readings 342: progress done blocked'],
  ['A-12 blocked up the rear door', 'ask two readings 12: progress done blocked'],
  ['A-12 blocked the landlord is away', 'blocked 12 "the landlord is away"'],
  ['A-12 blocked, the landlord', 'blocked 12 "the landlord"'],
  ['A-12 paused the CCTV', 'ask two readings 12: progress done blocked'],
  [
    'A-369 no longer needed the visit but still need the letter',
    'ask two readings 369: progress circumstances_changed',
  ],
  ['A-12 no longer needed, but we still need the letter', 'ask two readings 12: progress circumstances_changed'],
  ['A-12 no longer needed, tenant moved', 'circumstances_changed 12 "no longer needed, tenant moved"'],
  ['A-359 no change of locks needed', 'note 359 "no change of locks needed"'],
  ['A-12 no change of circumstances', 'no_change 12 "of circumstances"'],
  ['A-12 no change in position', 'no_change 12 "in position"'],
  ['A-264 cant do this anymore, tenant has died', 'ask two readings 264: circumstances_changed not_done blocked'],
  ["A-12 can't do this, landlord has died", 'ask two readings 12: circumstances_changed not_done blocked'],
  ["A-12 can't do this until Monday", 'ask two readings 12: blocked progress'],
  ['A-364 confirmed with police for monday', 'note 364 "confirmed with police for monday"'],
  ['A-12 confirmed for 12 Jan', 'note 12 "confirmed for 12 Jan"'],
  ['A-12 confirmed, thanks', 'confirm 12'],
  ['A-12 confirmed complete', 'confirm 12 "complete"'],
  ['A-356 rejected by court', 'note 356 "rejected by court"'],
  ['A-12 rejected, no photos', 'reject 12 "no photos"'],
  ['A-355 accepted by the landlord', 'note 355 "accepted by the landlord"'],
  ['A-12 accepted by us', 'accept 12 "by us"'],
  ['A-12 accepted thanks', 'accept 12'],
  ['A-12 declined by the landlord', 'note 12 "declined by the landlord"'],
  ['A-12 declined, not ours', 'decline 12 "not ours"'],
  ['A-353 reopened the case with CPS', 'note 353 "reopened the case with CPS"'],
  ['A-12 reopened, he is back', 'reopen 12 "he is back"'],
  ['A-12 reopened by the police', 'note 12 "reopened by the police"'],
  ['A-344 extended the invite to police', 'note 344 "extended the invite to police"'],
  ['A-12 extended the order to 12 Jan', 'ask two readings 12: extend progress'],
  ['A-12 extended to 12 Jan', 'extend 12 → 2027-01-12'],
  ['A-12 extended by a week', 'extend 12 → +7d0m'],
];

test.each(rows)('news of the world outside: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});
