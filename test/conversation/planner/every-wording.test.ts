import { expect, test } from 'vitest';
import { compact } from './compact.ts';

/** Ways to say "done"; each is put into every frame below. */
const VERBS = ['done', 'completed', 'finished', 'closed', 'sorted', 'complete', 'all done', 'dealt with', 'actioned'];

/** Nothing here claims that A-12 is done. */
const NOT_CLAIMED = frames(`
  is A-12 {v} | is A-12 {v}? | A-12 {v}? | A-12 {v} ? | A-12 {v}?? | was A-12 {v} | has A-12 been {v} |
  have you {v} A-12 | has anyone {v} A-12 | did anyone get A-12 {v} | who {v} A-12 | when was A-12 {v} |
  any idea if A-12 is {v} | A-12 not {v} | A-12 isn't {v} | A-12 is not {v} | A-12 isnt {v} | A-12 isn’t {v} yet |
  A-12 not yet {v} | A-12 not quite {v} | A-12 hasn't been {v} | A-12 never {v} | A-12 is nowhere near {v} |
  A-12 wasn't {v} | A-12 won't be {v} | A-12 will be {v} | A-12 to be {v} | A-12 should be {v} by Friday |
  A-12 will be {v} tomorrow | A-12 needs to be {v} | A-12 must be {v} | A-12 might be {v} | A-12 may be {v} |
  A-12 could be {v} | A-12 would be {v} | A-12 is nearly {v} | A-12 almost {v} | A-12 half {v} | A-12 partly {v} |
  A-12 mostly {v} | A-12 hopefully {v} soon | A-12 probably {v} | A-12 possibly {v} | maybe A-12 is {v} |
  perhaps A-12 is {v} | I think A-12 is {v} | I thought A-12 was {v} | I guess A-12 is {v} | I hope A-12 is {v} |
  I doubt A-12 is {v} | not sure A-12 is {v} | I'm not sure if A-12 is {v} | wondering if A-12 is {v} |
  if A-12 is {v} | when A-12 is {v} | once A-12 is {v} | until A-12 is {v} | before A-12 is {v} |
  as soon as A-12 is {v} | Sam says A-12 is {v} | Sam said A-12 {v} | Housing told me A-12 is {v} |
  I heard A-12 is {v} | apparently A-12 is {v} | A-12 {v}, I think | A-12 {v} I think | A-12 {v} maybe |
  A-12 {v}, maybe | A-12 {v} - not | A-12 {v} by Friday | A-12 {v} by next week | A-12 {v} tomorrow |
  A-12 {v} soon | A-12 {v}, hopefully | A-12 {v}, or nearly | A-12 {v}, isn't it | A-12 {v} isn't it? |
  A-12 {v}, yes? | A-12 {v} if all goes well | A-12 {v} once HMRC reply | don't mark A-12 {v} |
  do not mark A-12 as {v} | please don't mark A-12 {v} | can't mark A-12 {v} | I haven't {v} A-12 |
  we have not {v} A-12 | nobody has {v} A-12 | we never {v} A-12 | A-12 letter {v} | A-12 first visit {v} |
  A-12 visit is {v} | the visit for A-12 is {v} | A-12 some of it {v} | A-12 not everything {v} |
  A-12 nothing {v} | A-12 50% {v} | A-12 half of it {v} | A-12 {v} half | tell me when A-12 is {v} |
  let me know once A-12 is {v} | remind me when A-12 is {v} | want A-12 {v} | need A-12 {v} | get A-12 {v} |
  A-12 is being {v} | A-12 due to be {v} | A-12 supposed to be {v} | A-12 meant to be {v} |
  A-12 was going to be {v} | A-12 expected to be {v} | A-12 ready to be {v} | A-12 looks {v} |
  A-12 seems to be {v} | pretend A-12 is {v} | say A-12 is {v} | A-12 can't be {v} | A-12 cannot be {v} yet |
  A-12 unlikely to be {v} | A-12 far from {v} | A-12 hardly {v} | why is A-12 {v} | how is A-12 {v} |
  why isn't A-12 {v} | should A-12 be {v} | shouldn't A-12 be {v} | isn't A-12 {v} | A-12 isn't {v}, is it? |
  hasn't A-12 been {v} | A-12: {v}? | A-12 - {v}? | A-12, {v}? | so A-12 is {v}? | A-12 is {v} right? |
  A-12 ({v}?) | {v} A-12? | {v}? A-12 | not {v}: A-12 | not {v} A-12 | nearly {v} A-12 | almost {v} with A-12 |
  has Housing {v} A-12 | did Sam get A-12 {v} | are we {v} with A-12 | A-12 and A-14 not {v} |
  neither A-12 nor A-14 is {v} | neither A-12 nor A-14 {v} | none of A-12, A-14 {v} | A-12 or A-14 {v} |
  either A-12 or A-14 is {v} | A-12 {v}/not {v} | A-12 {v}: no | A-12 {v} = no | A-12 {v}: false | A-12 {v} (no) |
  A-12 {v} - no | A-12 {v} no | A-12 {v} no sorry | no A-12 is not {v} | no, A-12 isn't {v} | A-12 - no, not {v} |
  A-12 no not {v} | A-12 {v} was a mistake | A-12 {v} by mistake | undo A-12 {v} | A-12 {v} was wrong |
  A-12 is not {v}. | A-12 is only {v} on paper | A-12 on paper {v} | A-12 barely {v} | A-12 to get {v} |
  trying to get A-12 {v} | A-12 will get {v} | working to get A-12 {v} | aim: A-12 {v} |
  target: A-12 {v} by Friday | plan: A-12 {v} Friday | tomorrow: A-12 {v} | next week: A-12 {v} |
  to be {v}: A-12 | still not {v}: A-12 | question: A-12 {v} | A-12 has not in fact been {v} |
  A-12 is in no way {v} | A-12, contrary to the log, is not {v} | A-12 is as yet not {v} | A-12 will not be {v} |
  I can't say A-12 is {v} | can't say A-12 is {v} yet | cannot confirm A-12 is {v} | can't confirm A-12 {v} |
  unable to say A-12 is {v} | not able to confirm A-12 is {v} | I wouldn't say A-12 is {v} |
  I would not call A-12 {v} | wish A-12 was {v} | if only A-12 was {v} | A-12 was {v} but it has come back |
  A-12 {v} then reopened | A-12 supposedly {v} | A-12 allegedly {v} | A-12 {v} allegedly | A-12 {v} ish |
  A-12 {v}-ish | A-12 semi {v} | A-12 "{v}"? | A-12 {v}, not really | A-12 {v} not really | A-12 {v} (I think) |
  A-12 {v}... not | A-12 {v} except the report | A-12 {v} apart from the letter | A-12 {v} bar the paperwork |
  is everything on A-12 {v} | has everything been {v} on A-12 | A-12 would like to be {v} |
  A-12 almost certainly {v} | A-12 as good as {v} | A-12 more or less {v} | A-12 about to be {v}
`);

