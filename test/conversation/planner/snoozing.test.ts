import { expect, test } from 'vitest';
import { compact } from './compact.ts';

/** Said on Monday 23 November 2026. */
const rows: readonly (readonly [typed: string, means: string])[] = [
  ['snooze A-12 until 12 Jan because waiting for the court', 'snooze 12 → 2027-01-12 "waiting for the court"'],
  ['stop reminding me about A-14 until Friday: with legal', 'snooze 14 → 2026-11-27 "with legal"'],
  ["don't remind me about A-12 until Friday, on leave", 'snooze 12 → 2026-11-27 "on leave"'],
  ['no reminders about A-12 until Friday please, on leave', 'snooze 12 → 2026-11-27 "on leave"'],
  ['pause reminders for A-12 until Friday: legal', 'snooze 12 → 2026-11-27 "legal"'],
  ['snooze reminders for A-12 until Friday: on leave', 'snooze 12 → 2026-11-27 "on leave"'],
  ['snooze A-12 for a fortnight, waiting for HMRC', 'snooze 12 → +14d0m "waiting for HMRC"'],
  ['snooze A-12 for 2 weeks because blocked', 'snooze 12 → +14d0m "blocked"'],
  ['snooze A-12 until the next meeting as it is with legal', 'snooze 12 → next meeting "it is with legal"'],
  ["snooze action 12 till friday as I'm on leave", 'snooze 12 → 2026-11-27 "I\'m on leave"'],
  ['snooze A-12 until tomorrow because on leave', 'snooze 12 → 2026-11-24 "on leave"'],
  ['snoze A-12 until Friday: legal', 'snooze 12 → 2026-11-27 "legal"'],
  ["I'll snooze A-12 until Friday: with legal", 'snooze 12 → 2026-11-27 "with legal"'],
  ['can you snooze A-12 until Friday? on leave', 'snooze 12 → 2026-11-27 "on leave"'],
  ['A-12: snooze until 12 Jan, waiting for court', 'snooze 12 → 2027-01-12 "waiting for court"'],
  ['A-12 waiting for court, snooze until 12 Jan', 'snooze 12 → 2027-01-12 "waiting for court"'],
  ['waiting for the court so snooze A-12 until 12 Jan', 'snooze 12 → 2027-01-12 "waiting for the court"'],
  ['Court date moved. Snooze A-12 until 12 Jan', 'snooze 12 → 2027-01-12 "Court date moved"'],
  ['snooze A-12 and A-14 until Friday: with legal', 'snooze 12,14 → 2026-11-27 "with legal"'],
  ['A-14 done, snooze A-12 until Friday: with legal', 'done 14 + snooze 12 → 2026-11-27 "with legal"'],
  ['snooze A-12 until 31/02/2027 because of court', 'bad date "31/02/2027"'],

  // What is missing is asked for.
  ['snooze A-12', 'snooze 12 → -'],
  ['snooze A-12 until Friday', 'snooze 12 → 2026-11-27'],
  ['snooze A-12: waiting for the court', 'snooze 12 → - "waiting for the court"'],
  ['stop reminding me about A-14', 'snooze 14 → -'],
  ['snooze', 'ask no ref -: snooze'],

  // Who names the day of the reminder wants none until the day before.
  ['remind me about A-12 next week, on leave until then', 'snooze 12 → 2026-11-29 "on leave until then"'],
  ['remind me about A-12 on Friday: with legal', 'snooze 12 → 2026-11-26 "with legal"'],
  ['remind me on Friday about A-12, with legal', 'snooze 12 → 2026-11-26 "with legal"'],
  ['remind me of A-12 in 2 weeks because legal have it', 'snooze 12 → +13d0m "legal have it"'],
  ['can you remind me about A-12 in a week? on leave', 'snooze 12 → +6d0m "on leave"'],
  ['remind me about A-12 on 31/02/2027', 'bad date "31/02/2027"'],

  ['wake A-12', 'wake 12'],
  ['unsnooze A-12', 'wake 12'],
  ['unsnooze A-12 and A-14', 'wake 12,14'],
  ['A-12 unsnooze', 'wake 12'],
  ['remind me about A-12 again', 'wake 12'],
  ['please wake A-12 again', 'wake 12'],
  ['start reminding me about A-12', 'wake 12'],
  ['resume reminders for A-12', 'wake 12'],

  // Neither is claimed.
  ['is A-12 snoozed', 'show 12'],
  ['A-12 snoozed?', 'show 12'],
  ['why is A-12 snoozed', 'show 12'],
  ['snooze A-12?', 'show 12'],
  ['should I snooze A-12?', 'show 12'],
  ['who snoozed A-12', 'show 12'],
  ['Housing have snoozed A-12', 'ask two readings 12: snooze'],
  ["don't snooze A-12", 'ask negation 12: snooze'],
  ["don't wake A-12", 'ask negation 12: wake'],
  ['snooze A-12 until done', 'ask two readings 12: snooze done'],
  ['A-12 done, snooze reminders', 'ask two readings 12: done snooze'],

  // Reminders that are spoken of otherwise.
  ['remind me about A-12', 'show 12'],
  ['remind me about A-12 on Friday?', 'show 12'],
  ['when will you remind me about A-12 on Friday', 'show 12'],
  ['remind me about A-12 when it is done', 'show 12'],
  ['A-12 sent reminders to the landlord', 'note 12 "sent reminders to the landlord"'],
  ['A-12 no reminders sent yet', 'note 12 "no reminders sent yet"'],
  ['A-12 paused', 'blocked 12'],
  ['undo snooze A-12', 'undo 12'],
];

test.each(rows)('%s', (typed, means) => {
  expect(compact(typed)).toBe(means);
});
