import { randomUUID } from 'node:crypto';
import type { ServerConfig } from './config.ts';
import { createClerk, type Clerk } from './conversation/clerk.ts';
import { createNameScreen } from './conversation/minimise/screen-names.ts';
import type { Delivery } from './delivery/delivery.ts';
import { nudgeRenderer } from './delivery/nudge-message.ts';
import { createNudgeDesk } from './delivery/nudge-desk.ts';
import { createPace } from './delivery/pace.ts';
import { nameHashers } from './domain/minimise/name-hash.ts';
import type { Log } from './log.ts';
import type { Clock } from './ports/clock.ts';
import type { Files } from './ports/files.ts';
import type { Messenger, Outcome } from './ports/messenger.ts';
import type { NudgeFigures } from './ports/nudges.ts';
import type { Store } from './ports/store.ts';
import { makeDocument } from './reports/documents/make-document.ts';
import { createSealer } from './sealer.ts';
import { ClerkAdapter } from './teams/adapter.ts';
import { createMessenger } from './teams/messenger.ts';
import { createRooms } from './teams/rooms.ts';
import { sealedConversations } from './teams/sending/seal.ts';
import { uploader } from './teams/sending/upload-file.ts';

export interface Parts {
  readonly config: Pick<ServerConfig, 'bot' | 'sendPace' | 'fieldKey' | 'fieldKeysBefore'>;
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly onOutcome?: (outcome: Outcome['outcome']) => void;
  readonly figures?: NudgeFigures;
}

export interface Composed {
  /** The store with conversation references sealed: what everything else is to use. */
  readonly store: Store;
  readonly adapter: ClerkAdapter;
  readonly messenger: Messenger;
  readonly delivery: Delivery;
  readonly clerk: Clerk;
}

/** Puts the clerk together on a store: for the server, and for commands that send. */
export function compose({ config, store: plain, clock, log, onOutcome, figures }: Parts): Composed {
  const sealer = createSealer(config);
  const store: Store = { ...plain, conversations: sealedConversations(plain.conversations, sealer) };
  const adapter = new ClerkAdapter(config.bot);
  const messenger = createMessenger({
    adapter,
    identity: config.bot,
    conversations: store.conversations,
    clock,
    log,
    ...(onOutcome === undefined ? {} : { onOutcome }),
  });
  const rooms = createRooms({ adapter, identity: config.bot, conversations: store.conversations, log });
  const delivery: Delivery = {
    store,
    messenger,
    render: nudgeRenderer(store, rooms, randomUUID),
    pace: createPace(store.rates, config.sendPace),
    clock,
    random: Math.random,
    worker: `${String(process.pid)}.${randomUUID()}`,
    log,
    ...(figures === undefined ? {} : { figures }),
  };
  const names = createNameScreen(store.registers, nameHashers(config));
  const files: Files = { make: makeDocument, upload: uploader(config.bot, log) };
  const nudges = createNudgeDesk(delivery);
  const clerk = createClerk({ files, names, sealer, store, messenger, rooms, nudges, newId: randomUUID });
  return { store, adapter, messenger, delivery, clerk };
}
