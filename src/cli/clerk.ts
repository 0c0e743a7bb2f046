import '../lean-heap.ts';
import { processEnvironment } from '../config.ts';
import type { Outside } from './command.ts';
import { dispatch } from './dispatch.ts';
import { createFaultLog } from './fault-log.ts';
import { plainSentence } from './plain-sentence.ts';

// A reader that stops early (`clerk export … | head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

// The usual ten frames of a fault end within Prisma or PGlite, before any of ours.
Error.stackTraceLimit = 40;

const outside: Outside = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY ? process.stderr : null,
  get env() {
    return processEnvironment();
  },
  now: new Date(),
};

// Node would print whatever was thrown, with all that it holds.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (error: unknown) => {
    const faults = createFaultLog(outside, process.argv.includes('--verbose'));
    outside.err(`${plainSentence(error, faults)}\n`);
    process.exit(1);
  });
}

process.exitCode = await dispatch(process.argv.slice(2), outside);
