import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingConnector {
  readonly url: string;
  /** How many activities it was sent. */
  received(): number;
  close(): void;
}

/** Teams' side of the conversation at its cheapest: it counts what it is sent and answers with an id. */
export async function startCountingConnector(): Promise<CountingConnector> {
  let received = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      received += 1;
      response.setHeader('content-type', 'application/json').end(`{"id":"${String(received)}"}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    received: () => received,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
