import type { Agent } from 'node:http';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { HTTP, HTTPS, NEVER_CONNECTED } from './connections.ts';
import { SendFault } from './send-fault.ts';

/** A send that Teams has not answered in full by then counts as "may have arrived". */
const TIME_LIMIT_MS = 10_000;

/** Answers are an id, an error or a page of members: more than this is not read. */
const MOST_BYTES = 256 * 1024;

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

/** A body without an id is an answer all the same; one with an id that is no text is not the connector's. */
const idSchema = z.object({ id: z.string().nullish() }).transform(({ id }) => ({ id: id ?? '' }));

/** What was asked for is read by who asked. */
const readSchema = z.record(z.string(), z.unknown());

const errorSchema = z.object({ code: z.string().nullish().catch(null), subCode: z.string().nullish().catch(null) });
const refusalSchema = errorSchema.extend({ error: errorSchema.nullish().catch(null) });

/**
 * One request and its answer, within limits of time and size, and with nothing unclear left for the SDK: it either
 * returns a 2xx with a body that is the connector's, or throws a SendFault. The SDK itself reads a body of any size,
 * waits for one that was cut off without end, and takes the status from an answer that it cannot read.
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
    const answer = await headersOf(next(request));
    const body = answer.readableStreamBody === undefined ? '' : await bodyOf(answer.readableStreamBody, limit.signal);
    if (answer.status < 200 || answer.status > 299) throw refused(answer, body);
    if (body instanceof SendFault) throw body;
    return accepted(answer, body, request.method === 'GET' ? readSchema : idSchema);
  } finally {
    clearTimeout(timer);
    // The SDK parses only what was not streamed.
    if (streamed === undefined) delete request.streamResponseStatusCodes;
    else request.streamResponseStatusCodes = streamed;
  }
};

async function headersOf(answer: Promise<IncomingAnswer>): Promise<IncomingAnswer> {
  try {
    return await answer;
  } catch (cause) {
    const { name, code } = cause as { name?: unknown; code?: unknown };
    if (name === 'AbortError') throw new SendFault('timeout', { cause });
    if (typeof code === 'string' && NOTHING_SENT.has(code)) throw new SendFault('no-connection', { cause });
    const isHttp = typeof code !== 'string' || !code.startsWith('HPE_');
    throw new SendFault(isHttp ? 'cut-off' : 'nonsense', { cause });
  }
}

/** Through a proxy the connection is not ours, so that its errors are not marked. */
const NOTHING_SENT: ReadonlySet<string> = new Set([NEVER_CONNECTED, 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** The body, or why there is none: what that means depends on the status. */
function bodyOf(stream: Readable, limit: AbortSignal): Promise<string | SendFault> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const broken = (cause?: unknown): void => {
      resolve(new SendFault(limit.aborted ? 'timeout' : 'cut-off', { cause }));
      stream.destroy();
    };
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      chunks.push(chunk);
      if (size <= MOST_BYTES) return;
      resolve(new SendFault('nonsense'));
      stream.destroy();
    });
    stream.once('end', () => {
      resolve(Buffer.concat(chunks).toString('utf8'));
    });
    stream.on('error', broken);
    stream.once('close', broken);
    limit.addEventListener('abort', broken, { once: true });
  });
}

/** Whatever it calls itself, the body must be empty or an object, which the SDK is then sure to read. */
function accepted(answer: IncomingAnswer, body: string, schema: z.ZodType): IncomingAnswer {
  const read = schema.safeParse(body.trim() === '' ? {} : json(body));
  if (!read.success) throw new SendFault('nonsense');
  // Three of the 2xx are all that the SDK knows.
  answer.status = 200;
  answer.headers.set('content-type', 'application/json');
  answer.bodyAsText = JSON.stringify(read.data);
  delete answer.readableStreamBody;
  return answer;
}

function refused(answer: IncomingAnswer, body: string | SendFault): SendFault {
  const read = refusalSchema.safeParse(typeof body === 'string' ? json(body) : null);
  const given = read.success ? [read.data.error, read.data].flatMap((part) => [part?.subCode, part?.code]) : [];
  return new SendFault('refused', {
    refusal: {
      status: answer.status,
      retryAfter: answer.headers.get('retry-after') ?? null,
      details: given.filter((code) => typeof code === 'string'),
    },
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
