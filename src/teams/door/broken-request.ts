import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { DOOR } from '../wording.ts';

const BY_CODE: Readonly<Record<string, { readonly status: number; readonly sentence: string }>> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, sentence: DOOR.tooSlow },
  HPE_HEADER_OVERFLOW: { status: 431, sentence: DOOR.headersTooLarge },
};
const BROKEN = { status: 400, sentence: DOOR.notHttp };

/** Answers what is no HTTP request, or never becomes one: too slow, too long, or broken. Express does not see these. */
export function answerBrokenRequest({ code }: NodeJS.ErrnoException, socket: Duplex): void {
  if (code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const { status, sentence } = BY_CODE[code ?? ''] ?? BROKEN;
  const body = JSON.stringify({ error: sentence });
  socket.end(
    [
      `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`,
      'Connection: close',
      'Content-Type: application/json; charset=utf-8',
      `Content-Length: ${String(Buffer.byteLength(body))}`,
      'Cache-Control: no-store',
      "Content-Security-Policy: default-src 'none'",
      'X-Content-Type-Options: nosniff',
      '',
      body,
    ].join('\r\n'),
  );
}
