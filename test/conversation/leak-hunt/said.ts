import { randomUUID } from 'node:crypto';
import type { Button } from '../../../src/cards/presses.ts';
import { LIST_KINDS } from '../../../src/cards/presses.ts';
import { CODES, NO_SUCH_CODE, NO_SUCH_NUMBER, NUMBERS } from './planted.ts';

/** What is said to the clerk: something for every command, about every action and code, whoever says it. */
export const WORDS: readonly string[] = [
  'help',
  'hello',
  'thanks',
  'my actions',
  ...NUMBERS.flatMap((number) => [`A-${String(number)}`, `A-${String(number)} in progress, rang them`]),
  `A-${NUMBERS.join(', A-')}`,
  `A-${NUMBERS.join(' in progress; A-')} in progress`,
  'I think A-302 is done',
  'is A-303 done?',
  'A-306 done',
  'extend A-302',
  'extend A-303 to 12 January because the court date moved',
  'snooze A-301 until Friday because it is with legal',
  'accept A-307',
  'decline A-304: not ours',
  'give A-303 to Zqagencyfirenorth',
  'give A-301 to Zqperson',
  'confirm all',
  'confirm A-306',
  'reject A-306: no evidence yet',
  'cancel A-303',
  'reopen A-308',
  'done',
  ...CODES.flatMap((code) => [
    code,
    `who has been shown ${code}?`,
    `close ${code}`,
    `reopen ${code}`,
    `${code} reviewed`,
    `hold ${code} because of the court case`,
    `release ${code}`,
    `alias of ${code}`,
    `add action for ${code}: visit, owner nobody@example.org, due 12 January, protect`,
  ]),
  NO_SUCH_CODE,
  `who has been shown ${NO_SUCH_CODE}?`,
  `hold ${NO_SUCH_CODE}: court case`,
  `release ${NO_SUCH_CODE}`,
  `alias of ${NO_SUCH_CODE}`,
  'alias of G-4102 is Zqsaid',
  'A-301 in progress, N-4101 is also known as Zqsaid',
  'forget the alias of L-4103',
  'forget the alias of C-4104',
  'add an action',
  'nominals',
  'reviews',
  'profiles',
  'P-1 requested',
  'P-1 accepted',
  'gaps',
  'powers',
  'powers for protect',
  'search powers for zqtitle303north',
  'closure order',
  'county lines',
  'signs of cuckooing',
  ...NUMBERS.flatMap((number) => [
    `tag A-${String(number)} closure order`,
    `tag A-${String(number)} DDTRO because of it`,
    `A-${String(number)} is safeguarding`,
  ]),
  'untag A-301',
  ...CODES.map((code) => `what powers for ${code}?`),
  'overdue',
  'overdue for Zqagencypolicenorth',
  'overdue for Zqperson',
  'blocked',
  'no owner',
  'awaiting confirmation',
  'open actions for Zqagencyhousingnorth',
  'what is red',
  'what is amber',
  'who hasn’t updated',
  'status',
  'status for Zqagencypolicenorth',
  'what has changed since the last meeting',
  'who is away',
  'who cannot be reached',
  'who can be reached',
  'next meeting',
  'move the next meeting to 19 December 10am',
  'meeting pack',
  'start the meeting',
  'go on with the meeting',
  'next',
  'back',
  'decision: visit every week',
  ...CODES.map((code) => `decision for ${code}: visit every week`),
  'attendance',
  'apologies from Zqperson',
  'the minutes',
  'finish the meeting',
  'minutes',
  'cancel the next meeting',
  'preview nudges',
  'nudge now',
  'draft the standing item',
  'approve',
  'post it',
  'away until 12 January, Zqperson covers',
  'I’m back',
  'use this channel for the partnership',
  'switch to zqcodesouth',
  'switch to nothing',
  'extend A-301 to 31 June',
  'what is this about N-4101, L-4103 and zqtitle303north?',
  'zqtitle303north zqlast303north',
  'undo',
];

