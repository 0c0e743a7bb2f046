import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import type { PostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers a GET with the connection string of the run's PostgreSQL, which the first one starts. */
    readonly postgresOnDemand: string;
  }
}

/** One PostgreSQL for a whole test run, started by the first test file that asks, so that the others cost nothing. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | null = null;
  const start = async (): Promise<PostgresServer> => {
    const { startPostgres } = await import('./postgres-server.ts');
    return startPostgres({ durable: false });
  };
  const desk = createServer((_request, response) => {
    server ??= start();
    server.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : 'unknown'),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  const { port } = desk.address() as AddressInfo;
  project.provide('postgresOnDemand', `http://127.0.0.1:${String(port)}/`);
  return async () => {
    desk.close();
    const started = await server?.catch(() => null);
    await started?.stop();
  };
}
