import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/calendar/dates.ts';
import { beforehand, learn, leastOf, mostOf } from '../../../src/domain/publication/inference.ts';
import { publishableNominals, type Days, type NominalCounts } from '../../../src/domain/publication/nominal-counts.ts';
import { publishableProgramme } from '../../../src/domain/publication/programme-counts.ts';
import { countsAt, publishedInTurn } from './partnerships.ts';
import { randomRuns } from '../../support/random-runs.ts';

const DAYS: Days = { board: '2026-09-01', meeting: '2026-10-01', dataAsAt: '2026-10-31' };
const counts = (open: number, ...[opened = 0, closed = 0, openedSince = 0, closedSince = 0]: number[]) => ({
  open,
  sinceBoard: { opened, closed },
  sinceMeeting: { opened: openedSince, closed: closedSince },
});

describe('the counts of nominals that are published', () => {
  it.each<readonly [string, NominalCounts<number>, unknown[]]>([
    ['all of them, where none is small', counts(40, 18, 12, 9, 6), [40, 18, 12, 9, 6]],
    [
      'none under five, nought included',
      counts(4, 0, 3, 0, 1),
      ['withheld', 'withheld', 'withheld', 'withheld', 'withheld'],
    ],
    ['not a part whose rest is small', counts(40, 12, 9, 9, 9), [40, 12, 9, 'withheld', 'withheld']],
    [
      'not those opened where few others are open',
      counts(9, 7, 0, 7, 0),
      [9, 'withheld', 'withheld', 'withheld', 'withheld'],
    ],
  ])('%s', (_, input, expected) => {
    const { open, sinceBoard, sinceMeeting } = publishableNominals(DAYS, input, []);
    expect([open, sinceBoard.opened, sinceBoard.closed, sinceMeeting.opened, sinceMeeting.closed]).toEqual(expected);
  });

  it.each([
    ['the same again', 40, 40],
    ['one to four more', 42, 'withheld'],
    ['one to four fewer', 37, 'withheld'],
    ['five more', 45, 45],
  ])('beside an earlier version: %s', (_, open, expected) => {
    const before = { days: DAYS, counts: publishableNominals(DAYS, counts(40, 18, 12, 9, 6), []) };
    const later = { ...DAYS, dataAsAt: '2026-11-05' };
    expect(publishableNominals(later, counts(open, 18, 12, 9, 6), [before]).open).toBe(expected);
    expect(publishableNominals(DAYS, counts(open, 18, 12, 9, 6), [before]).open).toBe(expected);
  });

  it('does not let what three papers leave out be worked out', () => {
    // Nine in September and ten since 10 October would leave one for the days between, out of the twenty of both months.
    const first: Days = { board: '2026-09-01', meeting: '2026-09-01', dataAsAt: '2026-09-30' };
    const second: Days = { board: '2026-10-10', meeting: '2026-10-10', dataAsAt: '2026-10-31' };
    const all: Days = { board: '2026-09-01', meeting: '2026-10-10', dataAsAt: '2026-10-31' };
    const cuts = ['2026-09-01', '2026-10-01', '2026-10-10', '2026-11-01'];
    const happened = { openAtFirst: 60, opened: [9, 1, 10], closed: [0, 0, 0] };
    const told = publishedInTurn([first, second, all], (days) => countsAt(days, cuts, happened));
    expect(told.map(({ counts: { sinceBoard } }) => sinceBoard.opened)).toEqual(['withheld', 10, 9]);
  });
});

describe('the counts of a programme that are published', () => {
  it.each([
    [{ referred: 30, started: 24, completed: 11 }, [30, 24, 11]],
    [{ referred: 30, started: 30, completed: 11 }, [30, 30, 11]],
    [{ referred: 30, started: 27, completed: 11 }, [30, 'withheld', 11]],
    [{ referred: 12, started: 9, completed: 3 }, [12, 'withheld', 'withheld']],
    [{ referred: 4, started: 4, completed: 0 }, ['withheld', 'withheld', 'withheld']],
    [{ referred: 5, started: 9, completed: 9 }, [5, 'withheld', 'withheld']],
  ])('%o', (input, expected) => {
    expect(Object.values(publishableProgramme('2026-11-23', input, []))).toEqual(expected);
  });

  it('withholds a count that one to four people were added to', () => {
    const before = [{ dataAsAt: '2026-10-01', counts: { referred: 12, started: 12, completed: 'withheld' } } as const];
    expect(publishableProgramme('2026-11-23', { referred: 14, started: 12, completed: 3 }, before)).toEqual({
      referred: 'withheld',
      started: 'withheld',
      completed: 'withheld',
    });
  });
});