const token = (): string => randomUUID();
/** Ids that there are and that there are not. */
const MEETINGS = [1, 2, 9999];
const STOPS = ['nominal:1', 'nominal:5', 'nominal:9999', 'others', 'profiles', 'end'];
const ABOUT_ALL = {
  kind: 'digest',
  subject: 'meeting 2026-12-08',
  since: '2026-11-01T00:00:00.000Z',
  page: 0,
} as const;

/** A forged button for every verb, and for every action and code: nothing that is not theirs must come of it. */
export function forgedPresses(): readonly (Button & Readonly<Record<string, unknown>>)[] {
  const digest = { ...ABOUT_ALL, numbers: [...NUMBERS, NO_SUCH_NUMBER].slice(0, 5) };
  const rest = { ...ABOUT_ALL, numbers: [...NUMBERS, NO_SUCH_NUMBER], page: 1 };
  const presses: (Button & Readonly<Record<string, unknown>>)[] = [
    ...NUMBERS.flatMap((ref): Button[] => [
      { verb: 'open', ref, back: null },
      { verb: 'act', ref, version: 1, token: token(), change: 'extend', view: 'action', back: null },
      { verb: 'act', ref, version: 99, token: token(), change: 'progress', view: 'form', back: null },
      { verb: 'digest-act', ref, version: 1, token: token(), change: 'blocked', digest },
      {
        verb: 'ask-answer',
        actions: [{ number: ref, version: 1 }],
        intent: { kind: 'reassign', to: 'Zqperson', note: null },
        token: token(),
      },
    ]),
    {
      verb: 'ask-answer',
      actions: NUMBERS.map((number) => ({ number, version: 1 })),
      intent: { kind: 'no_change', note: null },
      token: token(),
    },
    { verb: 'digest-page', digest },
    { verb: 'digest-page', digest: rest },
    { verb: 'add', token: token(), nominal: 'G-4102', title: 'Visit' },
    { verb: 'undo', batch: randomUUID(), token: token() },
    { verb: 'leave' },
    ...(['individual', 'ocg', 'location', 'child'] as const).map((kind, index): Button => ({
      verb: 'open-nominal',
      kind,
      number: 4101 + index,
      skip: 0,
    })),
    ...(['individual', 'ocg', 'location', 'child'] as const).flatMap((kind, index) =>
      (['close-nominal', 'reopen-nominal', 'review-nominal'] as const).map((verb): Button => ({
        verb,
        kind,
        number: 4101 + index,
        version: 1,
        token: token(),
      })),
    ),
    { verb: 'reviews', skip: 0 },
    { verb: 'profiles', skip: 0 },
    { verb: 'stamp-profile', number: 1, stamp: 'received', token: token() },
    { verb: 'gaps', skip: 0 },
    { verb: 'gaps', skip: 4 },
    { verb: 'powers', of: null },
    { verb: 'powers', of: 'place' },
    { verb: 'power', id: 'closure-order' },
    { verb: 'power', id: 'nothing' },
    ...(['individual', 'ocg', 'location', 'child'] as const).map((kind, index): Button => ({
      verb: 'show-alias',
      kind,
      number: 4101 + index,
    })),
    { verb: 'my-actions', skip: 0 },
    { verb: 'my-actions', skip: 900 },
    ...LIST_KINDS.flatMap((list): Button[] => [
      { verb: 'list', list, of: null, skip: 0 },
      { verb: 'list', list, of: 'Zqagencypolicenorth', skip: 1 },
    ]),
    { verb: 'nominals', skip: 0 },
    { verb: 'nominals', skip: 2 },
    { verb: 'changes', skip: 0 },
    { verb: 'changes', skip: 500 },
    { verb: 'status', of: null },
    { verb: 'status', of: 'Zqperson' },
    { verb: 'nudge-preview', skip: 0 },
    { verb: 'reachability', skip: 0 },
    { verb: 'choose-partnership', code: 'nothing' },
    { verb: 'move-meeting', kind: 'board', date: '2026-12-19', time: '10:00', token: token() },
    { verb: 'meeting-pack', skip: 0 },
    { verb: 'meeting-pack', skip: 5 },
    { verb: 'start-meeting', startsAt: '2026-12-08T10:00:00.000Z', token: token() },
    ...MEETINGS.flatMap(pressesInMeeting),
    { verb: 'nudge-now', token: token() },
    { verb: 'away', from: '2026-12-01', until: '2026-12-05', cover: 'Zqperson', token: token() },
    { verb: 'approve-standing-item', number: 1, version: 1, token: token() },
    { verb: 'post-standing-item', number: 1, version: 1, token: token() },
  ];
  return presses;
}

