import { describe, expect, it } from 'vitest';
import { nudgesDue } from '../../../src/domain/reminders/ladder.ts';
import type { Meeting } from '../../../src/domain/calendar/meeting.ts';
import { papersDue, paperState } from '../../../src/domain/reminders/papers.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/partnership/settings.ts';
import { jo, kit, portfolio, world } from './ladder-world.ts';

/* The board meets on Tuesday 15 December 2026; kit coordinates, jo chairs. */

const board = (startsAt: string, status: Meeting['status']): Meeting => ({
  ...{ id: 9, kind: 'board', venue: null },
  ...{ startsAt: new Date(startsAt), status },
});
const LAST = board('2026-09-15T13:00:00Z', 'held');
const NEXT = board('2026-12-15T14:00:00Z', 'planned');
const paper = (state: 'draft' | 'approved' | 'posted' | 'superseded', to: string) => ({ state, to: new Date(to) });

describe('the day on which papers are due', () => {
  it.each([
    ['2026-12-15T14:00:00Z', 5, '2026-12-07'],
    ['2026-12-15T14:00:00Z', 0, '2026-12-14'],
    // Over Christmas, Boxing Day's substitute and the New Year.
    ['2027-01-05T14:00:00Z', 5, '2026-12-23'],
  ])('for %s and %i clear days is %s', (startsAt, paperDays, due) => {
    const partnership = { ...portfolio, settings: { ...DEFAULT_SETTINGS, paperDays } };
    expect(papersDue(partnership, { startsAt: new Date(startsAt) })).toBe(due);
  });
});

describe('how far the paper of a meeting is', () => {
  it.each([
    ['nothing was drafted', null, 'none'],
    ['it is a draft', paper('draft', '2026-11-20T09:00:00Z'), 'draft'],
    ['it is posted', paper('posted', '2026-11-20T09:00:00Z'), 'posted'],
    ['the last was for the meeting before', paper('posted', '2026-09-01T09:00:00Z'), 'none'],
    ['it was replaced', paper('superseded', '2026-11-20T09:00:00Z'), 'none'],
  ])('where %s', (_, latest, state) => {
    expect(paperState([LAST, NEXT], NEXT, latest)).toBe(state);
  });
});

describe('on the day on which the papers are due', () => {
  it.each([
    ['the coordinator, where there is no draft', null, [kit.id]],
    ['the coordinator and the chair, where a draft waits', paper('draft', '2026-11-20T09:00:00Z'), [kit.id, jo.id]],
    ['the coordinator, where it is approved', paper('approved', '2026-11-20T09:00:00Z'), [kit.id]],
    ['nobody, once it is posted', paper('posted', '2026-11-20T09:00:00Z'), []],
  ])('it is sent to %s', (_, latest, to) => {
    const now = new Date('2026-12-07T08:05:00Z');
    const since = new Date('2026-12-07T07:55:00Z');
    const decided = nudgesDue({ ...world([], { meetings: [LAST, NEXT], paper: latest }), known: [], now, since });
    expect(decided.due.filter(({ kind }) => kind === 'papers').map(({ memberId }) => memberId)).toEqual(to);
  });
});
