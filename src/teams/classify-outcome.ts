import type { Outcome } from '../ports.ts';
import { NOT_REACHED, OUTCOME } from './wording.ts';

/** What a failed send means, and whether the conversation it was for is no longer there. */
export interface Failure {
  readonly outcome: Exclude<Outcome, { outcome: 'sent' }>;
  readonly isGone: boolean;
}

/**
 * What became of a message whose sending failed. `retry` only where nothing can have been delivered: Teams said so (412,
 * 429), or there was no connection or no sign-in. Whatever leaves a doubt is `ambiguous`: timeouts, cut connections
 * and every 5xx. A person who cannot be reached (403, 404) is told apart from a message that is wrong (the rest).
 * Source: Microsoft's table of proactive errors; 500 is taken with 502 to 504.
 */
export function classifyFailure(thrown: unknown, now: Date): Failure {
  const error = asSendError(thrown);
  if (error.status !== null) return byStatus(error.status, error, now);
  if (error.name === 'AbortError') return lasting('ambiguous', OUTCOME.noAnswer);
  if (error.name !== 'RestError') return retry(OUTCOME.noSignIn, null);
  return NEVER_CONNECTED.has(error.code) ? retry(OUTCOME.noConnection, null) : lasting('ambiguous', OUTCOME.cutOff);
}

const NEVER_CONNECTED: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

/** Codes with which a 403 says that the clerk is not in the conversation any more. */
const NOT_THERE: ReadonlySet<string> = new Set(['BotNotInConversationRoster', 'ConversationNotFound']);

interface SendError {
  readonly name: string;
  readonly code: string;
  readonly status: number | null;
  readonly retryAfter: string | null;
  /** The code in the body of the answer. */
  readonly detail: string | null;
}

function byStatus(status: number, error: SendError, now: Date): Failure {
  switch (status) {
    case 412:
      return retry(OUTCOME.precondition, retryAfterMs(error.retryAfter, now));
    case 429:
      return retry(OUTCOME.tooMany, retryAfterMs(error.retryAfter, now));
    case 400:
      return lasting('failed', OUTCOME.malformed);
    case 401:
      return lasting('failed', OUTCOME.notSignedIn);
    case 403:
      return lasting('unreachable', NOT_REACHED.blocked, error.detail !== null && NOT_THERE.has(error.detail));
    case 404:
      return lasting('unreachable', NOT_REACHED.gone, true);
    case 408:
      return lasting('ambiguous', OUTCOME.noAnswer);
    case 413:
      return lasting('failed', OUTCOME.tooLarge);
    default:
      return status >= 500
        ? lasting('ambiguous', OUTCOME.serverFault(status))
        : lasting('failed', OUTCOME.refused(status));
  }
}

function retry(reason: string, afterMs: number | null): Failure {
  return { outcome: { outcome: 'retry', reason, afterMs }, isGone: false };
}

function lasting(outcome: 'ambiguous' | 'unreachable' | 'failed', reason: string, isGone = false): Failure {
  return { outcome: { outcome, reason }, isGone };
}

/** RFC 9110: seconds, or a date. Null where it is missing or makes no sense. */
function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null;
  if (/^\d{1,7}$/.test(header)) return Number(header) * 1000;
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, until - now.getTime());
}

/** The SDK throws its own errors, the operating system's and those of the sign-in: what they have is read with care. */
function asSendError(thrown: unknown): SendError {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as {
    name?: unknown;
    code?: unknown;
    statusCode?: unknown;
    response?: { headers?: { get?(name: string): unknown }; bodyAsText?: unknown };
  };
  const retryAfter = error.response?.headers?.get?.('retry-after');
  return {
    name: typeof error.name === 'string' ? error.name : '',
    code: typeof error.code === 'string' ? error.code : '',
    status: typeof error.statusCode === 'number' ? error.statusCode : null,
    retryAfter: typeof retryAfter === 'string' ? retryAfter : null,
    detail: codeInBody(error.response?.bodyAsText),
  };
}

function codeInBody(body: unknown): string | null {
  if (typeof body !== 'string') return null;
  return /"code"\s*:\s*"(\w{1,60})"/.exec(body)?.[1] ?? null;
}