/** What the cards of a meeting send, in the hands of anybody. */
function pressesInMeeting(meeting: number): readonly (Button & Readonly<Record<string, unknown>>)[] {
  const back = { verb: 'walk', meeting, at: 'nominal:1', skip: 0 } as const;
  const changes = ['progress', 'extend', 'confirm'] as const;
  return [
    ...STOPS.map((at): Button => ({ verb: 'walk', meeting, at, skip: 0 })),
    { verb: 'walk-to', meeting, stop: 'profiles' },
    ...STOPS.map((at) => ({ verb: 'decide', meeting, at, token: token(), decision: 'Visit every week' }) as const),
    { verb: 'meeting-add', back },
    { verb: 'open', ref: 303, back },
    ...changes.map((change): Button => {
      return { verb: 'act', ref: 304, version: 1, token: token(), change, view: 'action', back };
    }),
    { verb: 'leave', back },
    { verb: 'attendance', meeting },
    { verb: 'attend', meeting, token: token(), present: 'Zqperson', apologies: null },
    { verb: 'finish-meeting', meeting, token: token() },
  ];
}

/** What can be said of an action or pressed about it, to compare one that is not the speaker's with one there is not. */
export const ABOUT_ONE: readonly ((number: number) => string)[] = [
  (n) => `A-${String(n)}`,
  (n) => `A-304, A-${String(n)}`,
  (n) => `A-${String(n)} done, notice served`,
  (n) => `A-${String(n)} blocked`,
  (n) => `A-${String(n)} done; A-304 no change`,
  (n) => `extend A-${String(n)} to 12 January because the court date moved`,
  (n) => `snooze A-${String(n)} until Friday because it is with legal`,
  (n) => `accept A-${String(n)}`,
  (n) => `decline A-${String(n)}: not ours`,
  (n) => `give A-${String(n)} to Zqagencyfirenorth`,
  (n) => `give A-${String(n)} to nobody that there is`,
  (n) => `confirm A-${String(n)}`,
  (n) => `reject A-${String(n)}: no evidence`,
  (n) => `cancel A-${String(n)}`,
  (n) => `reopen A-${String(n)}`,
  (n) => `is A-${String(n)} done?`,
  (n) => `I think A-${String(n)} is done`,
  (n) => `undo A-${String(n)}`,
  (n) => `tag A-${String(n)} closure order`,
  (n) => `tag A-${String(n)} magic wand`,
  (n) => `untag A-${String(n)}`,
  (n) => `A-${String(n)} is safeguarding`,
];

export function pressesAboutOne(ref: number): readonly Button[] {
  const digest = { ...ABOUT_ALL, numbers: [ref] };
  const answered = { actions: [{ number: ref, version: 1 }], token: token() };
  return [
    { verb: 'open', ref, back: null },
    { verb: 'act', ref, version: 1, token: token(), change: 'done', view: 'action', back: null },
    { verb: 'act', ref, version: 9, token: token(), change: 'extend', view: 'form', back: null },
    { verb: 'act', ref, version: 1, token: token(), change: 'confirm', view: 'action', back: null },
    { verb: 'digest-act', ref, version: 1, token: token(), change: 'progress', digest },
    { verb: 'digest-page', digest },
    { verb: 'ask-answer', ...answered, intent: { kind: 'done', note: null } },
    { verb: 'ask-answer', ...answered, intent: { kind: 'tag', power: 'closure-order', note: null } },
    { verb: 'ask-answer', ...answered, intent: { kind: 'tag', power: 'nothing', note: null } },
    { verb: 'ask-answer', ...answered, intent: { kind: 'safeguard', on: true, note: null } },
    { verb: 'ask-answer', ...answered, intent: { kind: 'reassign', to: 'Zqperson', note: null } },
  ];
}
