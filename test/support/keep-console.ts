/* eslint-disable no-console -- The console itself is what is kept. */
import { format } from 'node:util';
import { keepLog } from './suite-log.ts';

/* Loaded before each test file: what libraries print while a test runs is part of the suite's log. */
for (const method of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const) {
  const print = console[method].bind(console);
  console[method] = (...args: unknown[]) => {
    keepLog(format(...args));
    print(...args);
  };
}
