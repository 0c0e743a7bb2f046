import type { Outcome } from '../ports/messenger.ts';
import { SendFault, type Refusal } from './sending/send-fault.ts';
import { NOT_REACHED, OUTCOME } from './wording.ts';

type NotSent = Exclude<Outcome, { outcome: 'sent' }>;

/** What a failed send means, and whether the conversation it was for is no longer there. */
export interface Failure {
  readonly outcome: NotSent;
  readonly isGone: boolean;
}

/**
 * What became of a message whose sending failed. `retry` only where nothing can have been delivered: Teams said so (412,
 * 429), or there was no connection or no sign-in. Whatever leaves a doubt is `ambiguous`: timeouts, cut connections,
 * answers that cannot be read and every 5xx. A person who cannot be reached (403, 404) is told apart from a message that
 * is wrong (the rest). Source: Microsoft's table of proactive errors; 500 is taken with 502 to 504.
 */
export function classifyFailure(thrown: unknown, now: Date): Failure {
  if (!(thrown instanceof SendFault)) return lasting('ambiguous', 'unclear', OUTCOME.unclear);
  if (thrown.refusal !== null) return byStatus(thrown.refusal, now);
  switch (thrown.code) {
    case 'no-sign-in':
      return retry('no-sign-in', OUTCOME.noSignIn, null);
    case 'no-connection':
      return retry('no-connection', OUTCOME.noConnection, null);
    case 'timeout':
      return lasting('ambiguous', 'timeout', OUTCOME.noAnswer);
    case 'cut-off':
      return lasting('ambiguous', 'cut-off', OUTCOME.cutOff);
    case 'nonsense':
    case 'refused':
      return lasting('ambiguous', 'nonsense', OUTCOME.nonsense);
  }
}

/**
 * What a failed creation means. Teams creates the same personal conversation however often it is asked, and nothing was
 * said in it yet: what is in doubt is safe to try again. What Teams does not find is the person.
 */
export function classifyCreation(thrown: unknown, now: Date): NotSent {
  const { outcome } = classifyFailure(thrown, now);
  if (outcome.outcome === 'ambiguous') {
    return { outcome: 'retry', code: outcome.code, reason: OUTCOME.noConversation, afterMs: null };
  }
  return outcome.code === 'conversation-gone'
    ? { outcome: 'unreachable', code: 'unknown-person', reason: NOT_REACHED.unknownPerson }
    : outcome;
}

function byStatus(refusal: Refusal, now: Date): Failure {
  const { status } = refusal;
  switch (status) {
    case 412:
      return retry('busy', OUTCOME.precondition, retryAfterMs(refusal.retryAfter, now));
    case 429:
      return retry('too-many', OUTCOME.tooMany, retryAfterMs(refusal.retryAfter, now));
    case 400:
      return lasting('failed', 'malformed', OUTCOME.malformed);
    case 401:
      return lasting('failed', 'not-signed-in', OUTCOME.notSignedIn);
    case 403:
      return forbidden(refusal.details);
    case 404:
      return lasting('unreachable', 'conversation-gone', NOT_REACHED.gone, true);
    case 408:
      return lasting('ambiguous', 'timeout', OUTCOME.noAnswer);
    case 413:
      return lasting('failed', 'too-large', OUTCOME.tooLarge);
    default:
      return status >= 500
        ? lasting('ambiguous', 'server-fault', OUTCOME.serverFault(status))
        : lasting('failed', 'refused', OUTCOME.refused(status));
  }
}

const BLOCKED = lasting('unreachable', 'blocked', NOT_REACHED.blocked);
const NOT_THERE = lasting('unreachable', 'not-in-conversation', NOT_REACHED.notInConversation, true);

/** What Teams names in the body of a 403, as `code` or `subCode`. */
const FORBIDDEN: ReadonlyMap<string, Failure> = new Map([
  ['BotNotInConversationRoster', NOT_THERE],
  ['ConversationNotFound', lasting('unreachable', 'conversation-gone', NOT_REACHED.gone, true)],
  ['ConversationBlockedByUser', BLOCKED],
  ['BotDisabledByUser', BLOCKED],
  ['MessageWritesBlocked', BLOCKED],
  ['BotDisabledByAdmin', lasting('unreachable', 'disabled-by-admin', NOT_REACHED.disabledByAdmin)],
  // The clerk is not installed in the person's own scope.
  ['ForbiddenOperationException', lasting('unreachable', 'not-installed', NOT_REACHED.notInstalled)],
]);

function forbidden(details: readonly string[]): Failure {
  const known = details.map((detail) => FORBIDDEN.get(detail)).find((failure) => failure !== undefined);
  return known ?? lasting('unreachable', 'forbidden', NOT_REACHED.forbidden);
}

function retry(code: string, reason: string, afterMs: number | null): Failure {
  return { outcome: { outcome: 'retry', code, reason, afterMs }, isGone: false };
}

function lasting(
  outcome: 'ambiguous' | 'unreachable' | 'failed',
  code: string,
  reason: string,
  isGone = false,
): Failure {
  return { outcome: { outcome, code, reason }, isGone };
}

/** Whoever asks for more has made a mistake, or means "not today". */
const LONGEST_AFTER_MS = 60 * 60_000;

/** RFC 9110: seconds, or a date. Null where it is missing or makes no sense. */
function retryAfterMs(header: string | null, now: Date): number | null {
  if (header === null) return null;
  const inMs = /^\d+$/.test(header)
    ? Number(header) * 1000
    : /^[A-Z][a-z]{2,8}, \d{2}[ -]/.test(header)
      ? Date.parse(header) - now.getTime()
      : Number.NaN;
  return Number.isNaN(inMs) ? null : Math.min(Math.max(0, inMs), LONGEST_AFTER_MS);
}
