import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import type { Rooms } from '../../src/ports/messenger.ts';
import { ClerkAdapter } from '../../src/teams/adapter.ts';
import { createRooms } from '../../src/teams/rooms.ts';
import { startConnector, type Answer, type Connector } from '../support/connector.ts';
import { memoryConversations, NOW } from './harness.ts';

const CHANNEL = '19:room@thread.tacv2';
const BOT = '28:clerk';

let connector: Connector;
let rooms: Rooms;
let logged: string[];

beforeEach(async () => {
  connector = await startConnector();
  logged = [];
  const conversations = memoryConversations();
  for (const [conversationId, serviceUrl] of [
    [CHANNEL, connector.url],
    ['19:elsewhere@thread.tacv2', 'http://192.0.2.1/'],
  ] as const) {
    const reference = { serviceUrl, channelId: 'msteams', bot: { id: BOT } };
    await conversations.remember({ conversationId, scope: 'channel', tenantId: null, entraId: null, reference }, NOW);
  }
  rooms = createRooms({
    adapter: new ClerkAdapter({ auth: 'off' }),
    identity: { auth: 'off' },
    conversations,
    log: createLog('debug', { write: (line: string) => logged.push(line) }),
  });
});

afterEach(() => connector.close());

describe('who is in a conversation', () => {
  test('is read over all pages, with strangers and anonymous guests', async () => {
    connector.putInto(CHANNEL, [
      { entraId: 'sam', tenantId: 'host' },
      { entraId: 'guest', tenantId: 'elsewhere' },
      { entraId: null },
    ]);
    expect(await rooms.present(CHANNEL)).toEqual([
      { entraId: 'sam', tenantId: 'host' },
      { entraId: 'guest', tenantId: 'elsewhere' },
      { entraId: null, tenantId: null },
    ]);
    expect(
      connector.received.map(({ path }) => new URL(path, connector.url).searchParams.get('continuationToken')),
    ).toEqual([null, '2']);
  });

  test('is read anew each time, so that whoever was just added counts', async () => {
    connector.putInto(CHANNEL, [{ entraId: 'sam' }]);
    expect(await rooms.present(CHANNEL)).toHaveLength(1);
    connector.putInto(CHANNEL, [{ entraId: 'sam' }, { entraId: 'robin' }]);
    expect(await rooms.present(CHANNEL)).toHaveLength(2);
  });

  test('leaves out the clerk itself, whichever name Teams gives the Entra id', async () => {
    const members = [
      { id: BOT, name: 'Clerk' },
      { id: '29:x', aadObjectId: 'sam' },
    ];
    connector.answerWith({ status: 200, body: { members } });
    expect(await rooms.present(CHANNEL)).toEqual([{ entraId: 'sam', tenantId: null }]);
  });

  test.each<[string, Answer]>([
    ['refuses', { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } }],
    ['fails', { status: 503 }],
    ['cuts the connection', 'reset'],
    ['answers nonsense', { status: 200, body: '<html>' }],
    ['lists nobody that it should', { status: 200, body: { members: 'all' } }],
    ['has pages without end', { status: 200, body: { members: [], continuationToken: 'x' } }],
    ['answers half of a page', { status: 200, body: '{"members":[{"id":"29:x"', then: 'reset' }],
  ])('cannot be told when Teams %s', async (_how, answer) => {
    connector.answerWith(answer);
    expect(await rooms.present(CHANNEL)).toBeNull();
  });

  test('cannot be told when Teams does not answer while somebody waits', async () => {
    connector.answerWith('hang');
    expect(await rooms.present(CHANNEL)).toBeNull();
    expect(logged.join('')).toContain('members not read');
  });

  test('cannot be told of a conversation that is not known, and none is asked for off this machine', async () => {
    expect(await rooms.present('19:unknown@thread.tacv2')).toBeNull();
    expect(await rooms.present('19:elsewhere@thread.tacv2')).toBeNull();
    expect(connector.received).toEqual([]);
  });
});
