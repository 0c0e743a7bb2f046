import path from 'node:path';
import { configDefaults, defineConfig, type TestUserConfig } from 'vitest/config';

const root = path.join(import.meta.dirname, '..');
/** Pure functions: nothing of a file outlives it. */
const rules = ['test/{cards,domain}/**/*.test.ts', 'test/conversation/planner/**/*.test.ts'];
/** Clerks that are killed, days of the ladder and paces that are waited for: minutes, so `npm test` leaves them to CI. */
const deep = ['test/**/*.deep.test.ts'];
// A browser is needed for these: npm run test:e2e.
const exclude = [...configDefaults.exclude, 'test/e2e/**'];

const each: TestUserConfig = {
  setupFiles: ['test/support/keep-console.ts'],
  pool: 'forks',
  // Starting an embedded database takes seconds, and a busy machine makes minutes of them.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  env: { TZ: 'UTC' },
};

export default defineConfig({
  root,
  test: {
    globalSetup: [
      'test/support/databases-on-demand.ts',
      'test/support/compiled-on-demand.ts',
      'test/support/search-suite-log.ts',
    ],
    // Two, because that is how many cores the smallest machine has that people run this on.
    maxWorkers: 2,
    projects: [
      // One process after the other would load and warm up the same rules fifty times.
      { root, test: { name: 'rules', include: rules, exclude, isolate: false, ...each } },
      // A process each, because the databases and servers of one file must end with it.
      {
        root,
        test: { name: 'quick', include: ['test/**/*.test.ts'], exclude: [...exclude, ...rules, ...deep], ...each },
      },
      { root, test: { name: 'deep', include: deep, exclude, ...each } },
    ],
  },
});
