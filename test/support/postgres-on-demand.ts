import type { TestProject } from 'vitest/node';
import { onDemand } from './on-demand.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers a GET with the connection string of the run's PostgreSQL, which the first one starts. */
    readonly postgresOnDemand: string;
  }
}

/** One PostgreSQL for a whole test run, started by the first test file that asks, so that the others cost nothing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const start = async () => (await import('./postgres-server.ts')).startPostgres({ durable: false });
  const desk = await onDemand(start, ({ url }) => url);
  project.provide('postgresOnDemand', desk.url);
  return async () => {
    await (await desk.close())?.stop();
  };
}
