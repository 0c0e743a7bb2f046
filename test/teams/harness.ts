import type { Clerk, Understood } from '../../src/conversation/clerk.ts';
import type { Step } from '../../src/conversation/plan.ts';
import type { Reply, Turn } from '../../src/conversation/turn/turn.ts';
import type { ServerConfig } from '../../src/config.ts';
import type { Message } from '../../src/domain/message.ts';
import type { Member, Speaker } from '../../src/domain/people/person.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/partnership/settings.ts';
import { createLog } from '../../src/log.ts';
import type { Conversations, StoredConversation } from '../../src/ports/conversations.ts';
import type { Messenger } from '../../src/ports/messenger.ts';
import type { People } from '../../src/ports/people.ts';
import { ClerkAdapter } from '../../src/teams/adapter.ts';
import { createBot } from '../../src/teams/bot.ts';
import { createMessenger } from '../../src/teams/messenger.ts';
import { createMetrics } from '../../src/teams/door/metrics.ts';
import { startServer, type RunningServer } from '../../src/teams/server.ts';
import { keepLog } from '../support/suite-log.ts';
import { createWhereabouts } from '../../src/teams/whereabouts.ts';

/*
 * The Teams side on its own: the real server, adapter, application and messenger over HTTP. What lies behind them, the
 * conversation and the store, is scripted here, so that a test can make it answer, refuse or fail.
 */

export const NOW = new Date('2026-11-23T10:00:00Z');
export const SAM = { entraId: '22222222-0000-4000-8000-000000000001', name: 'Sam Okafor' };
export const STRANGER = { entraId: '22222222-0000-4000-8000-000000000009', name: 'Robin Vale' };

const LOCAL: ServerConfig = {
  host: '127.0.0.1',
  port: 0,
  databaseUrl: null,
  dataDir: '.data',
  bot: { auth: 'off' },
  allowedTenants: [],
  fieldKey: null,
  fieldKeysBefore: [],
  logLevel: 'debug',
  heartbeat: null,
  sendPace: 20,
  rateLimit: 300,
  metricsHost: null,
};

export function words(text: string): Message {
  return { summary: text, text, card: null };
}

export function member(entraId: string | null = SAM.entraId, account: Member['account'] = 'member'): Member {
  return {
    id: 1,
    name: SAM.name,
    email: 'sam.okafor@example.org',
    partnershipId: 1,
    entraId,
    agency: null,
    roles: ['member'],
    account,
    deputyId: null,
    absences: [],
    unreached: null,
  };
}

/** Echoes each message as one `unknown` step, for Sam alone; every part can be replaced. */
export function scriptedClerk(script: Partial<Clerk> & { answer?: (turn: Turn) => Promise<Reply> } = {}): Clerk {
  const answer = script.answer ?? ((turn: Turn) => Promise.resolve({ here: words(turn.text), privately: null }));
  const step: Step = { command: 'unknown', text: '', nearest: ['help', 'my actions'] };
  return {
    commands: ['help', 'unknown'],
    wasShared: () => Promise.resolve(),
    understand: (turn) =>
      Promise.resolve<Understood>(
        turn.entraId === SAM.entraId
          ? { member: member(), steps: [step], instead: null, run: () => answer(turn) }
          : {
              member: null,
              steps: [],
              instead: { here: words('Ask your coordinator to add you.'), privately: null },
              run: () => answer(turn),
            },
      ),
    press: () => Promise.resolve(words('Pressed.')),
    answerFile: () => Promise.resolve(words('Answered.')),
    welcome: (turn) => Promise.resolve(turn.entraId === SAM.entraId ? words('Welcome.') : null),
    ...script,
  };
}

export interface MemoryConversations extends Conversations {
  readonly all: Map<string, StoredConversation>;
  readonly writes: { count: number };
}

export function memoryConversations(): MemoryConversations {
  const all = new Map<string, StoredConversation>();
  const writes = { count: 0 };
  const notNeeded = (): Promise<never> => Promise.reject(new Error('not part of these tests'));
  return {
    all,
    writes,
    remember: (conversation) => {
      writes.count += 1;
      all.delete(conversation.conversationId);
      all.set(conversation.conversationId, { ...conversation, id: all.size + 1, removed: false });
      return Promise.resolve();
    },
    forget: (conversationId) => {
      const known = all.get(conversationId);
      if (known !== undefined) all.set(conversationId, { ...known, removed: true });
      return Promise.resolve();
    },
    ofPerson: (entraId) => {
      const known = [...all.values()].filter((each) => each.scope === 'personal' && each.entraId === entraId);
      return Promise.resolve(known.find((each) => !each.removed) ?? known[0] ?? null);
    },
    ofMembers: notNeeded,
    byConversationId: (conversationId) => Promise.resolve(all.get(conversationId) ?? null),
    newest: () => Promise.resolve([...all.values()].at(-1) ?? null),
    channelOf: notNeeded,
    useChannel: notNeeded,
    partnershipAt: notNeeded,
  };
}

export interface TeamsSide {
  readonly url: string;
  readonly server: RunningServer;
  readonly messenger: Messenger;
  readonly conversations: MemoryConversations;
  /** Lines of the log, as JSON texts. */
  readonly logged: string[];
}

export async function startTeamsSide(
  options: {
    config?: Partial<ServerConfig>;
    clerk?: Clerk;
    whyNotReady?: () => Promise<readonly string[]>;
    now?: () => Date;
  } = {},
): Promise<TeamsSide> {
  const config = { ...LOCAL, ...options.config };
  const logged: string[] = [];
  const log = createLog('debug', {
    write: (line: string) => {
      keepLog(line, logged);
    },
  });
  const clock = { now: options.now ?? ((): Date => NOW) };
  const conversations = memoryConversations();
  const adapter = new ClerkAdapter(config.bot);
  const metrics = createMetrics();
  const messenger = createMessenger({
    adapter,
    identity: config.bot,
    conversations,
    clock,
    log,
    onOutcome: metrics.sent,
  });
  const bot = createBot(adapter, {
    clerk: options.clerk ?? scriptedClerk(),
    messenger,
    whereabouts: createWhereabouts(conversations, people),
    clock,
    log,
  });
  const server = await startServer({
    config,
    bot,
    whyNotReady: options.whyNotReady ?? ((): Promise<string[]> => Promise.resolve([])),
    metrics,
    log,
  });
  return { url: `http://127.0.0.1:${String(server.port)}/`, server, messenger, conversations, logged };
}

const people: Pick<People, 'arrivals'> = {
  arrivals: (entraId) =>
    Promise.resolve(
      entraId === SAM.entraId ? [{ speaker: speaker(), meetings: [], named: [], exclusionsVersion: 0 }] : [],
    ),
};

function speaker(): Speaker {
  const partnership = {
    id: 1,
    code: 'NORTH',
    name: 'Northside Partnership',
    board: 'Northside Board',
    timezone: 'Europe/London',
    marking: 'OFFICIAL-SENSITIVE',
    meetingPattern: null,
    boardPattern: null,
    meetingTime: '10:00',
    tenantId: null,
    settings: DEFAULT_SETTINGS,
    createdAt: NOW,
    unplannedSince: null,
  };
  return { member: member(), partnership, standsInFor: [], chosen: true, wasAsked: false };
}
