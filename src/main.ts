import './lean-heap.ts';
import { compose } from './compose.ts';
import { ConfigError, processEnvironment, readServerConfig, type ServerConfig } from './config.ts';
import { createHeartbeat } from './delivery/heartbeat.ts';
import { createLog, keepLibrariesOffTheConsole, logFault, type Log } from './log.ts';
import type { Clock } from './ports/clock.ts';
import { StoreFault } from './store/engine/fault.ts';
import { openStore } from './store/open-store.ts';
import { createBot } from './teams/bot.ts';
import { createMetrics } from './teams/door/metrics.ts';
import { createReadiness } from './readiness.ts';
import { startServer } from './teams/server.ts';
import { createWhereabouts } from './teams/whereabouts.ts';

// The usual ten frames of a fault end within Prisma or PGlite, before any of ours.
Error.stackTraceLimit = 40;

/** A turn may take this long to end when the process is told to stop. */
const STOP_WITHIN_MS = 10_000;

async function start(config: ServerConfig, log: Log): Promise<void> {
  keepLibrariesOffTheConsole(log);
  const clock: Clock = { now: () => new Date() };
  const opened = await openStore(config);
  const metrics = createMetrics();
  const composed = compose({
    ...{ config, store: opened.store, clock, log },
    ...{ onOutcome: metrics.sent, figures: metrics.nudges },
  });
  const { store, adapter, messenger, delivery, clerk } = composed;
  const whereabouts = createWhereabouts(store.conversations, store.people);
  const heartbeat = config.heartbeat === null ? null : createHeartbeat(config.heartbeat, delivery, clock);
  const server = await startServer({
    config,
    bot: createBot(adapter, { clerk, messenger, whereabouts, clock, log }),
    whyNotReady: createReadiness(opened, heartbeat),
    metrics,
    log,
  }).catch(async (error: unknown) => {
    await store.close();
    throw error;
  });
  heartbeat?.start();

  let isStopping = false;
  const stop = async (): Promise<void> => {
    if (isStopping) return;
    isStopping = true;
    log.info('stopping');
    await server.stop(STOP_WITHIN_MS);
    await heartbeat?.stop();
    await store.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop().catch((error: unknown) => {
        log.error('stopping failed', { error });
        process.exit(1);
      });
    });
  }
  process.on('unhandledRejection', (error) => {
    log.error('unhandled rejection', { error });
  });
  process.on('uncaughtException', (error) => {
    log.error('uncaught exception', { error });
    process.exit(1);
  });
  log.info('ready', { port: server.port });
  process.stdout.write(
    `The clerk is ready on http://${urlHost(config.host)}:${String(server.port)}/api/messages (Ctrl-C stops it)\n`,
  );
}

function urlHost(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

/** Why the clerk could not start, for whoever starts it; undefined where it has to be looked into. */
function whyNotStarted(error: unknown): string | undefined {
  if (error instanceof ConfigError) return error.problems.join('\n');
  if (error instanceof StoreFault && error.isExplained) return error.userMessage;
  const { code, port, address } = error as { code?: unknown; port?: number; address?: string };
  if (code === 'EADDRINUSE')
    return `Port ${String(port)} on ${String(address)} is taken: stop what uses it, or set PORT.`;
  if (port !== undefined && (code === 'EADDRNOTAVAIL' || code === 'EACCES'))
    return `The clerk may not listen on ${String(address)}:${String(port)}.`;
  return undefined;
}

function stopBefore(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** @throws ConfigError */
async function run(): Promise<void> {
  const config = readServerConfig(processEnvironment());
  const log = createLog(config.logLevel);
  try {
    await start(config, log);
  } catch (error) {
    // The message of a library may quote an address with its password, or a row: it is neither told nor logged.
    const why = whyNotStarted(error);
    stopBefore(why ?? `The clerk could not start (reference ${logFault(log, 'start failed', { error })} in its log).`);
  }
}

await run().catch((error: unknown) => stopBefore(whyNotStarted(error) ?? 'The settings of the clerk cannot be read.'));
