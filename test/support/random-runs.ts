/** What share of CI's random runs is made: a fifth, unless RANDOM_RUNS says otherwise (1 in CI; 10 for ten times as many). */
const SHARE = Number(process.env['RANDOM_RUNS'] ?? '0.2');

/** How many random cases to try where CI tries so many. */
export function randomRuns(inCi: number): number {
  return Math.ceil(inCi * SHARE);
}
