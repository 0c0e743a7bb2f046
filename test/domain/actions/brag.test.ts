import { describe, expect, it } from 'vitest';
import type { ActionStatus } from '../../../src/domain/actions/action.ts';
import { bragFacts, bragThresholds, rate, rateAction, type RatedAction } from '../../../src/domain/actions/brag.ts';
import type { Meeting } from '../../../src/domain/calendar/meeting.ts';
import type { Partnership } from '../../../src/domain/partnership/partnership.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/partnership/settings.ts';
import { anAction } from '../../support/an-action.ts';

const portfolio: Partnership = {
  id: 1,
  code: 'PORTFOLIO',
  name: 'Operation Portfolio',
  board: 'Safer Halton Partnership',
  timezone: 'Europe/London',
  marking: 'OFFICIAL-SENSITIVE',
  meetingPattern: null,
  boardPattern: null,
  meetingTime: '10:00',
  tenantId: null,
  settings: DEFAULT_SETTINGS,
  createdAt: new Date('2026-01-05T09:00:00Z'),
  unplannedSince: null,
};

const MONDAY = new Date('2026-11-23T09:00:00Z');

const meetings: readonly Meeting[] = [
  { id: 1, kind: 'partnership', startsAt: new Date('2026-10-13T09:00:00Z'), venue: null, status: 'held' },
  { id: 2, kind: 'partnership', startsAt: new Date('2026-12-15T10:00:00Z'), venue: null, status: 'planned' },
];
const thresholds = bragThresholds(portfolio, meetings, MONDAY);

const BEFORE_THE_MEETING = '2026-10-13T08:59:00Z';
const SINCE_THE_MEETING = '2026-11-02T10:00:00Z';

function action(status: ActionStatus, due: string | null, updated: string | null = SINCE_THE_MEETING): RatedAction {
  const lastUpdate = updated === null ? null : { at: new Date(updated), by: null, text: null };
  return anAction(1, { status, due, issued: '2026-11-20', lastUpdate });
}

describe('the thresholds of a day', () => {
  it('are ten working days on, the meetings either side, and three working days back', () => {
    expect(thresholds).toEqual({
      today: '2026-11-23',
      amberUntil: '2026-12-07',
      nextMeeting: '2026-12-15',
      lastMeeting: new Date('2026-10-13T09:00:00Z'),
      acceptedBy: '2026-11-18',
    });
  });

  it('count from the last working day at a weekend, so that nobody is late on a Sunday who was not on Friday', () => {
    const sunday = bragThresholds(portfolio, meetings, new Date('2026-11-29T12:00:00Z'));
    expect(sunday.acceptedBy).toBe(bragThresholds(portfolio, meetings, new Date('2026-11-27T12:00:00Z')).acceptedBy);
  });

  it('take the local day: half past midnight in London in summer is that day', () => {
    expect(bragThresholds(portfolio, [], new Date('2026-06-30T23:30:00Z')).today).toBe('2026-07-01');
  });

  it('follow the partnership’s settings', () => {
    const strict = { ...portfolio, settings: { ...DEFAULT_SETTINGS, amberDays: 2, acceptDays: 1 } };
    expect(bragThresholds(strict, [], MONDAY)).toMatchObject({ amberUntil: '2026-11-25', acceptedBy: '2026-11-20' });
  });
});

describe('a rating with its reason', () => {
  it.each([
    ['Blue', 'Completed', action('completed', '2026-11-01')],
    ['Red', 'Overdue since Friday 20 November 2026', action('in_progress', '2026-11-20')],
    ['Red', 'Overdue since Friday 20 November 2026', action('blocked', '2026-11-20')],
    ['Red', 'Overdue since Friday 20 November 2026', action('proposed', '2026-11-20')],
    ['Red', 'Blocked and due on Monday 7 December 2026', action('blocked', '2026-12-07')],
    ['Red', 'Blocked and due today', action('blocked', '2026-11-23')],
    ['Amber', 'Due today', action('in_progress', '2026-11-23')],
    ['Amber', 'Due on Monday 7 December 2026', action('accepted', '2026-12-07')],
    ['Amber', 'Blocked', action('blocked', '2026-12-08')],
    ['Amber', 'Blocked', action('blocked', null)],
    ['Green', 'On track', action('in_progress', '2026-12-08')],
    [
      'Amber',
      'Due before the next meeting, not updated since the last one',
      action('in_progress', '2026-12-08', BEFORE_THE_MEETING),
    ],
    ['Amber', 'Due before the next meeting, not updated since the last one', action('in_progress', '2026-12-15', null)],
    ['Green', 'On track', action('in_progress', '2026-12-16', null)],
    ['Green', 'On track', action('proposed', '2027-01-29')],
    ['Amber', 'Not accepted yet', { ...action('proposed', '2027-01-29'), issued: '2026-11-18' }],
    ['Green', 'On track', { ...action('proposed', '2027-01-29'), issued: '2026-11-19' }],
    ['Amber', 'Not accepted yet', { ...action('proposed', null), issued: null, raised: '2026-11-17' }],
    ['Green', 'No due date', { ...action('proposed', null), issued: null, raised: '2026-11-18' }],
    ['Green', 'No due date', { ...action('proposed', null), issued: null, raised: null }],
    ['Green', 'On track', { ...action('accepted', '2027-01-29'), issued: '2026-11-01' }],
    ['Green', 'No due date', action('in_progress', null, null)],
    ['Green', 'Done, awaiting confirmation', action('awaiting_confirmation', '2026-11-01')],
    [null, 'Not done', action('not_done', '2026-11-01')],
    [null, 'Circumstances changed', action('circumstances_changed', '2026-11-01')],
    [null, 'Cancelled', action('cancelled', '2026-11-01')],
  ] as const)('%s: %s', (rating, reason, rated) => {
    expect(rateAction(rated, thresholds)).toEqual({ rating, reason });
    expect(rate(bragFacts(rated, thresholds)).rating).toBe(rating);
  });

  it('counts any update where there was no meeting yet', () => {
    const first = bragThresholds(portfolio, meetings.slice(1), MONDAY);
    expect(rateAction(action('in_progress', '2026-12-08', BEFORE_THE_MEETING), first).rating).toBe('Green');
    expect(rateAction(action('in_progress', '2026-12-08', null), first).rating).toBe('Amber');
  });

  it('counts an update only after the last meeting began', () => {
    const atTheMeeting = action('in_progress', '2026-12-08', '2026-10-13T09:00:00Z');
    expect(bragFacts(atTheMeeting, thresholds).updatedSinceMeeting).toBe(false);
  });

  it('needs no meeting to come', () => {
    const none = bragThresholds(portfolio, [], MONDAY);
    expect(none).toMatchObject({ nextMeeting: null, lastMeeting: null });
    expect(rateAction(action('in_progress', '2026-12-08', null), none).rating).toBe('Green');
  });
});
