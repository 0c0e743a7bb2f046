import { expect, test } from 'vitest';
import { nearestCommands } from '../../../src/conversation/understanding/nearest-commands.ts';
import { compact } from './compact.ts';

type Row = readonly [typed: string, means: string];

const notClaimed: readonly Row[] = [
  ['approve?', 'unknown'],
  ['nudge now?', 'preview-nudges'],
  ['undo?', 'unknown'],
  ['post it?', 'unknown'],
  ['Lee asked to move the next meeting to 8 December 10am', 'next-meeting -'],
  ['Lee says move the next meeting to 8 December 10am', 'next-meeting -'],
  ['Lee wants to move the next meeting to 8 December 10am', 'next-meeting -'],
  ['Lee would like to move the next meeting to 8 December 10am', 'next-meeting -'],
  ['Lee suggests we move the next meeting to 8 December 10am', 'next-meeting -'],
  ['Lee thinks we should move the next meeting to 8 December 10am', 'next-meeting -'],
  ['undo A-102', 'undo 102'],
  ['undo A-398 done', 'undo 398'],
  [
    'From: Pat Sandhu\nSent: 20 November 2026\nSubject: FW: A-104\n\nHal, is A-104 done? If so please mark complete.\nPat',
    'show 104',
  ],
  [
    'From: Pat Sandhu / Sent: 20 November 2026 / Subject: FW: A-104 / Hal, is A-104 done? If so please mark complete. / Pat',
    'show 104',
  ],
  ['FYI from Lee: "please close A-3"', 'ask hearsay 3: done progress no_change'],
  ['"A-105 done" is what I would say if it were', 'ask hearsay 105: done progress no_change'],
  ['A-103 was done last year and again in June but needs doing again', 'ask negation 103: progress not_done no_change'],
  ['A-106 done on paper only, nothing has actually happened', 'ask plan 106: progress done no_change'],
  ['not accepting A-39 yet', 'ask plan 39: decline accept'],
  ["can't accept A-39 yet", 'ask plan 39: decline accept'],
  ["I can't accept A-12", 'decline 12 "I can\'t accept"'],
  ['A-12 done I hope', 'ask doubt 12: done progress no_change'],
  ['take A-12 off me', 'ask two readings 12: reassign decline no_change'],
  ['can someone else take A-12', 'ask two readings 12: reassign decline no_change'],
  ['could somebody else pick up A-12', 'ask two readings 12: reassign decline no_change'],
  ['A-12 met with school and agreed plan', 'note 12 "met with school and agreed plan"'],
  ['A-12 agreed plan with school', 'note 12 "agreed plan with school"'],
  ['A-31 if circumstances change let me know', 'show 31'],
  ['A-130 ignore my last message', 'show 130'],
  ['A-131 is the one about the landlord isnt it', 'show 131'],
  ['change A-129 title to foo', 'show 129'],
  ['A-12 extended visit planned', 'ask two readings 12: extend no_change'],
  ['A-12 blocked drain fixed', 'ask two readings 12: blocked progress'],
  ['A-125 awaiting confirmation', 'ask doubt 125: done progress no_change'],
  ['A-127 ready for sign off', 'ask doubt 127: done progress no_change'],
  ['A-126 awaiting sign off', 'ask doubt 126: done progress no_change'],
  ['Done:\nA-118\nA-119\nBlocked:\nA-120 (legal)', 'done 118,119 + blocked 120 "legal"'],
  ['A-121 [landlord visit] - completed 18th Nov - evidence E123', 'done 121 "18th Nov - evidence E123"'],
  ['A-123: CPS decision: NFA, so nothing further to do. Closing.', 'ask two readings 123: done progress no_change'],
  ['A-124 nothing further required', 'ask two readings 124: done progress no_change'],
  ['A-139 dun', 'done 139'],
  ['A-18 owner should be helena frost', 'ask plan 18: reassign no_change'],
  ['A-12 owner Priya', 'reassign 12 → Priya'],
  ['reassign A-12 from Sam to Priya', 'reassign 12 → Priya'],
  ['A-12 over to Priya please', 'reassign 12 → Priya'],
];