describe('what follows from any number of papers', () => {
  const LEVELS = Array.from({ length: 9 }, (_, day) => `opened@${String(day)}`);
  const rising = LEVELS.slice(1).map((to, index) => ({ from: LEVELS[index] ?? '', to }));

  it('is found to be just what all possible counts have in common', () => {
    const three = LEVELS.slice(0, 4);
    const some = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.nat(4), { minLength: 3, maxLength: 3 }), some, (opened, told) => {
        const sum = (of: readonly number[], from: number, to: number) =>
          of.slice(from, to).reduce((total, count) => total + count, 0);
        const spans = told.filter(([from, to]) => from < to);
        const known = spans.reduce(
          (knowledge, [from, to]) =>
            learn(knowledge, { from: three[from] ?? '', to: three[to] ?? '' }, sum(opened, from, to)) ?? knowledge,
          beforehand(three, rising.slice(0, 3)),
        );
        const possible = Array.from({ length: 13 ** 3 }, (_, n) => [
          n % 13,
          Math.floor(n / 13) % 13,
          Math.floor(n / 169),
        ]).filter((other) => spans.every(([from, to]) => sum(other, from, to) === sum(opened, from, to)));
        for (const [from, to] of [
          [0, 1],
          [1, 2],
          [2, 3],
          [0, 2],
          [1, 3],
          [0, 3],
        ] as const) {
          const span = { from: three[from] ?? '', to: three[to] ?? '' };
          const sums = possible.map((other) => sum(other, from, to));
          expect(leastOf(known, span)).toBe(Math.min(...sums));
          if (mostOf(known, span) < Infinity) expect(mostOf(known, span)).toBe(Math.max(...sums));
        }
      }),
      { numRuns: randomRuns(60) },
    );
  });

  it('never says that one to four people were opened or closed between any two days', () => {
    const day = (offset: number) => addDays('2026-01-01', offset);
    const cuts = Array.from({ length: 9 }, (_, offset) => day(offset));
    const flows = fc.array(fc.nat(14), { minLength: 8, maxLength: 8 });
    const paper = fc.tuple(fc.nat(7), fc.nat(7), fc.nat(7)).map(([board, meeting, asAt]): Days => {
      const end = Math.max(board, meeting, asAt);
      return { board: day(board), meeting: day(meeting), dataAsAt: day(end) };
    });
    fc.assert(
      fc.property(
        flows,
        flows,
        fc.nat(40),
        fc.array(paper, { minLength: 1, maxLength: 7 }),
        (opened, closing, first, papers) => {
          let open = first;
          const closed = closing.map((count, index) => {
            const closes = Math.min(count, open + (opened[index] ?? 0));
            open += (opened[index] ?? 0) - closes;
            return closes;
          });
          const inTurn = papers.toSorted((a, b) => (a.dataAsAt < b.dataAsAt ? -1 : 1));
          const told = publishedInTurn(inTurn, (days) => countsAt(days, cuts, { openAtFirst: first, opened, closed }));
          const levels = cuts.flatMap((cut) => [`o${cut}`, `c${cut}`]);
          const pairs = cuts.flatMap((from, index) =>
            cuts.slice(index + 1).flatMap((to) => ['o', 'c'].map((what) => ({ from: what + from, to: what + to }))),
          );
          const stocks = cuts.map((cut) => ({ from: `c${cut}`, to: `o${cut}` }));
          const published = told.flatMap(({ days, counts: { open: stock, sinceBoard, sinceMeeting } }) => {
            const end = addDays(days.dataAsAt, 1);
            return [
              [{ from: `c${end}`, to: `o${end}` }, stock],
              [{ from: `o${days.board}`, to: `o${end}` }, sinceBoard.opened],
              [{ from: `c${days.board}`, to: `c${end}` }, sinceBoard.closed],
              [{ from: `o${days.meeting}`, to: `o${end}` }, sinceMeeting.opened],
              [{ from: `c${days.meeting}`, to: `c${end}` }, sinceMeeting.closed],
            ] as const;
          });
          const known = published.reduce(
            (knowledge, [span, value]) => {
              const learnt = value === 'withheld' ? knowledge : learn(knowledge, span, value);
              if (learnt === null) throw new Error('what was published contradicts itself');
              return learnt;
            },
            beforehand(levels, [...pairs, ...stocks]),
          );
          for (const span of [...pairs, ...stocks]) {
            const most = mostOf(known, span);
            expect(most === 0 || most >= 5).toBe(true);
          }
        },
      ),
      { numRuns: randomRuns(200) },
    );
  });
});
