// Prints "PASSED FAILED" from a vitest JSON report and vitest's exit code. No report, no test, or a failure that no
// test stands for (a file that does not load, an error after the tests) counts as one failed.
import { existsSync, readFileSync } from 'node:fs';

const [, , file = '', code = '1'] = process.argv;
const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const passed = report.numPassedTests ?? 0;
// A skipped test has not passed.
const failed = (report.numTotalTests ?? 0) - passed;
const unexplained = failed === 0 && (passed === 0 || code !== '0');
process.stdout.write(`${passed} ${failed + (unexplained ? 1 : 0)}\n`);
