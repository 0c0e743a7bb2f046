import type { ServerConfig } from '../../src/config.ts';
import { compose } from '../../src/compose.ts';
import { runTick } from '../../src/delivery/run-tick.ts';
import { createLog } from '../../src/log.ts';
import type { Clock } from '../../src/ports/clock.ts';
import { openStore, type OpenStore } from '../../src/store/open-store.ts';
import { createBot } from '../../src/teams/bot.ts';
import { createMetrics } from '../../src/teams/door/metrics.ts';
import { startServer } from '../../src/teams/server.ts';
import { createWhereabouts } from '../../src/teams/whereabouts.ts';
import { NOW } from './builders.ts';
import { openTestDatabase } from './database.ts';
import { keepLog } from './suite-log.ts';

/** All of the clerk that main.ts puts together, in this process; on a database of its own unless it is given one. */
export interface WholeClerk extends Pick<OpenStore, 'store' | 'prisma'> {
  readonly url: string;
  readonly port: number;
  /** Runs the beat of an instant. */
  beat(now: Date): Promise<void>;
  /** Lines of its log, as JSON texts. */
  readonly logged: string[];
  stop(): Promise<void>;
}

const LOCAL: ServerConfig = {
  host: '127.0.0.1',
  port: 0,
  databaseUrl: null,
  dataDir: '.data',
  bot: { auth: 'off' },
  allowedTenants: [],
  rateLimit: 300,
  fieldKey: null,
  fieldKeysBefore: [],
  logLevel: 'debug',
  heartbeat: null,
  sendPace: 50,
  metricsHost: null,
};

export async function startWholeClerk(
  settings: Partial<ServerConfig> = {},
  clock: Clock = { now: () => NOW },
): Promise<WholeClerk> {
  const config = { ...LOCAL, ...settings };
  const { databaseUrl, dataDir } = config;
  const opened = await (databaseUrl === null ? openTestDatabase() : openStore({ databaseUrl, dataDir }));
  const logged: string[] = [];
  const log = createLog('debug', {
    write: (line: string) => {
      keepLog(line, logged);
    },
  });
  const { store, adapter, messenger, delivery, clerk } = compose({ config, store: opened.store, clock, log });
  const whereabouts = createWhereabouts(store.conversations, store.people);
  const server = await startServer({
    config,
    bot: createBot(adapter, { clerk, messenger, whereabouts, clock, log }),
    whyNotReady: () => Promise.resolve([]),
    metrics: createMetrics(),
    log,
  });
  return {
    store,
    prisma: opened.prisma,
    url: `http://127.0.0.1:${String(server.port)}/`,
    port: server.port,
    beat: async (now) => {
      // Beats are minutes apart to those who call for them; the pace, which has tests of its own, is kept in real time.
      await opened.prisma.rateLimit.deleteMany();
      await runTick(delivery, now);
    },
    logged,
    stop: async () => {
      await server.stop(1000);
      await store.close();
    },
  };
}
