import { describe, expect, it } from 'vitest';
import type { Action } from '../../../src/domain/actions/action.ts';
import { agendaCounts, agendaOf, stopAt, type AgendaFacts } from '../../../src/domain/meetings/agenda.ts';
import { deedsOf, type Happening } from '../../../src/domain/meetings/deeds.ts';
import { attendeeWords, minutesLines, sectionsOf, type Minute } from '../../../src/domain/meetings/minutes.ts';
import { recordedUntil, withDeputies, type MeetingRecord } from '../../../src/domain/meetings/record.ts';
import type { Nominal } from '../../../src/domain/nominals/nominal.ts';
import { anAction } from '../../support/an-action.ts';

const GANG = { kind: 'ocg', number: 1, ref: 'G-0001' } as const;
const HOUSE = { kind: 'location', number: 7, ref: 'L-0007' } as const;

function nominal(of: typeof GANG | typeof HOUSE, more: Partial<Nominal> = {}): Nominal {
  return {
    ...{ ...of, id: of.number, categories: [], open: true, leadAgency: null, clearedAgencies: [], profile: null },
    ...{ opened: '2026-08-11', closed: null, reviewBy: '2027-06-01', heldSince: null, version: 1, ...more },
  };
}

function action(number: number, about: typeof GANG | null, more: Partial<Action> = {}): Action {
  const ref = about === null ? null : { ...about, open: true, clearedAgencyIds: [] };
  return anAction(number, { raised: '2026-08-11', due: '2027-02-01', ...more, nominal: ref });
}

const FACTS: AgendaFacts = {
  ...{ actions: [], nominals: [], profiles: [], today: '2026-12-08', meetingDay: '2026-12-08' },
  ...{ lastMet: '2026-10-13', settings: { reviewMonths: 6 }, kept: [] },
};
const keys = (facts: Partial<AgendaFacts>) => agendaOf({ ...FACTS, ...facts }).map(({ key }) => key);

describe('the agenda', () => {
  it.each<[string, Partial<Action>, readonly string[]]>([
    ['overdue', { due: '2026-12-07' }, ['overdue']],
    ['due today', { due: '2026-12-08' }, []],
    ['blocked and overdue', { status: 'blocked', due: '2026-12-01' }, ['overdue', 'blocked']],
    [
      'awaiting confirmation, which is not overdue',
      { status: 'awaiting_confirmation', due: '2026-12-01' },
      ['awaiting'],
    ],
    ['more time asked for', { requestedDue: '2027-03-01' }, ['awaiting']],
    ['without an owner', { owner: null }, ['ownerless']],
    ['raised after the last meeting', { raised: '2026-10-14', status: 'proposed' }, ['new']],
    [
      'raised on the day of the last meeting, and not accepted',
      { raised: '2026-10-13', status: 'proposed' },
      ['not accepted'],
    ],
    ['in progress', {}, []],
  ])('has an action that is %s for this reason', (_, fields, why) => {
    const stops = agendaOf({ ...FACTS, actions: [action(1, GANG, fields)], nominals: [nominal(GANG)] });
    expect(stops.flatMap((stop) => ('actions' in stop ? stop.actions.map((one) => one.why) : []))).toEqual(
      why.length === 0 ? [] : [why],
    );
  });

  it('has the codes in the order of their kinds, then what is about none, the profiles and the end', () => {
    const actions = [action(1, null, { due: '2026-12-01' }), action(2, GANG, { due: '2026-12-01' })];
    const nominals = [nominal(HOUSE, { reviewBy: '2026-12-08' }), nominal(GANG)];
    expect(keys({ actions, nominals })).toEqual(['nominal:1', 'nominal:7', 'others', 'profiles', 'end']);
    const counts = agendaCounts(agendaOf({ ...FACTS, actions, nominals }));
    expect(counts).toMatchObject({ overdue: 2, blocked: 0, reviews: 1, profiles: 0 });
  });

  it('keeps a code in its place once its work is done, or it is closed', () => {
    const nominals = [nominal(GANG, { open: false, closed: '2026-12-08' }), nominal(HOUSE)];
    expect(keys({ nominals })).toEqual(['others', 'profiles', 'end']);
    expect(keys({ nominals, kept: [1] })).toEqual(['nominal:1', 'others', 'profiles', 'end']);
  });

  it('puts what needs the meeting first, then the rest by the day it is due', () => {
    const actions = [
      action(1, GANG),
      action(2, GANG, { due: null }),
      action(3, GANG, { status: 'blocked' }),
      action(4, GANG, { due: '2026-12-02' }),
      action(5, GANG, { due: '2026-12-01' }),
    ];
    const [stop] = agendaOf({ ...FACTS, actions, nominals: [nominal(GANG)] });
    expect(stop?.stop === 'nominal' && stop.actions.map((one) => one.action.number)).toEqual([5, 4, 3, 1, 2]);
  });

  it('has nothing new where there was no meeting before', () => {
    const actions = [action(1, GANG, { raised: '2026-12-01' })];
    expect(keys({ actions, nominals: [nominal(GANG)], lastMet: null })).toEqual(['others', 'profiles', 'end']);
  });

  it('goes on from its beginning where the walk stood at what is gone', () => {
    const stops = agendaOf(FACTS);
    expect([stopAt(stops, 'end'), stopAt(stops, 'nominal:99')]).toEqual([2, 0]);
  });
});