/** Everything here does. */
const CLAIMED = frames(`
  A-12 {v} | {v} A-12 | A-12 is {v} | A-12 is now {v} | A-12 has been {v} | A-12 been {v} |
  A-12 was {v} yesterday | A-12: {v} | A-12 - {v} | A-12, {v} | A-12 {v}. | A-12 {v}! | A-12 {v} thanks |
  A-12 {v} thank you | A-12 {v} please | hi, A-12 {v} | Hi Clerk, A-12 {v} | please mark A-12 as {v} |
  can you mark A-12 as {v} | could you put A-12 down as {v}? | mark A-12 {v} | mark A-12 as {v} please |
  that's A-12 {v} | A-12's {v} | A-12 just {v} | A-12 finally {v} | A-12 now {v} | A-12 both {v} |
  yes A-12 is {v} | yep A-12 {v} | ok A-12 {v} | update: A-12 {v} | re A-12 - {v} | A-12 {v}, notice served |
  A-12 {v} - notice served | A-12 {v}; notice served | A-12 {v}. Notice served. | A-12 {v}: notice served |
  A-12 {v} (notice served) | A-12 {v} notice served | A-12 {v}, not at home but left card |
  A-12 {v}, will update the file | A-12 {v}, should be the last one | A-12 {v}, who signs it off? |
  A-12 {v}. Is there anything else? | A-12 {v}, landlord might appeal | A-12 {v} but the tenant may appeal |
  A-12 {v} although landlord wasn't happy | A-12 {v} even though nobody was in | A-12 {v}, no further action |
  A-12 {v}, nothing outstanding | A-12 {v}, no issues | A-12 {v}. Sam says thanks | A-12 {v}, A-14 to follow |
  letter sent so A-12 {v} | notice served, A-12 {v} | A-12 notice served - {v} | A-12 notice served. {v} |
  A-12 set to {v} | set A-12 to {v} | A12 {v} | a-12 {v} | a12 {v} | A 12 {v} | action 12 {v} |
  Action no. 12 {v} | #12 {v} | A-0012 {v}
`);

