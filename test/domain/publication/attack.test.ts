import { describe, expect, it } from 'vitest';
import type { Days } from '../../../src/domain/publication/nominal-counts.ts';
import { everyTable, howManyAreJudged, whatIsTold, type Possibility } from './attack.ts';
import { firstPaper, nominalsPossibility, programmePossibility } from './partnerships.ts';

const CUTS = ['2026-09-01', '2026-10-01', '2026-11-01'];

function nominals(versions: readonly Days[], bounds: readonly number[]): Possibility[] {
  return everyTable(bounds).flatMap((counts) => {
    const [openAtFirst = 0, opened1 = 0, opened2 = 0, closed1 = 0, closed2 = 0] = counts;
    const happened = { openAtFirst, opened: [opened1, opened2], closed: [closed1, closed2] };
    const possibility = nominalsPossibility(versions, CUTS, happened);
    return possibility === null ? [] : [{ ...possibility, isAtTheEdge: isAtTheEdge(counts, bounds) }];
  });
}

function isAtTheEdge(counts: readonly number[], bounds: readonly number[]): boolean {
  return counts.some((count, index) => count === bounds[index]);
}

const SEPTEMBER: Days = { board: '2026-09-01', meeting: '2026-09-01', dataAsAt: '2026-09-30' };
const OCTOBER: Days = { board: '2026-10-01', meeting: '2026-10-01', dataAsAt: '2026-10-31' };
const BOTH: Days = { board: '2026-09-01', meeting: '2026-10-01', dataAsAt: '2026-10-31' };

describe('somebody who knows the rule and writes down every partnership that there could be', () => {
  it.each([
    ['one paper with two clocks', [BOTH], [15, 6, 6, 6, 6]],
    [
      'one paper whose meeting clock is the longer',
      [{ ...BOTH, board: '2026-10-01', meeting: '2026-09-01' }],
      [14, 6, 6, 5, 5],
    ],
    ['two papers, one after the other', [SEPTEMBER, OCTOBER], [15, 7, 7, 5, 5]],
    [
      'a paper and its correction a month later',
      [SEPTEMBER, { ...SEPTEMBER, dataAsAt: '2026-10-31' }],
      [16, 7, 7, 5, 5],
    ],
  ] as const)('cannot say of a small count which it is: %s', { timeout: 120_000 }, (_, versions, bounds) => {
    const possibilities = nominals(versions, bounds);
    expect(howManyAreJudged(possibilities)).toBeGreaterThan(5);
    expect(whatIsTold(possibilities)).toEqual([]);
  });

  it('cannot say it of a programme in two papers', { timeout: 120_000 }, () => {
    const bounds = { first: [7, 7, 7], since: [5, 5, 6] };
    const possibilities = everyTable(bounds.first).flatMap((counts) => {
      const [notStarted = 0, notCompleted = 0, completed = 0] = counts;
      const first = { referred: notStarted + notCompleted + completed, started: notCompleted + completed, completed };
      const told = firstPaper(first);
      return everyTable(bounds.since).flatMap((since) => {
        const [started = 0, referred = 0, completedSince = 0] = since;
        if (completedSince > notCompleted + started) return [];
        const second = {
          referred: first.referred + started + referred,
          started: first.started + started,
          completed: completed + completedSince,
        };
        const atTheEdge = isAtTheEdge(counts, bounds.first) || isAtTheEdge(since, bounds.since);
        return [{ ...programmePossibility(first, told, second), isAtTheEdge: atTheEdge }];
      });
    });
    expect(howManyAreJudged(possibilities)).toBeGreaterThan(5);
    expect(whatIsTold(possibilities)).toEqual([]);
  });
});
