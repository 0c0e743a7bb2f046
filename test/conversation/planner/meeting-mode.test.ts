import { describe, expect, it } from 'vitest';
import { compact } from './compact.ts';

describe('what is said of a meeting that is run', () => {
  it.each([
    ['meeting pack', 'meeting-pack'],
    ['the agenda please', 'meeting-pack'],
    ['pack for the next meeting', 'meeting-pack'],
    ['what’s on the agenda for the next meeting?', 'meeting-pack'],
    ['start the meeting', 'start-meeting'],
    ['begin the meeting now please', 'start-meeting'],
    ['can you start the meeting?', 'start-meeting'],
    ['go on with the meeting', 'walk-meeting here'],
    ['resume the meeting', 'walk-meeting here'],
    ['decision: Housing leads on the tenancy', 'decision - "Housing leads on the tenancy"'],
    ['Decision for L-7: visit once a week', 'decision location 7 "visit once a week"'],
    ['record a decision about G-0001 - Police lead', 'decision ocg 1 "Police lead"'],
    ['decision: N-3 and L-7 are looked at together', 'decision - "N-3 and L-7 are looked at together"'],
    ['attendance', 'attendance'],
    ['finish the meeting', 'finish-meeting'],
    ['the meeting is over', 'finish-meeting'],
    ['show me the minutes', 'minutes'],
    ['minutes of the last meeting', 'minutes'],
  ])('“%s”', (text, plan) => {
    expect(compact(text)).toBe(plan);
  });

  it.each([
    ['next meeting', 'next-meeting -'],
    ['cancel the meeting', 'cancel-meeting partnership'],
    ['move the meeting to 15 December', 'move-meeting partnership 2026-12-15 -'],
    ['draft the agenda item', 'draft-standing-item'],
    ['decision: close L-7', 'close-nominal location7'],
    ['I’m back', 'back'],
    ['next', 'unknown'],
    ['skip', 'unknown'],
    ['apologies for the delay', 'unknown'],
    ['apologies from Priya', 'unknown'],
    ['Sam is here for Priya', 'unknown'],
  ])('“%s” means what it did', (text, plan) => {
    expect(compact(text)).toBe(plan);
  });

  it.each([
    'start the meeting?',
    'finish the meeting?',
    'don’t start the meeting',
    'should we finish the meeting?',
    'has the meeting started?',
    'A-12 done, decision: close it',
    'decision A-12 done',
    'A-12 blocked, no decision yet',
  ])('“%s” neither starts nor finishes one, nor is a decision', (text) => {
    expect(compact(text)).not.toMatch(/start-meeting|finish-meeting|^decision/);
  });
});
