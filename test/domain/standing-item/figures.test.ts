import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/domain/canonical-json.ts';
import type { IsoDate } from '../../../src/domain/calendar/dates.ts';
import type { PeopleCount } from '../../../src/domain/publication/withhold.ts';
import { standingItemFigures } from '../../../src/domain/standing-item/figures.ts';
import type { RatedGroup, StandingItemInputs, StoreCounts } from '../../../src/domain/standing-item/inputs.ts';
import type { StandingItemFigures } from '../../../src/domain/standing-item/standing-item.ts';
import { trendMeetings } from '../../../src/domain/standing-item/trend.ts';

const ON_TRACK = {
  status: 'in_progress',
  overdue: false,
  dueSoon: false,
  dueBeforeMeeting: false,
  updatedSinceMeeting: true,
  acceptanceLate: false,
} as const;

function group(fields: Partial<RatedGroup['facts']>, rest: Partial<Omit<RatedGroup, 'facts'>> = {}): RatedGroup {
  return {
    facts: { ...ON_TRACK, ...fields },
    agency: 'Housing',
    strand: 'pursue',
    ownerless: false,
    count: 1,
    ...rest,
  };
}

const FLOW = { agency: 'Housing', opened: 4, completed: 3, dated: 2, onTime: 1, carriedForward: 5 };

const COUNTS: StoreCounts = {
  groups: [
    group({}, { count: 3 }),
    group({ overdue: true, dueSoon: true }, { strand: 'protect' }),
    group({ status: 'blocked' }, { ownerless: true, agency: 'Police' }),
    group({ status: 'awaiting_confirmation' }),
    group({ status: 'completed' }, { count: 6, strand: 'prevent' }),
    group({ status: 'cancelled' }),
  ],
  flows: { sinceBoard: [FLOW, { ...FLOW, agency: 'Police', dated: 0, onTime: 0 }], sinceMeeting: [FLOW] },
  ages: { upTo30: 2, upTo60: 1, upTo90: 1, over90: 1, notKnown: 0 },
  acceptance: [
    // A Friday: accepted within three working days by the Wednesday.
    { issued: '2026-11-06', raised: null, accepted: '2026-11-11', waits: false, count: 4 },
    { issued: '2026-11-06', raised: null, accepted: '2026-11-12', waits: false, count: 2 },
    { issued: null, raised: '2026-11-05', accepted: '2026-11-11', waits: false, count: 1 },
    { issued: null, raised: '2026-11-20', accepted: null, waits: true, count: 1 },
    { issued: '2026-10-01', raised: null, accepted: null, waits: true, count: 9 },
    { issued: null, raised: '2026-11-23', accepted: null, waits: true, count: 9 },
  ],
  trend: [{ meeting: '2026-10-13', open: 9, overdue: 2, completed: 4, dated: 3, onTime: 2 }],
  nominals: [
    {
      kind: 'individual',
      open: 30,
      sinceBoard: { opened: 7, closed: 4 },
      sinceMeeting: { opened: 7, closed: 4 },
    },
    { kind: 'ocg', open: 3, sinceBoard: { opened: 2, closed: 0 }, sinceMeeting: { opened: 1, closed: 0 } },
  ],
  profiles: { accepted: 1, awaited: 1, pastReview: 1 },
  programmes: [{ number: 1, sessionsPlanned: 6, sessionsDelivered: 4, referred: 12, started: 7, completed: 3 }],
};

const INPUTS: StandingItemInputs = {
  dataAsAt: '2026-11-23',
  boardMet: '2026-11-03',
  partnershipMet: '2026-11-03',
  acceptDays: 3,
  counts: COUNTS,
  published: [],
};

