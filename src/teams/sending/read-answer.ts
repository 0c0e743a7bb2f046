import type { Readable } from 'node:stream';
import { z } from 'zod';
import { NEVER_CONNECTED } from './connections.ts';
import { SendFault } from './send-fault.ts';

/** A send that Teams has not answered in full by then counts as "may have arrived". */
export const TIME_LIMIT_MS = 10_000;

/** Answers are an id, an error or a page of members: more than this is not read. */
const MOST_BYTES = 256 * 1024;

/** What the connector said, read to its end or to where it broke off. */
export interface Answered {
  readonly status: number;
  readonly retryAfter: string | null;
  /** The body, or why there is none: what that means depends on the status. */
  readonly body: string | SendFault;
}

/** A body without an id is an answer all the same; one with an id that is no text is not the connector's. */
export const idSchema = z.object({ id: z.string().nullish() }).transform(({ id }) => ({ id: id ?? '' }));

const errorSchema = z.object({ code: z.string().nullish().catch(null), subCode: z.string().nullish().catch(null) });
const refusalSchema = errorSchema.extend({ error: errorSchema.nullish().catch(null) });

/**
 * What a 2xx says. Whatever it calls itself, its body must be empty or an object that fits.
 * @throws SendFault for every other status, and for a body that is not the connector's
 */
export function accepted<T>({ status, retryAfter, body }: Answered, schema: z.ZodType<T>): T {
  if (status < 200 || status > 299) throw refused(status, retryAfter, body);
  if (body instanceof SendFault) throw body;
  const read = schema.safeParse(body.trim() === '' ? {} : json(body));
  if (!read.success) throw new SendFault('nonsense');
  return read.data;
}

/** Through a proxy the connection is not ours, so that its errors are not marked. */
const NOTHING_SENT: ReadonlySet<string> = new Set([NEVER_CONNECTED, 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Why there was no answer at all. */
export function withoutAnswer(cause: unknown, isLate: boolean): SendFault {
  if (isLate) return new SendFault('timeout', { cause });
  const { code } = cause as { code?: unknown };
  if (typeof code === 'string' && NOTHING_SENT.has(code)) return new SendFault('no-connection', { cause });
  const isHttp = typeof code !== 'string' || !code.startsWith('HPE_');
  return new SendFault(isHttp ? 'cut-off' : 'nonsense', { cause });
}

/** Reads a body to its end; whoever limits the time destroys the stream, and says by `isLate` that it was they. */
export function bodyOf(stream: Readable, isLate: () => boolean): Promise<string | SendFault> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const broken = (cause?: unknown): void => {
      resolve(new SendFault(isLate() ? 'timeout' : 'cut-off', { cause }));
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
      // Nothing is broken any more: the stream closes now, and a fault made for that costs its stack.
      stream.off('close', broken);
    });
    stream.on('error', broken);
    stream.once('close', broken);
  });
}

function refused(status: number, retryAfter: string | null, body: string | SendFault): SendFault {
  const read = refusalSchema.safeParse(typeof body === 'string' ? json(body) : null);
  const given = read.success ? [read.data.error, read.data].flatMap((part) => [part?.subCode, part?.code]) : [];
  const details = given.filter((code) => typeof code === 'string');
  return new SendFault('refused', { refusal: { status, retryAfter, details } });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
