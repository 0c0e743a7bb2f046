import { expect, test } from 'vitest';
import { seal, sealedConversations, unseal } from '../../../src/teams/sending/seal.ts';
import { memoryConversations, NOW, SAM } from '../harness.ts';

const KEY = Buffer.alloc(32, 1);
const reference = { serviceUrl: 'https://service.example.org/', channelId: 'msteams', bot: { id: '28:clerk' } };

test('what is sealed shows nothing, opens with its key and name, and is sealed differently each time', () => {
  const sealed = seal(reference, 'a:1', KEY);
  expect(JSON.stringify(sealed)).not.toMatch(/service|clerk/);
  expect(unseal(sealed, 'a:1', KEY)).toEqual(reference);
  expect(seal(reference, 'a:1', KEY)).not.toEqual(sealed);
});

test.each([
  ['another key', Buffer.alloc(32, 2), 'a:1'],
  ['no key', null, 'a:1'],
  ['another conversation', KEY, 'a:2'],
])('it does not open with %s', (_name, key, name) => {
  expect(unseal(seal(reference, 'a:1', KEY), name, key)).toBeNull();
});

test('what was stored before there was a key is still read', () => {
  expect(unseal(seal(reference, 'a:1', null), 'a:1', KEY)).toEqual(reference);
});

test('conversations are sealed in the store and open to the clerk', async () => {
  const stored = memoryConversations();
  const conversations = sealedConversations(stored, KEY);
  const conversation = {
    conversationId: 'a:1',
    scope: 'personal',
    tenantId: null,
    entraId: SAM.entraId,
    reference,
  } as const;
  await conversations.remember(conversation, NOW);
  expect(stored.all.get('a:1')?.reference).toEqual({ sealed: expect.any(String) as string });
  for (const found of [
    await conversations.ofPerson(SAM.entraId),
    await conversations.byConversationId('a:1'),
    await conversations.newest(),
  ]) {
    expect(found?.reference).toEqual(reference);
  }
});
