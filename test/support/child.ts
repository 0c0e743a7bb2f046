import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A TypeScript file running in a process of its own, spoken to in lines. */
export interface Child {
  readonly pid: number;
  say(line: string): void;
  /** The next line that it writes; rejects when it ends without one. */
  hear(): Promise<string>;
  /** All lines so far that nobody has heard. */
  unheard(): readonly string[];
  /** Ends it as a power cut would, and waits until it is gone. */
  kill(): Promise<void>;
}

export function startChild(file: string, ...args: readonly string[]): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const lines: string[] = [];
  const listeners: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    const listener = listeners.shift();
    if (listener === undefined) lines.push(line);
    else listener(line);
  });
  return {
    pid: child.pid ?? 0,
    say: (line) => child.stdin.write(`${line}\n`),
    hear: () =>
      new Promise((resolve, reject) => {
        const line = lines.shift();
        if (line !== undefined) resolve(line);
        else {
          listeners.push(resolve);
          void gone.then(() => {
            reject(new Error(`${file} ended without a word.`));
          });
        }
      }),
    unheard: () => lines.splice(0),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
