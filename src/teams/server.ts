import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InvokeResponse } from 'botbuilder';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from 'express';
import type { ServerConfig } from '../config.ts';
import type { Log } from '../log.ts';
import { answerBrokenRequest } from './door/broken-request.ts';
import { createDoor, refuse, type Door } from './door/door.ts';
import type { Incoming } from './door/incoming-activity.ts';
import { mayReadMetrics } from './door/metrics-door.ts';
import { turnKind, type Metrics } from './door/metrics.ts';
import { ANSWER_HEADERS, PAGE_HEADERS } from './door/page-headers.ts';
import { DOOR } from './wording.ts';

/** The bot behind the door. */
export interface Bot {
  /** What an invoke is answered with, or undefined. */
  runTurn(activity: Incoming): Promise<InvokeResponse | undefined>;
}

export interface ServerParts {
  readonly config: Pick<ServerConfig, 'host' | 'port' | 'bot' | 'allowedTenants' | 'rateLimit' | 'metricsHost'>;
  readonly bot: Bot;
  /** What keeps the clerk from being ready, in plain words; empty when it is ready. */
  readonly whyNotReady: () => Promise<readonly string[]>;
  readonly metrics: Metrics;
  readonly log: Log;
}

export interface RunningServer {
  readonly port: number;
  /** Takes no more requests, and resolves when those that came are answered (or after `withinMs`). */
  stop(withinMs: number): Promise<void>;
}

const BODY_LIMIT = '256kb';

/** Teams sends a request at once. Who sends slowly holds a connection open, and may mean to. */
const ARRIVAL = { headersTimeout: 10_000, requestTimeout: 10_000, connectionsCheckingInterval: 1000 };

export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const server = createServer(ARRIVAL, createApp(parts, await createDoor(parts)));
  server.on('clientError', answerBrokenRequest);
  await listen(server, parts.config.port, parts.config.host);
  return { port: (server.address() as AddressInfo).port, stop: (withinMs) => stop(server, withinMs) };
}

/** The front door. What it refuses it refuses in one sentence, without a trace of what lies behind. */
function createApp(parts: ServerParts, door: Door): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // The address of a caller behind a proxy on this machine is the one that the proxy names.
  app.set('trust proxy', 'loopback');
  app.post(
    '/api/messages',
    carrying(ANSWER_HEADERS),
    timed(parts.metrics),
    door.checkToken,
    express.json({ limit: BODY_LIMIT }),
    turn(door, parts.bot),
  );
  app.use(carrying(PAGE_HEADERS));
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  app.get('/readyz', async (_request, response) => {
    const reasons = await parts.whyNotReady();
    response.status(reasons.length === 0 ? 200 : 503).json({ ready: reasons.length === 0, reasons });
  });
  app.get('/metrics', async (request, response) => {
    if (!mayReadMetrics(request, parts.config.metricsHost)) {
      refuse(response, 403, DOOR.notOnThisAddress);
      return;
    }
    const { type, text } = await parts.metrics.scrape();
    response.type(type).send(text);
  });
  app.use((_request, response) => {
    refuse(response, 404, DOOR.notFound);
  });
  app.use(refuseBadRequest(parts.log));
  return app;
}

function carrying(headers: Readonly<Record<string, string>>): RequestHandler {
  return (_request, response, next) => {
    response.set(headers);
    next();
  };
}

/** A turn by a caller whom the door let in. */
function turn(door: Door, bot: Bot): RequestHandler {
  return async (request, response) => {
    const activity = await door.admit(request, response);
    if (activity === null) return;
    response.locals['kind'] = turnKind(activity.type);
    answer(response, await bot.runTurn(activity));
  };
}

function answer(response: Response, invoke: InvokeResponse | undefined): void {
  response.status(invoke?.status ?? 200);
  const body: unknown = invoke?.body;
  if (body === undefined || body === null) response.end();
  else response.send(body);
}

/** express.json says what was wrong with a body by status; anything else that gets here is a fault of ours. */
function refuseBadRequest(log: Log): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = (error as { status?: unknown } | null)?.status;
    if (status === 413) {
      refuse(response, 413, DOOR.tooLarge);
    } else if (typeof status === 'number' && status >= 400 && status < 500) {
      refuse(response, 400, DOOR.notJson);
    } else {
      log.error('request failed', { error });
      refuse(response, 500, DOOR.fault);
    }
  };
}

function timed(metrics: Metrics): RequestHandler {
  return (_request, response, next) => {
    const start = process.hrtime.bigint();
    response.once('close', () => {
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      const kind: unknown = response.locals['kind'];
      metrics.turn(turnKind(typeof kind === 'string' ? kind : undefined), response.statusCode, seconds);
    });
    next();
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function stop(server: Server, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const giveUp = setTimeout(() => {
      server.closeAllConnections();
    }, withinMs);
    server.close(() => {
      clearTimeout(giveUp);
      resolve();
    });
    server.closeIdleConnections();
  });
}
