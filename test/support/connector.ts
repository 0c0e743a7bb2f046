import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Somebody in a conversation, as Teams lists them; an anonymous guest has no Entra id. */
export interface MemberOfConversation {
  readonly entraId: string | null;
  readonly tenantId?: string;
}

/** What the clerk sent: an activity, or the creation of a conversation. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly kind: 'create conversation' | 'send' | 'update' | 'delete' | 'members' | 'other';
  /** From the path; of a created conversation, the id that was answered. */
  readonly conversationId: string | null;
  /** The id that was answered, or of the activity that was updated. */
  readonly activityId: string | null;
  readonly body: SentActivity;
  readonly authorization: string | null;
  /** When it was read to its end, by `performance.now()`. */
  readonly at: number;
}

/** The parts of an activity that tests look at. */
export interface SentActivity {
  readonly type?: string;
  readonly text?: string;
  readonly textFormat?: string;
  readonly summary?: string;
  readonly replyToId?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: Record<string, unknown> }[];
  readonly channelData?: Record<string, unknown>;
  readonly [other: string]: unknown;
}

export type Answer =
  | {
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** An object is sent as JSON, anything else as it is. */
      readonly body?: object | string | Buffer;
      /** What follows the body in place of its end; to drip is to send a byte from time to time, without end. */
      readonly then?: 'hang' | 'reset' | 'drip';
    }
  /** Bytes in place of an answer, after which the connection is closed. */
  | { readonly bytes: string }
  /** Never answered, until the connector is closed. */
  | 'hang'
  /** The connection is cut after the request was read. */
  | 'reset';

const DRIP_MS = 100;

export type Rule = (received: Received) => Answer | null;

export interface Connector {
  readonly url: string;
  /** Everything received, the oldest first. */
  readonly received: readonly Received[];
  /** How many connections were opened to it. */
  connections(): number;
  /** Those that brought an activity. */
  sent(conversationId?: string): readonly Received[];
  /** Decides what to answer instead of an id; null from the rule, or no rule: an id. */
  answerWith(rule: Rule | Answer | null): void;
  /** Who is in a conversation from now on; one that nobody was put into is answered as Teams does one it does not know. */
  putInto(conversationId: string, people: readonly MemberOfConversation[]): void;
  /** Resolves with the first (already received or to come) that fits. */
  waitFor(fits: (received: Received) => boolean, withinMs?: number): Promise<Received>;
  clear(): void;
  close(): Promise<void>;
}

/** A small server that plays Teams' side of the Bot Connector, on a free port of 127.0.0.1. */
export async function startConnector(): Promise<Connector> {
  const received: Received[] = [];
  const waiting = new Set<() => void>();
  const people = new Map<string, readonly MemberOfConversation[]>();
  let rule: Rule = () => null;
  let lastId = 0;
  let connections = 0;

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      lastId += 1;
      const entry = describe(request, body, String(lastId));
      received.push(entry);
      for (const look of waiting) look();
      reply(request, response, entry, rule(entry) ?? (entry.kind === 'members' ? membersOf(entry, people) : null));
    });
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${String(port)}/`,
    received,
    connections: () => connections,
    sent: (conversationId) =>
      received.filter(
        (entry) =>
          (entry.kind === 'send' || entry.kind === 'update') &&
          (conversationId === undefined || entry.conversationId === conversationId),
      ),
    answerWith: (next) => {
      rule = typeof next === 'function' ? next : () => next;
    },
    putInto: (conversationId, members) => {
      people.set(conversationId, members);
    },
    waitFor: (fits, withinMs = 5000) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = received.find(fits);
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found);
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`The connector received nothing that fits within ${String(withinMs)} ms.`));
        }, withinMs);
        waiting.add(look);
        look();
      }),
    clear: () => {
      received.length = 0;
      rule = () => null;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function describe(request: IncomingMessage, body: SentActivity, id: string): Received {
  const path = request.url ?? '';
  const [, conversations, conversation, , activity] = path.replace(/^\/+v3/, '').split('/');
  const method = request.method ?? '';
  const isConversation = conversations === 'conversations';
  const created = isConversation && conversation === undefined && method === 'POST';
  const kind = created
    ? 'create conversation'
    : isConversation && path.includes('/activities')
      ? (({ POST: 'send', PUT: 'update', DELETE: 'delete' } as const)[method] ?? 'other')
      : isConversation && method === 'GET' && path.includes('/pagedmembers')
        ? 'members'
        : 'other';
  return {
    method,
    path,
    kind,
    conversationId: created ? `a:created-${id}` : conversation === undefined ? null : decodeURIComponent(conversation),
    activityId: kind === 'update' && activity !== undefined ? decodeURIComponent(activity) : `sent-${id}`,
    body,
    authorization: request.headers.authorization ?? null,
    at: performance.now(),
  };
}

/** Two to a page, so that every reader has to turn pages. */
const MEMBERS_A_PAGE = 2;

function membersOf(
  { path, conversationId }: Received,
  people: ReadonlyMap<string, readonly MemberOfConversation[]>,
): Answer {
  const all = people.get(conversationId ?? '');
  if (all === undefined) return { status: 404, body: { error: { code: 'ConversationNotFound' } } };
  const from = Number(new URL(path, 'http://127.0.0.1').searchParams.get('continuationToken') ?? 0);
  const next = from + MEMBERS_A_PAGE;
  const members = all.slice(from, next).map(({ entraId, tenantId }) => ({
    id: `29:${entraId ?? 'anonymous'}`,
    name: 'Somebody',
    userRole: entraId === null ? 'anonymous' : 'user',
    ...(entraId === null ? {} : { objectId: entraId }),
    ...(tenantId === undefined ? {} : { tenantId }),
  }));
  return { status: 200, body: { members, ...(next < all.length ? { continuationToken: String(next) } : {}) } };
}

function reply(request: IncomingMessage, response: ServerResponse, entry: Received, answer: Answer | null): void {
  if (answer === 'hang') return;
  if (answer === 'reset') {
    request.socket.destroy();
    return;
  }
  if (answer !== null && 'bytes' in answer) {
    request.socket.end(answer.bytes);
    return;
  }
  const isCreation = entry.kind === 'create conversation';
  const status = answer?.status ?? (isCreation ? 201 : 200);
  const body = answer?.body ?? (status < 300 ? { id: isCreation ? entry.conversationId : entry.activityId } : {});
  response.writeHead(status, { 'content-type': 'application/json', ...(answer?.headers ?? {}) });
  response.flushHeaders();
  const bytes = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  if (answer?.then === undefined) response.end(bytes);
  else if (bytes.length > 0) response.write(bytes);
  if (answer?.then === 'drip') drip(response);
  // Only once the other side has what was written: else the cut would overtake it.
  if (answer?.then === 'reset') setTimeout(() => request.socket.destroy(), DRIP_MS);
}

function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), DRIP_MS);
  response.on('close', () => {
    clearInterval(timer);
  });
}

async function readBody(request: IncomingMessage): Promise<SentActivity> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : (JSON.parse(text) as SentActivity);
}
