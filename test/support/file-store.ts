import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request to the place that Teams made for a file. */
export interface PutFile {
  readonly method: string;
  readonly range: string | undefined;
  readonly length: string | undefined;
  readonly bytes: Buffer;
}

export interface FileStore {
  readonly url: string;
  readonly received: readonly PutFile[];
  /** What it answers from now on; null: never. */
  answerWith(status: number | null, headers?: Readonly<Record<string, string>>): void;
  clear(): void;
  close(): void;
}

/** A small server that plays the place where somebody's own files are, on a free port of 127.0.0.1. */
export async function startFileStore(): Promise<FileStore> {
  const received: PutFile[] = [];
  let answer: { status: number; headers: Readonly<Record<string, string>> } | null = { status: 201, headers: {} };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { 'content-range': range, 'content-length': length } = request.headers;
      received.push({ method: request.method ?? '', range, length, bytes: Buffer.concat(chunks) });
      if (answer !== null) response.writeHead(answer.status, answer.headers).end('{}');
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    received,
    answerWith: (status, headers = {}) => {
      answer = status === null ? null : { status, headers };
    },
    clear: () => {
      received.length = 0;
      answer = { status: 201, headers: {} };
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
