import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';

const HERE = import.meta.dirname;

export interface Playground {
  readonly url: string;
  /** Resolves when it has ended, by itself or by stop. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts Agents Playground, a stand-in for the Teams client in a browser, on 127.0.0.1, and waits until it answers.
 * It neither opens a browser nor calls out.
 * @throws Error with the last of what it said, when it ends before it answers
 */
export async function startPlayground(options: {
  readonly clerkUrl: string;
  readonly port: number;
}): Promise<Playground> {
  const url = `http://127.0.0.1:${String(options.port)}`;
  const cli = path.join(HERE, '../../node_modules/@microsoft/m365agentsplayground/cli.js');
  const child = spawn(
    process.execPath,
    [
      ...['--require', path.join(HERE, 'listen-on-loopback.cjs'), cli, 'start'],
      ...['-e', `${options.clerkUrl}/api/messages`, '-c', 'msteams', '-p', String(options.port)],
      ...['--service-url', `${url}/_connector`, '--disable-telemetry'],
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        TEAMSAPPTESTER_BROWSER: 'none',
        APPLICATION_INSIGHTS_NO_STATSBEAT: '1',
        M365_AGENTS_PLAYGROUND_CONFIG_PATH: path.join(HERE, 'people.yml'),
        M365_AGENTS_PLAYGROUND_LOGFILE: path.join(tmpdir(), `agents-playground-${String(options.port)}.log`),
      },
    },
  );
  let said = '';
  const keep = (chunk: Buffer): void => void (said = (said + chunk.toString()).slice(-2000));
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = once(child, 'exit').then(() => undefined);

  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  const answers = await answersWithin(url, 30_000, () => child.exitCode !== null);
  if (answers) return { url, ended, stop };
  await stop();
  throw new Error(`Agents Playground did not start on ${url}.\n${said}`);
}

/** Polls until the address answers anything; false when the time is over or `gaveUp` says so. */
export async function answersWithin(url: string, ms: number, gaveUp: () => boolean): Promise<boolean> {
  for (const until = Date.now() + ms; Date.now() < until && !gaveUp();) {
    const answer = await fetch(url).catch(() => null);
    await answer?.body?.cancel();
    if (answer?.ok === true) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
