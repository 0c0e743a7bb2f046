import { afterEach, beforeEach, expect, test } from 'vitest';
import { directPosts } from '../../../src/teams/sending/direct-posts.ts';
import { startConnector, type Connector } from '../../support/connector.ts';

let connector: Connector;

beforeEach(async () => {
  connector = await startConnector();
});

afterEach(async () => {
  await connector.close();
});

const activity = { type: 'message', text: 'Café – A-12' };
const CHANNEL = '19:a/b@thread.tacv2;messageid=1';
const ENCODED = '19%3Aa%2Fb%40thread.tacv2%3Bmessageid%3D1';

test.each<[string, (posts: ReturnType<typeof directPosts>) => Promise<{ id: string }>, string, string]>([
  ['a message', (posts) => posts.sendToConversation(CHANNEL, activity), 'POST', `/${ENCODED}/activities`],
  ['a reply', (posts) => posts.replyToActivity(CHANNEL, 'a/1', activity), 'POST', `/${ENCODED}/activities/a%2F1`],
  ['a new version', (posts) => posts.updateActivity(CHANNEL, 'a/1', activity), 'PUT', `/${ENCODED}/activities/a%2F1`],
  ['a new conversation', (posts) => posts.createConversation({ isGroup: false }), 'POST', ''],
])('%s goes where the connector takes it', async (_what, post, method, path) => {
  for (const below of ['', 'emea/', 'emea']) {
    const posts = directPosts(`${connector.url}${below}`, () => Promise.resolve('Bearer canary'));
    connector.clear();
    connector.answerWith({ status: 201, body: { id: 'new' } });
    expect(await post(posts)).toEqual({ id: 'new' });
    const prefix = below === '' ? '' : '/emea';
    expect(connector.received).toMatchObject([
      { method, path: `${prefix}/v3/conversations${path}`, authorization: 'Bearer canary' },
    ]);
  }
});

test('words arrive as they were, and no authorization where there is none to give', async () => {
  await directPosts(connector.url, () => Promise.resolve(null)).sendToConversation('a:1', activity);
  expect(connector.received).toMatchObject([{ body: activity, authorization: null }]);
});

test('nothing is sent without the sign-in', async () => {
  const posts = directPosts(connector.url, () => Promise.reject(new Error('No.')));
  await expect(posts.sendToConversation('a:1', activity)).rejects.toThrow('No.');
  expect(connector.connections()).toBe(0);
});
