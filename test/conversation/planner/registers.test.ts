import { describe, expect, it } from 'vitest';
import type { ReportedCount } from '../../../src/domain/registers/programme.ts';
import { planMessage } from '../../../src/conversation/planner.ts';

/* Programmes and the local profile: what is reported in words. Monday 23 November 2026. */

const stepsOf = (text: string) => planMessage(text, { today: '2026-11-23', place: 'personal' }).steps;

function shown({ count, value, isMore }: ReportedCount): string {
  return `${count} ${isMore ? '+' : ''}${String(value)}`;
}

describe('a programme', () => {
  it.each([
    ['programme 1: 12 referred, 10 started', '1', 'referred 12, started 10'],
    ['Programme 2 has 8 completed', 'Programme 2', 'completed 8'],
    [
      'RNR at Horizons: 12 referred, 10 started and 8 completed',
      'RNR at Horizons',
      'referred 12, started 10, completed 8',
    ],
    ['RNR Horizons - 6 of 12 sessions delivered', 'RNR Horizons', 'sessionsDelivered 6, sessionsPlanned 12'],
    ['2 more young people have started at Horizons', 'Horizons', 'started +2'],
    ['horizons: two more referrals, sessions held: 7', 'horizons', 'referred +2, sessionsDelivered 7'],
    ['Bridge School, 9 referred; none started so far', 'Bridge School', 'referred 9, started 0'],
    ['3 sessions delivered at the Bridge School', 'Bridge School', 'sessionsDelivered 3'],
    ['programme 1: 12 refered, 10 startd', '1', 'referred 12, started 10'],
    ['the programme at Horizons: referred 14', 'at Horizons', 'referred 14'],
  ])('%j is read', (said, of, counts) => {
    const [step] = stepsOf(said);
    if (step?.command !== 'report-programme') throw new Error(`Read as ${step?.command ?? 'nothing'}`);
    expect(step.of.replace(/^programme (?=\d+$)/u, '')).toBe(of);
    expect(step.counts.map(shown).join(', ')).toBe(counts);
  });

  it.each([
    'programmes',
    'show the programmes',
    'prevention programmes',
    'what programmes are there?',
    'programme figures',
  ])('%j lists them', (said) => {
    expect(stepsOf(said)).toEqual([{ command: 'programmes' }]);
  });

  it.each([
    ['add programme', null, null],
    ['add a programme: RNR at Weston Point College', 'RNR', 'Weston Point College'],
    ['new prevention programme Steps', 'Steps', null],
  ])('%j opens the form', (said, name, venue) => {
    expect(stepsOf(said)).toEqual([{ command: 'add-programme', name, venue }]);
  });

  it.each([
    'A-12 completed, 3 started work on Monday',
    'we referred 3 to MASH',
    'we referred 12 and started 14',
    '3 referred to MASH because of the risk',
    'how many have started?',
    'completed 12',
    'Housing has 3 overdue',
    'A-12 done: 6 sessions delivered at the college',
  ])('%j is none of it', (said) => {
    expect(stepsOf(said).map(({ command }) => command)).not.toContain('report-programme');
  });
});

describe('the local profile', () => {
  it.each([
    ['threat: county lines high, rising', 'county_lines', 'high', 'rising'],
    ['county lines threat is high and rising', 'county_lines', 'high', 'rising'],
    ['cuckooing threat medium', 'cuckooing', 'medium', null],
    ['set the threat of serious violence to low', 'violence', 'low', null],
    ['threat of organised crime groups: moderate, stable', 'ocg', 'medium', 'steady'],
    ['modern slavery threat falling', 'modern_slavery', null, 'falling'],
    // What is missing, or on no list, is asked for.
    ['threat: county lines enormous', 'county_lines', null, null],
    ['threat: witchcraft high', null, null, null],
  ])('%j assesses a threat', (said, threat, level, trend) => {
    expect(stepsOf(said)).toEqual([{ command: 'assess-threat', threat, level, trend }]);
  });

  it.each([
    ['local profile version 4, review by 12 January', 'local profile', 4, '2027-01-12'],
    ['Widnes Local Profile is now at version 4', 'Widnes Local Profile', 4, null],
    ['new version of the local profile', 'local profile', null, null],
    ['new local profile, review by 1 June', 'local profile', null, '2027-06-01'],
  ])('%j is a new version', (said, name, version, reviewBy) => {
    expect(stepsOf(said)).toEqual([{ command: 'issue-local-profile', name, version, reviewBy }]);
  });

  it.each(['local profile', 'show the Widnes local profile', 'threats', 'what are the threats?', 'threat levels'])(
    '%j shows it',
    (said) => {
      expect(stepsOf(said)).toEqual([{ command: 'local-profile' }]);
    },
  );

  it.each([
    ['county lines', 'signs'],
    ['signs of cuckooing', 'signs'],
    ['A-12 in progress, threat is rising', 'change-actions'],
  ])('%j is something else: %s', (said, command) => {
    expect(stepsOf(said)[0]?.command).toBe(command);
  });
});
