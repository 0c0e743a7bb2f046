import { expect, test } from 'vitest';
import { createSealer } from '../../../src/sealer.ts';
import { sealedConversations } from '../../../src/teams/sending/seal.ts';
import { memoryConversations, NOW, SAM } from '../harness.ts';

const KEY = Buffer.alloc(32, 1);
const OTHER = Buffer.alloc(32, 2);
const reference = { serviceUrl: 'https://service.example/', bot: { id: '28:clerk' } };
const conversation = {
  conversationId: 'a:1',
  scope: 'personal',
  tenantId: null,
  entraId: SAM.entraId,
  reference,
} as const;

const sealerOf = (fieldKey: Buffer | null, ...fieldKeysBefore: Buffer[]) => createSealer({ fieldKey, fieldKeysBefore });

test('conversations are sealed in the store and open to the clerk', async () => {
  const stored = memoryConversations();
  const sealer = sealerOf(KEY);
  const conversations = sealedConversations(stored, sealer);
  await conversations.remember(conversation, NOW);
  expect(stored.all.get('a:1')?.reference).toEqual({ sealed: expect.any(String) as string, key: sealer?.keyId });
  for (const found of [
    await conversations.ofPerson(SAM.entraId),
    await conversations.byConversationId('a:1'),
    await conversations.newest(),
  ]) {
    expect(found?.reference).toEqual(reference);
  }
});

test.each([
  ['the same key', sealerOf(KEY), reference],
  ['a new key and the one before', sealerOf(OTHER, KEY), reference],
  ['another key', sealerOf(OTHER), {}],
  ['no key', null, {}],
])('one that was sealed is read with %s', async (_name, sealer, read) => {
  const stored = memoryConversations();
  await sealedConversations(stored, sealerOf(KEY)).remember(conversation, NOW);
  const found = await sealedConversations(stored, sealer).byConversationId('a:1');
  expect(found?.reference).toEqual(read);
});

test('what was stored before there was a key, or before keys had ids, is still read', async () => {
  const stored = memoryConversations();
  await sealedConversations(stored, null).remember(conversation, NOW);
  expect(stored.all.get('a:1')?.reference).toEqual(reference);
  expect((await sealedConversations(stored, sealerOf(KEY)).newest())?.reference).toEqual(reference);
  const before = sealerOf(KEY)?.seal(JSON.stringify(reference), 'a:1').sealed;
  await stored.remember({ ...conversation, reference: { sealed: before } }, NOW);
  expect((await sealedConversations(stored, sealerOf(OTHER, KEY)).newest())?.reference).toEqual(reference);
});