const RECORDED = /(?:^|\| |\+ )(?:done|confirm) [\d,]*12/u;

function frames(list: string): string[] {
  return list.split('|').map((frame) => frame.trim());
}

test.each(NOT_CLAIMED)('is never recorded as done: %s', (frame) => {
  const recorded = VERBS.map((verb) => frame.replaceAll('{v}', verb)).filter((typed) => RECORDED.test(compact(typed)));
  expect(recorded).toEqual([]);
});

test.each(CLAIMED)('is recorded the first time: %s', (frame) => {
  const missed = VERBS.map((verb) => frame.replaceAll('{v}', verb)).filter((typed) => !RECORDED.test(compact(typed)));
  expect(missed).toEqual([]);
});

/** The other states and commands, with the kind that nothing below may record. */
const STATES = [
  ['blocked', ['blocked', 'stuck', 'on hold']],
  ['progress', ['in progress', 'underway', 'started', 'ongoing']],
  ['confirm', ['confirmed']],
  ['accept', ['accepted']],
  ['cancelled', ['cancelled', 'no longer needed']],
  ['decline', ['declined']],
  ['reject', ['rejected']],
  ['reopen', ['reopened']],
] as const;
const COMMANDS = [
  ['confirm', ['confirm', 'sign off', 'approve']],
  ['accept', ['accept', 'take on']],
  ['decline', ['decline']],
  ['reject', ['reject']],
  ['reopen', ['reopen']],
  ['cancelled', ['cancel', 'withdraw']],
  ['extend', ['extend', 'postpone']],
  ['snooze', ['snooze', 'stop reminding me about']],
  ['wake', ['wake', 'unsnooze']],
  ['reassign', ['reassign']],
] as const;
const STATE_NOT_CLAIMED = frames(`
  is A-12 {v} | is A-12 {v}? | A-12 {v}? | A-12 not {v} | A-12 isn't {v} | A-12 hasn't been {v} |
  A-12 may be {v} | A-12 might get {v} | I think A-12 is {v} | maybe A-12 is {v} | if A-12 is {v} |
  when A-12 is {v} tell me | Sam says A-12 is {v} | why is A-12 {v} | has A-12 been {v} | should A-12 be {v} |
  A-12 {v} I think | A-12 {v}, I think | don't mark A-12 {v} | who says A-12 is {v} | A-12 could be {v} |
  let me know if A-12 is {v} | A-12 never {v} | was A-12 {v} | probably A-12 is {v} | A-12 isn't {v} is it? |
  A-12 {v}, right?
`);
const NOT_COMMANDED = frames(`
  don't {v} A-12 | do not {v} A-12 | please don't {v} A-12 | should I {v} A-12 | should I {v} A-12? |
  shall we {v} A-12? | did you {v} A-12? | who can {v} A-12 | how do I {v} A-12 | when can I {v} A-12 |
  I might {v} A-12 | maybe {v} A-12 | if you {v} A-12 | didn't {v} A-12 | I never {v} A-12 |
  not going to {v} A-12 yet | why {v} A-12 | before you {v} A-12 | {v} A-12? | do you want me to {v} A-12? |
  Sam said to {v} A-12 | if we {v} A-12 what happens | I haven't decided whether to {v} A-12 | unless I {v} A-12 |
  would you {v} A-12 or A-14?
`);

test.each(STATES)('%s is never recorded from a question, a negation, a plan or a doubt', (kind, words) => {
  expect(recordedAs(kind, words, STATE_NOT_CLAIMED)).toEqual([]);
});

test.each(COMMANDS)('%s is never carried out unless it is asked for', (kind, words) => {
  expect(recordedAs(kind, words, NOT_COMMANDED)).toEqual([]);
});

function recordedAs(kind: string, words: readonly string[], list: readonly string[]): string[] {
  const typed = words.flatMap((word) => list.map((frame) => frame.replaceAll('{v}', word)));
  return typed.filter((text) => compact(text).startsWith(`${kind} `));
}
