import { expect, test } from 'vitest';
import { compact } from './compact.ts';

const rows: readonly (readonly [typed: string, means: string])[] = [
  ['completed A-12 and A-14', 'done 12,14'],
  ['A-12, A-14 & A-20 all done', 'done 12,14,20'],
  ['actions 12 and 14 done', 'done 12,14'],
  ['confirm A-12 and A-14', 'confirm 12,14'],
  [
    'A-12 done; A-14 in progress, letter drafted; A-20 no change',
    'done 12 + progress 14 "letter drafted" + no_change 20',
  ],
  [
    'A-12 done\nA-14 in progress, letter drafted\nA-20 no change',
    'done 12 + progress 14 "letter drafted" + no_change 20',
  ],
  ['- A-12 done\n- A-14 blocked, waiting for HMRC', 'done 12 + blocked 14 "waiting for HMRC"'],
  ['1. A-12 done\n2. A-14 no change', 'done 12 + no_change 14'],
  [
    'A-12 done, A-14 no change, A-20 blocked waiting for HMRC',
    'done 12 + no_change 14 + blocked 20 "waiting for HMRC"',
  ],
  ['A-12 done and A-14 in progress', 'done 12 + progress 14'],
  ['A-12 done. A-14 no change.', 'done 12 + no_change 14'],
  ['A-12 done; A-14 should be done Friday', 'done 12 | ask plan 14: progress done no_change'],
  ['A-12 to A-14 done', 'ask two readings 12,13,14: done'],
  ['actions 12, 14 and 20 done', 'done 12,14,20'],
  ['A-12 A-14', 'show 12,14'],
  ['Done: A-12, A-14', 'done 12,14'],
  ['Done:\nA-12\nA-14', 'done 12,14'],
  [
    'Not done:\nA-12\nA-14',
    'ask negation 12: progress not_done no_change | ask negation 14: progress not_done no_change',
  ],
  ['Done this week:\n- A-12\n- A-14', 'done 12,14'],
  ['Blocked:\nA-12 waiting for HMRC\nA-14', 'blocked 12 "waiting for HMRC" + blocked 14'],
  ['Updates:\nA-12 done\nA-14 blocked', 'done 12 + blocked 14'],
  ['Hi, quick update from Housing: A-12 done, A-14 in progress. Thanks, Sam', 'done 12 + progress 14'],
  ['Can you please close A-12 and A-14, both visited', 'done 12,14 "both visited"'],
  ['accept A-12 and A-14, decline A-20: not ours', 'accept 12,14 + decline 20 "not ours"'],
  ['A-12 and A-14 no change', 'no_change 12,14'],
  ['no change on A-12 or A-14', 'no_change 12,14'],
  ['nothing to report A-12, A-14', 'no_change 12,14'],
  ['A-12 done, A-14 too', 'done 12,14'],
  ['A-12 done and A-14 as well', 'done 12,14'],
  ['A-12 done, A-14 not yet', 'done 12 | ask negation 14: no_change blocked'],
  ["A-12 is done but A-14 isn't", 'done 12 | ask negation 14: no_change blocked'],
  ['A-12 done and A-14', 'done 12 | ask two readings 14: done'],
  ['A-12 & A-14 done, A-20 blocked: no answer', 'done 12,14 + blocked 20 "no answer"'],
  ['A-12 done A-14 done A-20 blocked', 'done 12,14 + blocked 20'],
  ['A-12 done A-14 in progress', 'done 12 + progress 14'],
  ['done A-12, A-14 in progress, A-20 blocked', 'done 12 + progress 14 + blocked 20'],
  ['A-12 finished; also finished A-14', 'done 12,14'],
  ['A-12 done. Also Housing have completed A-14.', 'done 12 + done 14 "Also Housing have completed"'],
  ["A-12 done. What's overdue?", 'done 12 | list-actions overdue -'],
  ['A-12 done. status', 'done 12 | status -'],
  ['please reopen A-12 and A-14', 'reopen 12,14'],
  ['I confirm A-12 and A-14', 'confirm 12,14'],
  ['were A-12 and A-14 done?', 'show 12,14'],
  ['until A-12 is done, A-14 is blocked', 'blocked 14 | ask plan 12: progress done no_change'],
  ['A-14 done, A-12 next', 'done 14 | ask plan 12: progress no_change'],
  ['A-14 in progress, then A-12', 'progress 14 | show 12'],
  ['A-12 done but A-14 blocked waiting for A-20', 'done 12 + blocked 14 "waiting for A-20"'],
  ['A-12 and A-14', 'show 12,14'],
  ['A-12, A-14', 'show 12,14'],
  ['A-12 or A-14 done', 'ask two readings 12,14: done'],
  ['A-12 and possibly A-14 done', 'ask doubt 14: done progress no_change | show 12'],
  ['A-12 done and possibly A-14', 'done 12 | ask doubt 14: progress no_change'],
  ['A-12 - A-14 done', 'ask two readings 12,13,14: done'],
  ['A-12/A-14 done', 'done 12,14'],
  ['A-12/14 done', 'done 12,14'],
  ['A-12, 14 and 20 done', 'done 12,14,20'],
  ['A-12 and 14 done', 'done 12,14'],
  ['actions 12-14 done', 'ask two readings 12,13,14: done'],
  ['close 12 and 14', 'done 12,14'],
  [
    'Hi all,\n\nA-12 done, keys returned.\nA-14 in progress - letter drafted.\n\nThanks\nSam',
    'done 12 "keys returned." + progress 14 "letter drafted."',
  ],
  [
    '• A-12 done\n• A-14 blocked – waiting for HMRC\n• A-20 no change',
    'done 12 + blocked 14 "waiting for HMRC" + no_change 20',
  ],
  ['1) A-12 done 2) A-14 blocked', 'done 12 + blocked 14'],
  ['A-12: done. A-14: in progress. A-20: blocked (HMRC).', 'done 12 + progress 14 + blocked 20 "HMRC"'],
  ['A-12 letter sent, A-14 letter sent', 'note 12,14 "letter sent"'],
  ['A-12 letter sent; A-14 visit booked; A-20 done', 'note 12 "letter sent" + note 14 "visit booked" + done 20'],
  ['A-12 blocked, A-14 needs to be done first', 'blocked 12 | ask plan 14: progress done'],
  ['A-12 done, then will start A-14', 'done 12 | ask plan 14: no_change progress'],
  ['A-12 done, starting A-14 next', 'done 12 | ask plan 14: no_change progress'],
  ['accept A-12, A-14 done', 'accept 12 + done 14'],
  ['accept A-12 and give A-14 to Housing', 'accept 12 + reassign 14 → Housing'],
  ['decline A-12 and A-14: not ours', 'decline 12,14 "not ours"'],
  ['confirm A-12, reject A-14: no photos', 'confirm 12 + reject 14 "no photos"'],
  ['A-12 done? A-14 done.', 'done 14 | show 12'],
  ['is A-12 done? A-14 is done.', 'done 14 | show 12'],
  ['A-12 done, is A-14 done?', 'done 12 | show 14'],
  ['reject A-12 and A-14, no evidence', 'reject 12,14 "no evidence"'],
  ['both A-12 and A-14 are done', 'done 12,14'],
  ['A-12 and A-14 both in progress, letters drafted', 'progress 12,14 "letters drafted"'],
  ['A-12, A-14: no change', 'no_change 12,14'],
  ['A-12 no change, A-14 no change', 'no_change 12,14'],
  ['no change for A-12, A-14 and A-20', 'no_change 12,14,20'],
  ['A-12 done A-14 ditto', 'done 12,14'],
  ['A-12 ✅ A-14 ✅ A-20 ❌', 'done 12 + done 14 "A-20 ❌"'],
  ['A-12 ✅, A-14 🚫 waiting for court', 'done 12 + blocked 14 "waiting for court"'],
  ['A-12 - done; A-14 - done; A-20 - not done', 'done 12,14 | ask negation 20: progress not_done no_change'],
  ['A-12: yes, A-14: no', 'ask negation 14: no_change blocked | show 12'],
  ['A-12 = complete, A-14 = blocked', 'done 12 + blocked 14'],
  ['12 - done, 14 - blocked', 'done 12 + blocked 14'],
  ['Action 12: complete. Action 14: in progress.', 'done 12 + progress 14'],
  ['ACTION 12 COMPLETE, ACTION 14 BLOCKED WAITING FOR HMRC', 'done 12 + blocked 14 "WAITING FOR HMRC"'],
  ['Actions A-12 and A-14 can be closed', 'ask plan 12,14: progress done no_change'],
  ['please mark both A-12 and A-14 as complete', 'done 12,14'],
  ['A-12 + A-14 done', 'done 12,14'],
  ['A-12; A-14 done', 'done 14 | show 12'],
  ['A-12 done\n\nA-14\nin progress\nletter drafted', 'done 12 + progress 14 "letter drafted"'],
  ['A-12\\tdone\nA-14\\tblocked', 'note 12 "\\tdone" + note 14 "\\tblocked"'],
];

