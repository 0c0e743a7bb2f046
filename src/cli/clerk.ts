import '../lean-heap.ts';
import { processEnvironment } from '../config.ts';
import { dispatch } from './dispatch.ts';

// A reader that stops early (`clerk export … | head`) is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

// Node would print whatever was thrown, with all that it holds.
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, () => {
    process.stderr.write('The command broke off.\n');
    process.exit(1);
  });
}

process.exitCode = await dispatch(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY ? process.stderr : null,
  env: processEnvironment(),
  now: new Date(),
});
