import { Presets, SingleBar } from 'cli-progress';

/** Runs something that reports how far it is, under a bar on the terminal; without a terminal there is no bar. */
export async function withProgressBar<T>(
  terminal: NodeJS.WriteStream | null,
  run: (onProgress: (done: number, all: number) => void) => Promise<T>,
): Promise<T> {
  if (terminal === null) return run(() => undefined);
  const format = 'Importing {bar} {percentage}% ({value} of {total} rows)';
  const bar = new SingleBar({ format, stream: terminal, clearOnComplete: true, hideCursor: true }, Presets.rect);
  try {
    return await run((done, all) => {
      if (bar.isActive) bar.update(done);
      else bar.start(all, done);
    });
  } finally {
    bar.stop();
  }
}
