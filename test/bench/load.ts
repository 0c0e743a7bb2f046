import { Agent, request } from 'node:http';

/** What a run of turns took. */
export interface Measured {
  /** One entry a turn, in milliseconds. */
  readonly latencies: readonly number[];
  readonly seconds: number;
  /** Turns that were not answered with 200. */
  readonly failures: number;
}

export const NOTHING: Measured = { latencies: [], seconds: 0, failures: 0 };

/** Posts turns as so many clients would, each waiting for its answer before its next turn. */
export async function drive(options: {
  readonly url: string;
  readonly clients: number;
  readonly turns: number;
  /** The activity of a client's turn; both counted from 1. */
  readonly activity: (client: number, turn: number) => string;
}): Promise<Measured> {
  const agent = new Agent({ keepAlive: true, maxSockets: options.clients });
  const latencies: number[] = [];
  let failures = 0;
  let turn = 0;
  const client = async (number: number): Promise<void> => {
    while (turn < options.turns) {
      turn += 1;
      const body = options.activity(number, turn);
      const from = performance.now();
      const status = await post(options.url, body, agent);
      latencies.push(performance.now() - from);
      if (status !== 200) failures += 1;
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: options.clients }, (_, index) => client(index + 1)));
  const seconds = (performance.now() - from) / 1000;
  agent.destroy();
  return { latencies, seconds, failures };
}

/** The status of the answer; 0 when there was none. */
export function post(url: string, body: string, agent?: Agent): Promise<number> {
  return new Promise((resolve) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        response.resume().on('end', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    sent.on('error', () => {
      resolve(0);
    });
    sent.end(body);
  });
}

export function together(one: Measured, other: Measured): Measured {
  return {
    latencies: [...one.latencies, ...other.latencies],
    seconds: one.seconds + other.seconds,
    failures: one.failures + other.failures,
  };
}

/** The value that this share of the entries does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);
export const turnsASecond = (measured: Measured): number => measured.latencies.length / measured.seconds;