test.each(notClaimed)('not to be acted on: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});

const claimed: readonly Row[] = [
  ["give me another week on A-12, Sam's on leave", 'extend 12 → +7d0m "Sam\'s on leave"'],
  ['A-12 +1 week awaiting forensic report', 'extend 12 → +7d0m "awaiting forensic report"'],
  ['A-377 is definitely done', 'done 377'],
  ['Good news!! 🎉🎉 a-359 DONE 🎉', 'done 359'],
  ['A-360 done. Sorry for the delay - school was closed.', 'done 360 "Sorry for the delay - school was closed."'],
  ['Please can you show A-122 as completed. Cheers', 'done 122'],
  ['A-132 done. So is A-133.', 'done 132,133'],
  ['A-134 is done, as is A-135', 'done 134,135'],
  ['actoin 140 done', 'done 140'],
  ['tick A-12 off', 'done 12'],
  ['A-12done', 'done 12'],
  ['not A-280, A-281 is done', 'done 281'],
  ['sorry I meant A-144 done, not A-145', 'done 144 "not A-145"'],
  ['A-117 in progress, not done yet but close', 'progress 117 "not done yet but close"'],
  ['A-12 same', 'no_change 12'],
  ['HMRC are blocking A-12', 'blocked 12 "HMRC are blocking"'],
  ['A-190 pushed to Feb half term', 'ask two readings 190: extend no_change'],
  ['A-198 will be 2 weeks late', 'ask two readings 198: extend no_change'],
  ['A-12 no longer required', 'circumstances_changed 12 "no longer required"'],
  ['A-12 no longer needed', 'circumstances_changed 12 "no longer needed"'],
  ['A-12 superseded by A-14', 'circumstances_changed 12 "superseded by A-14"'],
  ['A-12 duplicate of A-14', 'circumstances_changed 12 "duplicate of A-14"'],
  ['A-12 is cancelled', 'cancelled 12'],
];

test.each(claimed)('claimed outright: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});

const noted: readonly Row[] = [
  ['need more time on A-170 - 3 more weeks, covid in the team', 'extend 170 → +21d0m "covid in the team"'],
  ['A-12 ✅ done', 'done 12'],
  ['A-12 has now been closed out', 'done 12'],
  ['A-141 done, undo', 'ask two readings 141: done progress no_change'],
  ['give A-3 to Fire and Rescue', 'reassign 3 → Fire and Rescue'],
  ['Afternoon, quick update from Housing.\nA-118: inspection booked', 'note 118 "inspection booked"'],
  ['<at>Pat Sandhu</at> <at>Clerk</at> A-3 in progress, with Pat', 'progress 3 "with Pat"'],
];

test.each(noted)('notes and names: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});

const read: readonly Row[] = [
  ['status housing', 'status housing'],
  ['where are we with the plan?', 'status -'],
  ['how are we doing for Housing', 'status Housing'],
  ['how many red', 'list-actions red -'],
  ['show me the reds', 'list-actions red -'],
  ['which agencies are behind', 'list-actions overdue -'],
  ['wot do i owe', 'my-actions'],
  ['show overdue police', 'list-actions overdue police'],
  ["no that's wrong", 'undo'],
];

test.each(read)('asked to be told: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});

const neighbours: readonly Row[] = [
  ['A-12 is blocking A-14', 'note 12 "is blocking A-14"'],
  ['what is blocking A-12', 'show 12'],
  ['HMRC is not blocking A-12', 'ask negation 12: progress no_change'],
  ['A-14 done, A-12 as is', 'done 14 | ask two readings 12: done'],
  ['A-12 owner contacted', 'note 12 "owner contacted"'],
  ['A-12 owner Priya visited', 'note 12 "owner Priya visited"'],
  ['A-12 awaiting confirmation from HMRC', 'ask two readings 12: blocked progress'],
  ['give A-12 to Housing and A-14 to Police', 'reassign 12 → Housing + reassign 14 → Police'],
  ['give A-12 to Sam and close A-14', 'reassign 12 → Sam + done 14'],
  ['change A-12 owner to Priya', 'reassign 12 → Priya'],
  ['change A-12 owner to contact the landlord', 'show 12'],
  ['give A-12 another week', 'extend 12 → +7d0m'],
  ["don't give A-12 another week", 'ask negation 12: no_change extend'],
  ['someone take A-12', 'ask two readings 12: reassign decline no_change'],
  ['take A-12 off hold', 'progress 12'],
  ["don't tick A-12 off", 'ask negation 12: progress not_done no_change'],
  ['should I tick A-12 off?', 'show 12'],
  ['tick A-12 off if done', 'ask plan 12: progress done no_change'],
  ['A-12 blocked landlord not responding', 'blocked 12 "landlord not responding"'],
  ['A-12 extended by a week, visit planned', 'extend 12 → +7d0m "visit planned"'],
  ['A-12 done\nFrom: Pat\nSent: Monday\nSubject: A-14 done', 'done 12'],
  ['From: Pat\nSent: Monday\nSubject: chase\n\nNudge everyone now.\nPat', 'unknown'],
  ['FW: A-12 done', 'show 12'],
  ['extend A-12 from: 3 Jan to: 12 Jan', 'extend 12 → 2027-01-12'],
  ['please mark "A-12" as done', 'done 12'],
  ['mark A-12 as "done"', 'done 12'],
  ['A-12 Lee said "all done"', 'ask hearsay 12: done progress no_change'],
  ['A-12 "done" according to Lee', 'ask hearsay 12: done progress no_change'],
  [
    'Housing say A-12 is done. So is A-14.',
    'ask hearsay 12: done progress no_change | ask hearsay 14: done progress no_change',
  ],
  ['is A-12 done, so is A-14', 'show 12,14'],
  ['not A-12', 'ask negation 12: no_change blocked'],
  ['not A-12 but A-14 is done', 'done 14'],
  ['A-12 (letter sent) - in progress', 'progress 12 "letter sent"'],
  ['A-12 [blocked] - completed', 'ask two readings 12: blocked done'],
  ['can you undo that?', 'undo'],
  ['undo A-12?', 'show 12'],
  ['can you move the next meeting to 8 December 10am?', 'move-meeting partnership 2026-12-08 10:00'],
  ['I want to move the next meeting to 8 December', 'move-meeting partnership 2026-12-08 -'],
  ['Done: A-118, A-119. Blocked: A-120 (legal)', 'done 118,119 + blocked 120 "legal"'],
  [
    'Not done:\nA-14\nA-15',
    'ask negation 14: progress not_done no_change | ask negation 15: progress not_done no_change',
  ],
  ['Done?\nA-12', 'show 12'],
  ['A-12 ✅ not done', 'ask negation 12: progress not_done no_change'],
  ['A-12 ✅ done soon', 'ask plan 12: progress done no_change'],
  ['A-12 definitely not done', 'ask negation 12: progress not_done no_change'],
  ['i meant to close A-12', 'ask plan 12: progress done no_change'],
  ['A-12 not same', 'ask negation 12: no_change blocked'],
  ['confirm all?', 'list-actions awaiting -'],
  ['A-12 read the file for sign off', 'note 12 "read the file for sign off"'],
  ['A-12 knife wound treated', 'note 12 "knife wound treated"'],
];

test.each(neighbours)('neighbours of these: %j', (typed, means) => {
  expect(compact(typed)).toBe(means);
});

test.each(['help', 'how what', 'hello', 'xyzzy'])(
  'the nearest commands never hold help, which the reply offers anyway: %j',
  (said) => {
    expect(nearestCommands(said.split(' '))).not.toContain('help');
  },
);
