import type { Agent } from 'node:http';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { HTTP, HTTPS } from './connections.ts';
import { accepted, bodyOf, idSchema, TIME_LIMIT_MS, withoutAnswer } from './read-answer.ts';

/** What the clerk uses of the SDK's requests and answers. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method?: string;
  /** Set already where a proxy stands between. */
  agent?: Agent;
  abortSignal?: AbortSignal;
  streamResponseStatusCodes?: Set<number>;
}

export interface IncomingAnswer {
  status: number;
  readonly headers: { get(name: string): string | undefined; set(name: string, value: string): void };
  readableStreamBody?: Readable;
  bodyAsText?: string;
}

export type SendRequest = (
  request: OutgoingRequest,
  next: (request: OutgoingRequest) => Promise<IncomingAnswer>,
) => Promise<IncomingAnswer>;

/** What was asked for is read by who asked. */
const readSchema = z.record(z.string(), z.unknown());

/**
 * One request of the SDK's and its answer, within limits of time and size, and with nothing unclear left for the SDK: it
 * either returns a 2xx with a body that is the connector's, or throws a SendFault. The SDK itself reads a body of any
 * size, waits for one that was cut off without end, and takes the status from an answer that it cannot read.
 */
export const exchange: SendRequest = async (request, next) => {
  const limit = new AbortController();
  const timer = setTimeout(() => {
    limit.abort();
  }, TIME_LIMIT_MS);
  const streamed = request.streamResponseStatusCodes;
  request.abortSignal = limit.signal;
  request.agent ??= request.url.startsWith('https:') ? HTTPS : HTTP;
  request.streamResponseStatusCodes = new Set([Number.POSITIVE_INFINITY]);
  try {
    const answer = await headersOf(next(request), limit.signal);
    const body = answer.readableStreamBody === undefined ? '' : await limited(answer.readableStreamBody, limit.signal);
    const retryAfter = answer.headers.get('retry-after') ?? null;
    const schema: z.ZodType<object> = request.method === 'GET' ? readSchema : idSchema;
    return readable(answer, accepted({ status: answer.status, retryAfter, body }, schema));
  } finally {
    clearTimeout(timer);
    // The SDK parses only what was not streamed.
    if (streamed === undefined) delete request.streamResponseStatusCodes;
    else request.streamResponseStatusCodes = streamed;
  }
};

async function headersOf(answer: Promise<IncomingAnswer>, limit: AbortSignal): Promise<IncomingAnswer> {
  try {
    return await answer;
  } catch (cause) {
    throw withoutAnswer(cause, limit.aborted);
  }
}

function limited(stream: Readable, limit: AbortSignal): ReturnType<typeof bodyOf> {
  limit.addEventListener('abort', () => stream.destroy(), { once: true });
  return bodyOf(stream, () => limit.aborted);
}

/** The answer as the SDK is sure to read it. */
function readable(answer: IncomingAnswer, body: object): IncomingAnswer {
  // Three of the 2xx are all that the SDK knows.
  answer.status = 200;
  answer.headers.set('content-type', 'application/json');
  answer.bodyAsText = JSON.stringify(body);
  delete answer.readableStreamBody;
  return answer;
}
