import { describe, expect, it } from 'vitest';
import { planMessage } from '../../../src/conversation/planner.ts';

const TODAY = '2026-11-23';
const planned = (text: string) => planMessage(text, { today: TODAY, place: 'personal' }).steps;
const N3 = { kind: 'individual', number: 3 };

describe('what is to be done to a nominal', () => {
  it.each([
    'close N-3',
    'Close nominal N-3 please',
    'please close off N3',
    'we agreed to close N-3',
    'N-3 closed',
    'N-3 can be closed',
    'N-3: closed, no longer of concern',
    'mark N-3 as closed',
    'close N-3 because the case is over',
    'I have closed N-0003',
  ])('“%s” closes it', (text) => {
    expect(planned(text)).toEqual([{ command: 'close-nominal', key: N3 }]);
  });

  it.each(['reopen N-3', 're-open N-3 please', 'open N-3 up again', 'N-3 reopened'])('“%s” opens it again', (text) => {
    expect(planned(text)).toEqual([{ command: 'reopen-nominal', key: N3 }]);
  });

  it.each([
    ['N-3 reviewed', null],
    ['reviewed N-3, stays open', null],
    ['keep N-3 open', null],
    ['N-3 reviewed, next review 12 January', '2027-01-12'],
    ['review N-3 by 12/01/2027', '2027-01-12'],
    ['next review of N-3 is 12 January', '2027-01-12'],
    ['set the review date for N-3 to 1 March 2027', '2027-03-01'],
  ])('“%s” reviews it', (text, by) => {
    expect(planned(text)).toEqual([{ command: 'review-nominal', key: N3, by }]);
  });

  it.each([
    'N-3',
    'what’s open on N-3?',
    'is N-3 closed?',
    'should we close N-3?',
    'do not close N-3',
    'don’t close N-3',
    'N-3 isn’t closed yet',
    'maybe close N-3',
    'review N-3',
    'open N-3',
    'open N-3?',
    'close to N-3',
    'if police agree, close N-3',
  ])('“%s” only shows it', (text) => {
    expect(planned(text)).toEqual([{ command: 'show-nominal', key: N3 }]);
  });

  it('takes several together', () => {
    expect(planned('close N-3 and G-1')).toEqual([
      { command: 'close-nominal', key: N3 },
      { command: 'close-nominal', key: { kind: 'ocg', number: 1 } },
    ]);
  });

  it('says a date back that does not exist', () => {
    expect(planned('N-3 reviewed, next review 31/02/2027')).toEqual([{ command: 'bad-date', typed: '31/02/2027' }]);
  });
});
