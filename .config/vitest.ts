import path from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

const root = path.join(import.meta.dirname, '..');

export default defineConfig({
  root,
  test: {
    include: ['test/**/*.test.ts'],
    // A browser is needed for these: npm run test:e2e.
    exclude: [...configDefaults.exclude, 'test/e2e/**'],
    globalSetup: [
      'test/support/postgres-on-demand.ts',
      'test/support/compiled-on-demand.ts',
      'test/support/search-suite-log.ts',
    ],
    setupFiles: ['test/support/keep-console.ts'],
    // Processes, because the databases and servers of one file must end with it. Two, because that is how many cores
    // the smallest machine has that people run this on.
    pool: 'forks',
    maxWorkers: 2,
    // Starting an embedded database takes seconds, and a busy machine makes minutes of them.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    env: { TZ: 'UTC' },
  },
});
