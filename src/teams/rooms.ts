import { z } from 'zod';
import type { BotIdentity } from '../config.ts';
import type { PersonPresent } from '../domain/people/presence.ts';
import type { Log } from '../log.ts';
import type { Conversations } from '../ports/conversations.ts';
import type { Rooms } from '../ports/messenger.ts';
import type { ClerkAdapter } from './adapter.ts';
import type { ConnectorClient } from './sending/connector-factory.ts';
import { mayAnswerAt } from './door/service-address.ts';
import { readReference, type Reference } from './sending/conversation-reference.ts';

export interface RoomsParts {
  readonly adapter: ClerkAdapter;
  readonly identity: BotIdentity;
  readonly conversations: Conversations;
  readonly log: Log;
}

/** Somebody waits for the answer, and a press is cut off after some seconds: it goes to their own chat instead. */
const TIME_LIMIT_MS = 4000;

const PAGE_SIZE = 200;

/** More pages than this are a conversation too large for anybody to know who reads along. */
const MOST_PAGES = 25;

/** Teams calls the Entra id by either name; other clients know neither, and then nobody is recognised. */
const membersSchema = z.object({
  members: z.array(
    z.looseObject({
      id: z.string(),
      aadObjectId: z.string().nullish(),
      objectId: z.string().nullish(),
      tenantId: z.string().nullish(),
    }),
  ),
  continuationToken: z.string().nullish(),
});

/** Reads who is in a conversation from Teams, each time anew: whoever was added a second ago reads along. */
export function createRooms(parts: RoomsParts): Rooms {
  return {
    present: async (conversationId) => {
      const limit = new AbortController();
      const timer = setTimeout(() => {
        limit.abort(new Error('The members were not told in time.'));
      }, TIME_LIMIT_MS);
      try {
        return await Promise.race([presentIn(parts, conversationId), aborted(limit.signal)]);
      } catch (error) {
        parts.log.warn('members not read', { error });
        return null;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
}

async function presentIn(parts: RoomsParts, conversationId: string): Promise<readonly PersonPresent[] | null> {
  const stored = await parts.conversations.byConversationId(conversationId);
  const reference = stored === null || stored.removed ? null : readReference(stored.reference);
  if (reference === null || !mayAnswerAt(reference.serviceUrl, parts.identity)) return null;
  const client = await parts.adapter.connector(reference.serviceUrl);
  const people: PersonPresent[] = [];
  let continuationToken: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const read = membersSchema.parse(await pageOf(client, conversationId, continuationToken));
    people.push(...read.members.flatMap((member) => personOf(member, reference)));
    continuationToken = read.continuationToken ?? null;
    if (continuationToken === null || continuationToken === '') return people;
  }
  return null;
}

function pageOf(client: ConnectorClient, conversationId: string, continuationToken: string | null): Promise<unknown> {
  const page = { pageSize: PAGE_SIZE, ...(continuationToken === null ? {} : { continuationToken }) };
  return client.conversations.getConversationPagedMembers(conversationId, page as Asked);
}

/** The SDK asks for a token of the first page too, and takes none. */
type Asked = Parameters<ConnectorClient['conversations']['getConversationPagedMembers']>[1];

type MemberRead = z.infer<typeof membersSchema>['members'][number];

function personOf(member: MemberRead, { bot }: Reference): readonly PersonPresent[] {
  if (member.id === bot.id) return [];
  return [{ entraId: member.aadObjectId ?? member.objectId ?? null, tenantId: member.tenantId ?? null }];
}
