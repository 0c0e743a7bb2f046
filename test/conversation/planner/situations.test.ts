import { expect, test } from 'vitest';
import { compact } from './compact.ts';

/** Words that name no status and yet tell where an action stands, or that take back that it is done. */
const rows: readonly (readonly [typed: string, means: string])[] = [
  ['A-17 not quite done sorry', 'ask negation 17: progress not_done no_change'],
  ['A-424 oops not done, got that wrong', 'ask negation 424: progress not_done no_change'],
  ['A-424 nothing done', 'ask negation 424: progress no_change'],
  ['A-336 ignore that, its not finished', 'ask negation 336: progress not_done no_change'],
  ['A-335 actually still going', 'progress 335 "still going"'],
  ['A-22 still some places to find', 'progress 22 "still some places to find"'],
  ['A-12 sorry, thats not finished', 'ask negation 12: progress not_done no_change'],
  ['A-12 oops, still working on it', 'progress 12 "still working on it"'],
  ['A-12 spoke too soon, not done', 'ask negation 12: progress not_done no_change'],
  ['A-12 still two visits to do', 'progress 12 "still two visits to do"'],
  ['A-12 still to serve the notice', 'ask two readings 12: progress no_change'],
  ['A-12 still going to court', 'note 12 "still going to court"'],
  ['A-12 nothing has been done', 'ask negation 12: progress no_change'],
  ['A-12 no change', 'no_change 12'],
  ['A-12 joint visit not done', 'note 12 "joint visit not done"'],
  ['A-390 we decided not to do this one', 'ask two readings 390: not_done circumstances_changed'],
  ['A-392 N/A', 'ask two readings 392: not_done circumstances_changed'],
  [
    'A-387 going to miss the deadline, need til 5 feb as surveyor off sick',
    'extend 387 → 2027-02-05 "going to miss the deadline, surveyor off sick"',
  ],
  ['A-12 waiting on BT', 'ask two readings 12: blocked progress'],
  ['A-12 awaiting legal', 'ask two readings 12: blocked progress'],
  ['A-361 waiting for keys from landlord, chased twice', 'ask two readings 361: blocked progress'],
  ['A-12 still waiting for HMRC', 'ask two readings 12: blocked progress'],
  ['A-12 we are waiting on a reply', 'ask two readings 12: blocked progress'],
  ['A-299 police have now shared it, back on', 'progress 299 "police have now shared it"'],
  [
    'A-12 school finally replied, interview booked 3rd dec',
    'progress 12 "school finally replied, interview booked 3rd dec"',
  ],
  ['A-12 landlord finally agreed', 'progress 12 "landlord finally agreed"'],
  ['A-12 CPS have now replied', 'progress 12 "CPS have now replied"'],
  ['A-12 back on', 'progress 12 "back on"'],
  ['A-12 back on Monday', 'note 12 "back on Monday"'],
  ['A-12 we agreed not to pursue this', 'ask negation 12: decline accept'],
  ['A-12 letter sent, waiting for reply', 'note 12 "letter sent, waiting for reply"'],
  ['A-12 waiting room painted', 'note 12 "waiting room painted"'],
  ['A-12 has the school finally replied?', 'show 12'],
  ['A-12 waiting for legal', 'ask two readings 12: blocked progress'],
  ['A-12 waiting for court date', 'ask two readings 12: blocked progress'],
  ['A-12 awaiting reply from HMRC', 'ask two readings 12: blocked progress'],
  ['A-12 n/a', 'ask two readings 12: not_done circumstances_changed'],
  ['A-12 we are still waiting for HMRC', 'ask two readings 12: blocked progress'],
  ['A-12 still waiting on a reply', 'ask two readings 12: blocked progress'],
  ['A-12 ignore that', 'ask two readings 12: progress not_done no_change'],
  ['A-12 still loads to do', 'progress 12 "still loads to do"'],
  ['A-12 still outstanding', 'no_change 12'],
  ['A-12 not there yet', 'ask negation 12: no_change blocked'],
  ['A-12 actually not finished', 'ask negation 12: progress not_done no_change'],
  ['A-12 more to do', 'ask plan 12: progress done no_change'],
  ['A-14 not giving this to siobhan', 'show 14'],
  ["A-14 I'm not passing this on", 'show 14'],
];

test.each(rows)('where an action stands: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});
