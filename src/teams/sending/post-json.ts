import { request as overHttp, type ClientRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as overHttps } from 'node:https';
import type { z } from 'zod';
import { HTTP, HTTPS } from './connections.ts';
import { accepted, bodyOf, TIME_LIMIT_MS, withoutAnswer, type Answered } from './read-answer.ts';

/** One thing that is sent to the connector. */
export interface Post {
  readonly method: 'POST' | 'PUT';
  /** Below the address of the service, from its first slash on. */
  readonly path: string;
  readonly body: object;
  readonly authorization: string | null;
}

const WHO = 'Microsoft-BotFramework/3.1 partnership-clerk';

/** Sends to a service at this address. */
export type Poster = <T>(post: Post, schema: z.ZodType<T>) => Promise<T>;

/**
 * Sends JSON to the connector once: without trying again, without following where an answer leads, without asking for
 * compression, and within the limits of time and size for what comes back. An answer that cannot be used is a SendFault.
 */
export function posterTo(serviceUrl: string): Poster {
  const { protocol, hostname, port, pathname } = new URL(serviceUrl);
  const secure = protocol === 'https:';
  const below = pathname.replace(/\/+$/, '');
  const to = { protocol, port, hostname: hostname.replace(/^\[(.*)\]$/, '$1'), agent: secure ? HTTPS : HTTP };
  const send = secure ? overHttps : overHttp;
  return async ({ method, path, body, authorization }, schema) => {
    const text = JSON.stringify(body);
    const headers = {
      accept: 'application/json',
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'user-agent': WHO,
      ...(authorization === null ? {} : { authorization }),
    };
    return accepted(await answerTo(send, { ...to, method, path: `${below}${path}`, headers }, text), schema);
  };
}

async function answerTo(
  send: (options: RequestOptions) => ClientRequest,
  options: RequestOptions,
  text: string,
): Promise<Answered> {
  const sent = send(options);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    sent.destroy();
  }, TIME_LIMIT_MS);
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      // Once there is an answer, it alone says what became of the request.
      sent.on('error', (cause) => {
        reject(withoutAnswer(cause, isLate));
      });
      sent.once('response', resolve);
      sent.end(text);
    });
    const body = await bodyOf(answer, () => isLate);
    return { status: answer.statusCode ?? 0, retryAfter: answer.headers['retry-after'] ?? null, body };
  } finally {
    clearTimeout(timer);
  }
}
