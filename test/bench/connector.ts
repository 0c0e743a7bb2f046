import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CountingConnector {
  readonly url: string;
  /** How many activities it was sent. */
  received(): number;
  close(): void;
}

/** Teams' side of the conversation at its cheapest: it counts what it is sent and answers with an id, after a while. */
export async function startCountingConnector(afterMs = 0): Promise<CountingConnector> {
  let received = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      received += 1;
      const answer = `{"id":"${String(received)}"}`;
      const send = (): void => {
        response.setHeader('content-type', 'application/json').end(answer);
      };
      if (afterMs === 0) send();
      else setTimeout(send, afterMs);
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