describe('what was done in a meeting', () => {
  const at = new Date('2026-12-08T10:30:00Z');
  const entry = (kind: string, actionId: number | null, nominalId: number | null = null): Happening => ({
    ...{ kind, at, actionId, nominalId, text: null, owner: null, due: null },
  });

  it('is what changed the plan, without what was taken back', () => {
    const deeds = deedsOf([
      entry('added', 1),
      entry('confirmed', 2),
      entry('progress', 3),
      entry('undone', 2),
      entry('extended', 2),
      entry('nominal.closed', null, 7),
      entry('nominal.held', null, 7),
      entry('nominal.undone', null, 7),
      entry('tagged', 1),
      entry('undone', 1),
      entry('undone', 9),
    ]);
    expect(deeds.map(({ kind, actionId, nominalId }) => [kind, actionId ?? nominalId])).toEqual([
      ['added', 1],
      ['extended', 2],
      ['nominal_closed', 7],
    ]);
  });

  it('belongs to the meeting until it is finished, and on a later day until it was left', () => {
    const record = { walkedAt: at } as MeetingRecord;
    const day = (instant: Date): string => instant.toISOString().slice(0, 10);
    const [sameDay, later] = [new Date('2026-12-08T16:00:00Z'), new Date('2026-12-09T08:00:00Z')];
    expect(recordedUntil(record, sameDay, day)).toBe(sameDay);
    expect(recordedUntil(record, later, day)).toBe(at);
  });
});

describe('the minutes', () => {
  const at = new Date('2026-12-08T10:30:00Z');
  const minute = (kind: Minute['kind'], about: Minute['nominal'], text: string | null): Minute => ({
    ...{ kind, at, nominal: about, action: null, text, owner: null, due: null },
  });

  it('are by code in the order of the agenda, decisions first, other business last', () => {
    const sections = sectionsOf([
      minute('decision', null, 'Bring diaries'),
      minute('nominal_closed', HOUSE, null),
      minute('nominal_reviewed', GANG, null),
      minute('decision', HOUSE, 'Nobody lives there now'),
    ]);
    expect(sections.map(({ nominal: of, minutes }) => [of?.ref ?? null, minutes.map(({ kind }) => kind)])).toEqual([
      ['G-0001', ['nominal_reviewed']],
      ['L-0007', ['decision', 'nominal_closed']],
      [null, ['decision']],
    ]);
    const lines = minutesLines({
      ...{ partnership: 'Operation Portfolio', marking: 'OFFICIAL-SENSITIVE', timezone: 'Europe/London', startsAt: at },
      ...{ venue: null, finishedAt: at, present: [], apologies: [], sections },
    });
    expect(lines).toEqual([
      'OFFICIAL-SENSITIVE. For those who run the meeting.',
      'Minutes extract: Operation Portfolio, Tuesday 8 December 2026 at 10:30',
      'Present: not recorded',
      'Apologies: none recorded',
      'G-0001, Organised crime group',
      '- Reviewed, stays open.',
      'L-0007, Location',
      '- Decision: Nobody lives there now.',
      '- Closed.',
      'Other business',
      '- Decision: Bring diaries.',
    ]);
  });

  it('name people with their agency and what they are in the partnership', () => {
    const sam = { name: 'Sam Okafor', agency: 'Housing', roles: ['member'], deputyFor: 'Priya Shah' } as const;
    expect(attendeeWords(sam)).toBe('Sam Okafor (Housing), for Priya Shah');
    expect(attendeeWords({ ...sam, agency: null, roles: ['chair'], deputyFor: null })).toBe('Sam Okafor (chair)');
  });

  it('have a registered deputy in the place of whoever sent apologies, unless somebody else was named', () => {
    const members = [
      { id: 1, deputyId: 3 },
      { id: 2, deputyId: 3 },
    ];
    const who = (memberId: number, attendance: 'present' | 'apologies', deputyForId: number | null = null) => ({
      ...{ memberId, attendance, deputyForId },
    });
    expect(withDeputies([who(1, 'apologies'), who(3, 'present')], members)).toEqual([
      who(1, 'apologies'),
      who(3, 'present', 1),
    ]);
    const named = [who(1, 'apologies'), who(3, 'present'), who(4, 'present', 1)];
    expect(withDeputies(named, members)).toEqual(named);
    const nobodyAway = [who(1, 'present'), who(3, 'present')];
    expect(withDeputies(nobodyAway, members)).toEqual(nobodyAway);
  });
});
