import { randomBytes } from 'node:crypto';
import { pino, stdTimeFunctions, type DestinationStream } from 'pino';
import type { LogLevel } from './config.ts';

/**
 * What may be logged about an event. Nothing else has a way in: no text that somebody typed, no name, no address,
 * no token. Words are codes without spaces; anything else that arrives in their place is withheld.
 */
export interface LogFields {
  /** A stable code: of a command, an outcome, a refusal. */
  readonly code?: string;
  readonly command?: string;
  readonly activityId?: string | null;
  /** The reference that a person was given for a fault. */
  readonly reference?: string;
  readonly status?: number | null;
  readonly count?: number;
  readonly total?: number;
  readonly durationMs?: number;
  readonly port?: number;
  /** How many of what: our own words, such as states of the ledger. */
  readonly counts?: Readonly<Record<string, number>>;
  readonly error?: unknown;
}

/** The event is a literal in our own code, so that no text can be logged in its place. */
type Literal<E extends string> = string extends E ? never : E;

type Write = <E extends string>(event: Literal<E>, fields?: LogFields) => void;

export interface Log {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

const WORDS = ['code', 'command', 'activityId', 'reference'] as const;
const NUMBERS = ['status', 'count', 'total', 'durationMs', 'port'] as const;

/** JSON lines on standard output, or on the stream given. */
export function createLog(level: LogLevel, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: stdTimeFunctions.isoTime };
  const logger = destination === undefined ? pino(options) : pino(options, destination);
  const writeAt =
    (severity: 'debug' | 'info' | 'warn' | 'error'): Write =>
    (event, fields = {}) => {
      if (logger.isLevelEnabled(severity)) logger[severity](allowed(fields), event);
    };
  return { debug: writeAt('debug'), info: writeAt('info'), warn: writeAt('warn'), error: writeAt('error') };
}

/**
 * Logs a fault under a short reference of its own, and gives that: a person is told it, and whoever has the log finds the
 * line by it.
 */
export function logFault<E extends string>(log: Log, event: Literal<E>, fields: LogFields): string {
  const reference = randomBytes(3).toString('hex').toUpperCase();
  log.error<E>(event, { ...fields, reference });
  return reference;
}

function allowed(fields: LogFields): object {
  const words = WORDS.filter((name) => typeof fields[name] === 'string').map((name) => [name, asCode(fields[name])]);
  const numbers = NUMBERS.filter((name) => Number.isFinite(fields[name])).map((name) => [name, fields[name]]);
  const counts = Object.entries(fields.counts ?? {}).filter(
    ([name, n]) => /^[a-z]{1,20}$/.test(name) && Number.isFinite(n),
  );
  const error = fields.error === undefined ? [] : [['error', describeError(fields.error)]];
  return Object.fromEntries([...words, ...numbers, ...counts, ...error]) as object;
}

/** A word that could be an address, a token or the code of an action or nominal is withheld, whatever field it is in. */
function asCode(value: unknown): string {
  const isWord = typeof value === 'string' && /^[\w.:;|=+/-]{1,160}$/.test(value);
  return isWord && !/^eyJ|(?<![\w-])[A-Z]-\d/.test(value) ? value : '[withheld]';
}

/**
 * What is safe to say of an error: its name, code and HTTP status, and where it was thrown. Its message is left out,
 * for it may quote a row, a token or the body of somebody's message.
 */
function describeError(thrown: unknown): object {
  if (!(thrown instanceof Error)) return { name: typeof thrown };
  const { code, statusCode } = thrown as { code?: unknown; statusCode?: unknown };
  const trace = (thrown.stack ?? '').replace(thrown.message, '');
  const frames = trace.split('\n').filter((line) => /^\s+at [^\n]+:\d+:\d+\)?$/.test(line));
  return {
    name: asCode(thrown.name),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: asCode(codeOf(thrown, String(code))) } : {}),
    ...(typeof statusCode === 'number' ? { status: statusCode } : {}),
    at: telling(frames).map((line) => line.trim()),
    ...(thrown.cause === undefined ? {} : { cause: describeError(thrown.cause) }),
  };
}

/** The codes of our own store are literals of several words; those of libraries are one. */
function codeOf({ name }: Error, code: string): string {
  return name === 'StoreFault' ? code.replaceAll(' ', '-') : code;
}

/** Where it was thrown, and the way there through our own code; libraries' frames only where there is nothing else. */
function telling(frames: readonly string[]): readonly string[] {
  const own = frames.filter((line, at) => at === 0 || !/node_modules|\(node:| node:/.test(line));
  return (own.length > 1 ? own : frames).slice(0, 8);
}

/**
 * Libraries write free text to the console (botbuilder prints the tokens that it refuses, with the reason). What they
 * wrote is dropped; that they did is a line of the log.
 */
export function keepLibrariesOffTheConsole(log: Log): void {
  const withheld = (method: string): [string, () => void] => [
    method,
    () => {
      log.debug('library message withheld', { code: method });
    },
  ];
  Object.assign(console, Object.fromEntries(['log', 'info', 'warn', 'error', 'debug', 'trace'].map(withheld)));
}
