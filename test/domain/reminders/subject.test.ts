import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromKey,
  subjectWords,
  toKey,
  type AskingKind,
  type OwnSubject,
  type Subject,
} from '../../../src/domain/reminders/subject.ts';

const TUESDAY = { of: 'meeting', day: '2026-12-08' } as const;
const AT = new Date('2026-11-24T10:05:00.007Z');

/** Stored in every ledger there is: a key that changes here is a nudge that is sent twice. */
const KEYS: readonly (readonly [string, Subject])[] = [
  ['meeting 2026-12-08', TUESDAY],
  ['board 2027-02-02', { of: 'board', day: '2027-02-02' }],
  ['A-0012 due 2026-12-04', { of: 'overdue', action: 'A-0012', due: '2026-12-04' }],
  ['a 12 due 2026-12-04', { of: 'overdue', action: 'a 12', due: '2026-12-04' }],
  ['A-7 handed over 2026-11-24T10:05:00.007Z', { of: 'hand-over', action: 'A-7', at: AT }],
  ['prompt 2026-11-24T10:05:00.007Z', { of: 'prompt', at: AT }],
  ['nominal 7 closed 2026-11-20 (0)', { of: 'closed', nominalId: 7, closed: '2026-11-20', times: 0 }],
  ['digest, meeting 2026-12-08', { of: 'mention', kind: 'digest', about: TUESDAY }],
  ['reminder, meeting 2026-12-08, for 31', { of: 'relay', kind: 'reminder', about: TUESDAY, whose: 31 }],
  [
    'overdue, A-12 due 2026-12-04, for 31',
    { of: 'relay', kind: 'overdue', about: { of: 'overdue', action: 'A-12', due: '2026-12-04' }, whose: 31 },
  ],
  [
    'prompt, prompt 2026-11-24T10:05:00.007Z, for 31',
    { of: 'relay', kind: 'prompt', about: { of: 'prompt', at: AT }, whose: 31 },
  ],
];

const id = fc.integer({ min: 1, max: 2_147_483_647 });
const instant = fc.date({ min: new Date('2000-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
const day = instant.map((at) => at.toISOString().slice(0, 10));
const ref = fc
  .tuple(fc.constantFrom('A-', 'A-00', 'A', 'a-', 'A '), fc.integer({ min: 1, max: 9999 }))
  .map(([letter, number]) => `${letter}${String(number)}`);
const kind = fc.constantFrom<AskingKind>('call', 'digest', 'reminder', 'issue', 'overdue', 'prompt');
const own = fc.oneof<fc.Arbitrary<OwnSubject>[]>(
  fc.record({ of: fc.constantFrom('meeting', 'board'), day }),
  fc.record({ of: fc.constant('overdue' as const), action: ref, due: day }),
  fc.record({ of: fc.constant('hand-over' as const), action: ref, at: instant }),
  fc.record({ of: fc.constant('prompt' as const), at: instant }),
  fc.record({ of: fc.constant('closed' as const), nominalId: id, closed: day, times: fc.nat() }),
);
const subjects = fc.oneof<fc.Arbitrary<Subject>[]>(
  own,
  fc.record({ of: fc.constant('mention' as const), kind, about: own }),
  fc.record({ of: fc.constant('relay' as const), kind, about: own, whose: id }),
);

/** Keys as they have been written since there is a ledger, put together from their words. */
const plainKeys = fc.oneof(
  day.map((on) => `meeting ${on}`),
  day.map((on) => `board ${on}`),
  fc.tuple(ref, day).map(([action, due]) => `${action} due ${due}`),
  fc.tuple(ref, instant).map(([action, at]) => `${action} handed over ${at.toISOString()}`),
  instant.map((at) => `prompt ${at.toISOString()}`),
  fc
    .tuple(id, day, fc.nat())
    .map(([nominal, on, times]) => `nominal ${String(nominal)} closed ${on} (${String(times)})`),
);
const nestedKeys = fc
  .tuple(kind, plainKeys, fc.option(id))
  .map(([each, about, whose]) => `${each}, ${about}${whose === null ? '' : `, for ${String(whose)}`}`);

describe('the key of a subject', () => {
  it.each(KEYS)('%s stands for one, both ways', (key, subject) => {
    expect(toKey(subject)).toBe(key);
    expect(fromKey(key)).toEqual(subject);
  });

  it('gives back the subject that it was made from', () => {
    fc.assert(
      fc.property(subjects, (subject) => {
        expect(fromKey(toKey(subject))).toEqual(subject);
      }),
    );
  });

  it('is read whole in every form that a ledger can hold', () => {
    fc.assert(
      fc.property(fc.oneof(plainKeys, nestedKeys), (key) => {
        const subject = fromKey(key);
        expect(subject.of).not.toBe('unknown');
        expect(toKey(subject)).toBe(key);
      }),
    );
  });

  it('is kept as it is, whatever it is', () => {
    const spoilt = fc
      .tuple(fc.oneof(plainKeys, nestedKeys), fc.nat({ max: 60 }), fc.string({ maxLength: 3 }))
      .map(([key, at, more]) => key.slice(0, at) + more + key.slice(at + 1));
    fc.assert(
      fc.property(fc.oneof(spoilt, fc.string()), (key) => {
        expect(toKey(fromKey(key))).toBe(key);
      }),
    );
  });

  it.each([
    '',
    'meeting',
    'meeting 2026-02-30',
    'meeting 2026-12-08 ',
    'A-12 due soon',
    'P-2 due 2026-12-04',
    'A-12 handed over 2026-11-24T10:05:00Z',
    'prompt 2026-13-24T10:05:00.000Z',
    'nominal 07 closed 2026-11-20 (1)',
    'brief, meeting 2026-12-08',
    'digest, digest, meeting 2026-12-08',
    'digest, meeting 2026-12-08, for sam.okafor@example.org',
    'digest, meeting 2026-12-08, for somebody who has left (4)',
  ])('“%s” of another version is unknown, and kept', (key) => {
    expect(fromKey(key)).toEqual({ of: 'unknown', key });
  });
});

describe('a subject in words', () => {
  const nameOf = (member: number): string | undefined => (member === 31 ? 'Sam Okafor' : undefined);
  const relay = { of: 'relay', kind: 'digest', about: TUESDAY } as const;

  it('is its key, but names whom it is for', () => {
    for (const [key, subject] of KEYS.filter(([, { of }]) => of !== 'relay')) {
      expect(subjectWords(subject, nameOf)).toBe(key);
    }
    expect(subjectWords({ ...relay, whose: 31 }, nameOf)).toBe('digest, meeting 2026-12-08, for Sam Okafor');
    expect(subjectWords({ ...relay, whose: 32 }, nameOf)).toBe('digest, meeting 2026-12-08, for somebody who has left');
  });
});
