import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longDateTime } from '../../../src/domain/calendar/dates.ts';
import type { Meeting, MeetingKind, MeetingStatus } from '../../../src/domain/calendar/meeting.ts';
import { nextMeeting, parsePattern, withPattern } from '../../../src/domain/calendar/next-meeting.ts';
import type { Partnership } from '../../../src/domain/partnership/partnership.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/partnership/settings.ts';
import { randomRuns } from '../../support/random-runs.ts';

const EVERY_TWO_MONTHS = 'FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU';

const portfolio: Partnership = {
  id: 1,
  code: 'PORTFOLIO',
  name: 'Operation Portfolio',
  board: 'Safer Halton Partnership',
  timezone: 'Europe/London',
  marking: 'OFFICIAL-SENSITIVE',
  meetingPattern: EVERY_TWO_MONTHS,
  boardPattern: 'FREQ=MONTHLY;INTERVAL=3;BYDAY=3WE',
  meetingTime: '10:00',
  tenantId: null,
  settings: DEFAULT_SETTINGS,
  createdAt: new Date('2026-01-05T09:00:00Z'),
  unplannedSince: null,
};

function meeting(startsAt: string, status: MeetingStatus = 'held', kind: MeetingKind = 'partnership'): Meeting {
  return { id: 1, kind, startsAt: new Date(startsAt), venue: null, status };
}

function next(meetings: readonly Meeting[], now: string, kind: MeetingKind = 'partnership'): string | null {
  const found = nextMeeting(portfolio, meetings, kind, new Date(now));
  return found === null ? null : longDateTime(found.startsAt, portfolio.timezone);
}

describe('the next meeting', () => {
  it('is the planned one where the log holds one', () => {
    const planned = meeting('2026-12-10T14:00:00Z', 'planned');
    expect(nextMeeting(portfolio, [planned], 'partnership', new Date('2026-11-23T09:00:00Z'))).toBe(planned);
  });

  it.each([
    ['two months after the last', [meeting('2026-10-13T09:00:00Z')], 'Tuesday 8 December 2026 at 10:00'],
    ['from the first day where there was none', [], 'Tuesday 12 January 2027 at 10:00'],
    [
      'not a cancelled day again',
      [meeting('2026-10-13T09:00:00Z'), meeting('2026-12-08T10:00:00Z', 'cancelled')],
      'Tuesday 9 February 2027 at 10:00',
    ],
    [
      'not a meeting again that was moved and then cancelled',
      [meeting('2026-10-13T09:00:00Z'), meeting('2026-12-10T10:00:00Z', 'cancelled')],
      'Tuesday 9 February 2027 at 10:00',
    ],
    [
      'whatever the board does',
      [meeting('2026-10-13T09:00:00Z'), meeting('2026-12-08T10:00:00Z', 'planned', 'board')],
      'Tuesday 8 December 2026 at 10:00',
    ],
  ])('derives %s', (_, meetings, expected) => {
    expect(next(meetings, '2026-11-23T09:00:00Z')).toBe(expected);
  });

  it('does not derive the usual day of a meeting that was held early', () => {
    const early = [meeting('2026-10-13T09:00:00Z'), meeting('2026-12-03T10:00:00Z')];
    expect(next(early, '2026-12-04T09:00:00Z')).toBe('Tuesday 9 February 2027 at 10:00');
  });

  it('counts a planned meeting as the last one once its time is past', () => {
    expect(next([meeting('2026-12-08T10:00:00Z', 'planned')], '2026-12-08T10:30:00Z')).toBe(
      'Tuesday 9 February 2027 at 10:00',
    );
  });

  it('follows the pattern of the board for the board', () => {
    expect(next([meeting('2026-09-16T09:00:00Z', 'held', 'board')], '2026-11-23T09:00:00Z', 'board')).toBe(
      'Wednesday 16 December 2026 at 10:00',
    );
  });

  it('is unknown without a pattern, and after its end', () => {
    const now = new Date('2026-11-23T09:00:00Z');
    expect(nextMeeting({ ...portfolio, meetingPattern: null }, [], 'partnership', now)).toBeNull();
    const ended = { ...portfolio, meetingPattern: `${EVERY_TWO_MONTHS};UNTIL=20260630T000000Z` };
    expect(nextMeeting(ended, [], 'partnership', now)).toBeNull();
  });

  it('stays at 10:00 in London over every change of the clocks', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2024-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }), (now) => {
        const anchor = meeting('2023-11-14T10:00:00Z');
        const found = nextMeeting(portfolio, [anchor], 'partnership', now);
        expect(found === null ? null : longDateTime(found.startsAt, 'Europe/London')).toMatch(/^Tuesday .* at 10:00$/);
        expect(found?.startsAt.getTime()).toBeGreaterThan(now.getTime());
      }),
      { numRuns: randomRuns(50) },
    );
  });
});

describe('the meetings of the log with those of the pattern', () => {
  const october = meeting('2026-10-13T09:00:00Z');
  const kept = { ...portfolio, createdAt: new Date('2026-11-23T09:00:00Z') };
  const days = (meetings: readonly Meeting[], now: string): string[] =>
    withPattern(kept, meetings, 'partnership', new Date(now)).map((each) => each.startsAt.toISOString().slice(0, 10));

  it('remember one that the pattern gave and that is now past', () => {
    expect(days([october], '2026-12-09T09:00:00Z')).toEqual(['2026-10-13', '2026-12-08', '2027-02-09']);
  });

  it('invent none from before the clerk kept the log', () => {
    expect(days([meeting('2026-06-09T09:00:00Z')], '2026-11-24T09:00:00Z')).toEqual(['2026-06-09', '2026-12-08']);
  });

  it('are those of the log alone where it plans ahead', () => {
    const february = meeting('2027-02-09T10:00:00Z', 'planned');
    expect(days([october, february], '2026-12-09T09:00:00Z')).toEqual(['2026-10-13', '2027-02-09']);
  });
});

describe('a pattern at import', () => {
  it.each([
    EVERY_TWO_MONTHS,
    'FREQ=WEEKLY;BYDAY=MO',
    'rrule:freq=monthly;byday=-1FR;',
    'FREQ=MONTHLY;BYMONTHDAY=15',
    'FREQ=YEARLY;BYMONTH=3,6,9,12;BYDAY=1WE',
    'FREQ=MONTHLY;BYDAY=TU;BYSETPOS=2;UNTIL=20200101T000000Z',
  ])('may be %s', (rule) => {
    expect(parsePattern(rule)).toBe(true);
  });

  it.each([
    '',
    'every second Tuesday',
    'FREQ=FORTNIGHTLY',
    'FREQ=SECONDLY',
    'FREQ=HOURLY;INTERVAL=2',
    'INTERVAL=2;BYDAY=2TU',
    'FREQ=MONTHLY;INTERVAL=0',
    'FREQ=MONTHLY;INTERVAL=two',
    'FREQ=MONTHLY;BYDAY=9XX',
    'FREQ=MONTHLY;BYMONTHDAY=99',
    'FREQ=MONTHLY;COUNT=6',
    'FREQ=MONTHLY;BYHOUR=3',
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=MONTHLY;BYDAY=2TU\nRRULE:FREQ=SECONDLY',
  ])('may not be "%s"', (rule) => {
    expect(parsePattern(rule)).toMatchObject({ refused: 'not understood' });
  });
});
