import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: path.join(import.meta.dirname, '..'),
  test: {
    include: ['test/e2e/**/*.test.ts'],
    // One story told in order, in one browser.
    fileParallelism: false,
    bail: 1,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