test.each(rows)('several actions in one message: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});

/** Once an action is named in full, the numbers near it stand for actions too, where a status follows. */
const bareNumbers: readonly (readonly [typed: string, means: string])[] = [
  [
    'A-244 done. A-245 extend to next friday, court moved. 246 blocked - no keys. cheers',
    'done 244 + extend 245 → 2026-12-04 "court moved." + blocked 246 "no keys."',
  ],
  [
    'A-415 Done. Extend A-416 to 29 jan as court moved. 417 done too. 418 blocked, no keys',
    'done 415,417 + extend 416 → 2027-01-29 "court moved." + blocked 418 "no keys"',
  ],
  ['A-343 in progress, 344 done', 'progress 343 + done 344'],
  ['A-345 in hand, 349 blocked no keys', 'progress 345 + blocked 349 "no keys"'],
  ['A-350 letter sent. 351 done. 352 no change', 'note 350 "letter sent." + done 351 + no_change 352'],
  ['hi can you mark 204 as done, and 205 as still in progress, thanks', 'done 204 + progress 205'],
  ['A-393 done, A-394 also done and A-395 as well, but not A-396', 'done 393,394,395'],
  ['A-343 done, 344 and 345 no change', 'done 343 + no_change 344,345'],
  ['A-343 done\n344 not done\n345: blocked', 'done 343 + blocked 345 | ask negation 344: progress not_done no_change'],
  ['A-343 done. 344 done?', 'done 343 | show 344'],
  ['A-343 done, £344 seized', 'done 343 "£344 seized"'],
  ['A-343 done at 344 High Street', 'done 343 "at 344 High Street"'],
  ['A-343 in progress, 120 completed', 'progress 343 "120 completed"'],
  ['A-343 in progress, 3 done', 'progress 343 "3 done"'],
  ['A-343 done. 350 leaflets delivered', 'done 343 "350 leaflets delivered"'],
  ['A-343 done 3.44pm', 'done 343 "3.44pm"'],
  ['A-343 done, 14 closed', 'done 343 "14 closed"'],
  ['A-343 done by 344', 'ask plan 343: progress done no_change'],
  ['A-343 done. 340 is the house', 'done 343 "340 is the house"'],
  ['A-12 done, A-14 too late', 'done 12 + note 14 "too late"'],
];

test.each(bareNumbers)('numbers without their letter: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});

/** A request beside an update is answered, and is no part of the update's note. */
const besides: readonly (readonly [typed: string, means: string])[] = [
  ['A-317 done and when is the next meeting?', 'done 317 | next-meeting -'],
  ['A-324 done, also im away from 7 dec to 11 dec', 'done 324 | away 2026-12-07 2026-12-11 -'],
  ['A-206 done thx. how do i add a new one?', 'done 206 | help'],
  ['extend A-312 to 5 feb because court, whats A-313', 'extend 312 → 2027-02-05 "court" | show 313'],
  ["A-12 done, what's overdue?", 'done 12 | list-actions overdue -'],
  ["A-12 blocked no keys, what's still open?", 'blocked 12 "no keys" | list-actions open -'],
  ["A-12 done. I'm on leave until 12 Jan", 'done 12 | away - 2027-01-12 -'],
  ['A-12 done, tenant is away until 12 Jan', 'done 12 "tenant is away until 12 Jan"'],
  ["A-12 done, who hasn't updated?", 'done 12 | list-actions silent -'],
  ['A-12 in progress - how do I add an action?', 'progress 12 | help'],
  ['A-12 done, who pays?', 'done 12 "who pays?"'],
  ['A-12 done, is the next meeting still on?', 'done 12 | next-meeting -'],
  ['A-12 done, status unclear', 'done 12 "status unclear"'],
  ['A-12 done, we are still open to offers', 'done 12 "we are still open to offers"'],
  ['A-12 done. Also what are my actions?', 'done 12 | my-actions'],
  ['A-12 in progress, what next?', 'progress 12 "what next?"'],
  ['A-12 done which is why A-14 is blocked', 'done 12 "which is why" + blocked 14'],
  ['A-12 done. Blocked.', 'ask two readings 12: done blocked'],
  ['A-12 spoke to landlord. Blocked.', 'blocked 12 "spoke to landlord."'],
  ['A-12 done. status', 'done 12 | status -'],
  ['A-12 in progress. overdue?', 'progress 12 | list-actions overdue -'],
  ['A-12 done. Blocked?', 'done 12 | list-actions blocked -'],
  ['A-12 done. Next meeting?', 'done 12 | next-meeting -'],
  ['A-12 done. help', 'done 12 | help'],
];

test.each(besides)('an update and a request: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});

/** What is excepted is not what the rest are. */
const excepted: readonly (readonly [typed: string, means: string])[] = [
  ['everything done except A-243', 'ask plan 243: progress no_change'],
  ['all done except A-12', 'ask plan 12: progress no_change'],
  ['everything is done apart from A-12', 'ask plan 12: progress no_change'],
  ["everything's done bar A-12", 'ask plan 12: progress no_change'],
  ['all done but A-12', 'ask plan 12: progress no_change'],
  ['done all but A-12', 'ask plan 12: progress no_change'],
  ['everything except A-12 is done', 'ask plan 12: progress no_change'],
  ['confirm all but A-12', 'ask plan 12: reject'],
  ['confirm all except A-12', 'ask plan 12: reject'],
  ['A-14 done but A-12 is blocked', 'done 14 + blocked 12'],
  ['all done but A-12 is blocked', 'blocked 12 "all done"'],
  ['we have done A-14 but not A-12', 'done 14 "not A-12"'],
];

test.each(excepted)('all but one: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});