describe('the figures of the standing item', () => {
  const figures = standingItemFigures(INPUTS);

  it('say what happened since either meeting and what stands now', () => {
    expect(figures.actions).toEqual({
      opened: 8,
      completed: 6,
      overdue: 1,
      carriedForward: 10,
      awaitingConfirmation: 1,
      blocked: 1,
      withoutOwner: 1,
      onTimePercent: 50,
    });
    expect(figures.sinceMeeting).toMatchObject({ opened: 4, completed: 3, carriedForward: 5, onTimePercent: 50 });
    expect(figures.ratings).toEqual({ Blue: 6, Red: 1, Amber: 1, Green: 4 });
    expect(figures.agencies).toEqual([
      { agency: 'Housing', open: 4, overdue: 1, completed: 3 },
      { agency: 'Police', open: 1, overdue: 0, completed: 3 },
    ]);
    expect(figures.trend).toEqual([{ meeting: '2026-10-13', open: 9, overdue: 2, completed: 4, onTimePercent: 67 }]);
  });

  it('say how balanced the strands are', () => {
    expect(figures.strands).toEqual({ pursue: 4, prevent: 0, protect: 1, prepare: 0 });
    expect(figures.strandBalance).toEqual({ largest: 'pursue', percent: 80 });
  });

  it('count who accepted in working days, from the day of issue', () => {
    expect(figures.acceptance).toEqual({ issued: 8, accepted: 7, inTime: 5, waiting: 1 });
  });

  it('withhold small counts about people, and leave groups and programmes’ sessions as they are', () => {
    expect(figures.nominals).toContainEqual({ kind: 'individual', opened: 7, closed: 'withheld', open: 30 });
    expect(figures.nominals).toContainEqual({
      kind: 'child',
      opened: 'withheld',
      closed: 'withheld',
      open: 'withheld',
    });
    expect(figures.nominals).toContainEqual({ kind: 'ocg', opened: 2, closed: 0, open: 3 });
    expect(figures.programmes).toEqual([
      { number: 1, sessionsPlanned: 6, sessionsDelivered: 4, referred: 12, started: 7, completed: 'withheld' },
    ]);
  });

  it('withhold what would tell a small count beside an earlier paper', () => {
    const nominals = COUNTS.nominals.map((one) => (one.kind === 'individual' ? { ...one, open: 32 } : one));
    const later = { ...INPUTS, counts: { ...COUNTS, nominals }, published: [figures] };
    expect(standingItemFigures(later).nominals[0]).toEqual({
      kind: 'individual',
      opened: 'withheld',
      closed: 'withheld',
      open: 'withheld',
    });
    expect(standingItemFigures({ ...INPUTS, published: [figures] })).toEqual(figures);
  });

  it('are the same bytes from the same inputs, however their keys were kept', () => {
    const kept = JSON.parse(canonicalJson(INPUTS)) as StandingItemInputs;
    expect(canonicalJson(standingItemFigures(kept))).toBe(canonicalJson(figures));
    expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: 'x' })).toBe('{"a":"x","b":[{"c":2,"d":1}]}');
  });

  it('are made for a partnership without meetings, actions or agencies too', () => {
    const empty = { ...COUNTS, groups: [], flows: { sinceBoard: [], sinceMeeting: [] }, acceptance: [], trend: [] };
    const none = standingItemFigures({ ...INPUTS, counts: { ...empty, nominals: [], programmes: [] } });
    expect(none.actions).toMatchObject({ opened: 0, onTimePercent: null });
    expect(none).toMatchObject({ strandBalance: null, agencies: [], trend: [], programmes: [] });
  });

  it('have no room for words: every text is of a closed set, a date or an agency’s name', () => {
    type Texts<T> = T extends string
      ? string extends T
        ? T
        : never
      : T extends readonly (infer Item)[]
        ? Texts<Item>
        : T extends object
          ? {
              [K in keyof T]-?: K extends 'agency' | 'dataAsAt' | 'from' | 'meeting' | 'reviewBy' ? never : Texts<T[K]>;
            }[keyof T]
          : never;
    const noText: Texts<StandingItemFigures> extends never ? true : false = true;
    expect(noText).toBe(true);
    // Whatever else the store might hand over, nothing of it is passed on.
    const planted: unknown = JSON.parse(JSON.stringify(INPUTS), (key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value) && key !== 'strandBalance'
        ? { ...value, title: 'CANARY', name: 'CANARY', venue: 'CANARY', ref: 'N-CANARY' }
        : value,
    );
    expect(canonicalJson(standingItemFigures(planted as StandingItemInputs))).toBe(canonicalJson(figures));
  });
});

describe('the meetings of the trend', () => {
  const meeting = (startsAt: string, fields: { status?: 'cancelled'; kind?: 'board' } = {}) =>
    ({ id: 1, venue: null, kind: 'partnership', status: 'held', ...fields, startsAt: new Date(startsAt) }) as const;
  const NOW = new Date('2026-11-23T09:30:00Z');
  const days = (all: ReturnType<typeof meeting>[]): (readonly [IsoDate | null, IsoDate])[] =>
    trendMeetings(all, NOW, 'Europe/London').map(({ after, day }) => [after, day]);

  it('are the last six held, each with the day of the one before', () => {
    const months = ['01', '02', '03', '04', '05', '06', '07', '08'];
    expect(days(months.map((month) => meeting(`2026-${month}-10T10:00:00Z`))).map(([, day]) => day)).toEqual(
      months.slice(2).map((month) => `2026-${month}-10`),
    );
    expect(days([meeting('2026-10-13T09:00:00Z')])).toEqual([[null, '2026-10-13']]);
    expect(days([])).toEqual([]);
  });

  it('are those of the partnership that took place, one a day', () => {
    expect(
      days([
        meeting('2026-12-08T10:00:00Z'),
        meeting('2026-10-13T09:00:00Z'),
        meeting('2026-10-13T13:00:00Z'),
        meeting('2026-09-08T09:00:00Z', { status: 'cancelled' }),
        meeting('2026-11-03T09:00:00Z', { kind: 'board' }),
        meeting('2026-08-11T09:00:00Z'),
      ]),
    ).toEqual([
      [null, '2026-08-11'],
      ['2026-08-11', '2026-10-13'],
    ]);
  });
});

describe('any figures', () => {
  it('publish no count about people under five', () => {
    const few = fc.nat(12);
    const flow = fc.record({ opened: few, closed: few });
    const kinds = fc.record({ open: fc.nat(60), sinceBoard: flow, sinceMeeting: flow });
    fc.assert(
      fc.property(kinds, kinds, (individual, child) => {
        const nominals = [
          { kind: 'individual' as const, ...individual },
          { kind: 'child' as const, ...child },
        ];
        const { nominals: rows, sinceMeeting } = standingItemFigures({ ...INPUTS, counts: { ...COUNTS, nominals } });
        const told: PeopleCount[] = [
          ...rows.slice(0, 2).flatMap(({ opened, closed, open }) => [opened, closed, open]),
          ...sinceMeeting.nominals.slice(0, 2).flatMap(({ opened, closed }) => [opened, closed]),
        ];
        expect(told.filter((count) => typeof count === 'number' && count < 5)).toEqual([]);
      }),
    );
  });
});
