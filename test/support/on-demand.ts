import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Something that a whole test run shares, and that the first test file which asks for it has made. */
export interface OnDemand<T> {
  /** Answers a GET with what `tell` says of it. */
  readonly url: string;
  /** Asks no more; gives what was made, or null. */
  close(): Promise<T | null>;
}

export async function onDemand<T>(make: () => Promise<T>, tell: (made: T) => string): Promise<OnDemand<T>> {
  let made: Promise<T> | null = null;
  const desk = createServer((_request, response) => {
    made ??= make();
    made.then(
      (one) => response.end(tell(one)),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : 'unknown'),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  const { port } = desk.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    close: async () => {
      desk.close();
      return made === null ? null : made.catch(() => null);
    },
  };
}

/** What the run's desk at this address says; asks for it to be made where nobody did before. */
export async function askDesk(url: string): Promise<string> {
  const answer = await fetch(url);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}
