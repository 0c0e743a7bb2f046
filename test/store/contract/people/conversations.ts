import { expect, it } from 'vitest';
import { chatSource, NOW, PEOPLE, TENANT } from '../../../support/builders.ts';
import type { Contract } from '../each-store.ts';

const minutesLater = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const samsChat = {
  conversationId: 'a:sam',
  scope: 'personal' as const,
  tenantId: TENANT,
  entraId: PEOPLE.sam.entraId.toUpperCase(),
  reference: { serviceUrl: 'https://example.org/', nested: { of: ['a', 1, null] } },
};
const channel = {
  conversationId: '19:harbour',
  scope: 'channel' as const,
  tenantId: TENANT,
  entraId: null,
  reference: {},
};

export const conversations: Contract = (underTest) => {
  it('remembers a person’s own chat, and that the clerk was removed from it, and is back', async () => {
    const { store } = underTest();
    await store.conversations.remember(samsChat, NOW);
    const kept = { ...samsChat, id: expect.any(Number) as number, entraId: PEOPLE.sam.entraId, removed: false };
    expect(await store.conversations.ofPerson(PEOPLE.sam.entraId)).toEqual(kept);
    expect(await store.conversations.ofPerson(PEOPLE.sam.entraId.toUpperCase())).toEqual(kept);
    expect(await store.conversations.ofPerson(PEOPLE.nia.entraId)).toBeNull();
    await store.conversations.forget('a:sam', minutesLater(1));
    expect(await store.conversations.ofPerson(PEOPLE.sam.entraId)).toEqual({ ...kept, removed: true });
    await store.conversations.remember(samsChat, minutesLater(2));
    expect(await store.conversations.byConversationId('a:sam')).toEqual(kept);
  });

  it('tells who has written from who only has the app, and from whose chat is gone', async () => {
    const { store, seeded } = underTest();
    const chats = async () =>
      (await store.conversations.ofMembers(seeded.partnershipId)).map(({ wroteAt, removedAt }) => [wroteAt, removedAt]);
    expect(await chats()).toEqual([]);
    await store.conversations.remember(samsChat, NOW);
    expect(await chats()).toEqual([[null, null]]);
    await store.conversations.remember(samsChat, minutesLater(1), true);
    await store.conversations.remember(samsChat, minutesLater(2));
    expect(await chats()).toEqual([[minutesLater(1), null]]);
    await store.conversations.forget('a:sam', minutesLater(3));
    expect(await chats()).toEqual([[minutesLater(1), minutesLater(3)]]);
    await store.conversations.remember({ ...samsChat, conversationId: 'a:again' }, minutesLater(1));
    expect(await chats()).toEqual([[null, null]]);
    expect(await store.conversations.ofMembers(seeded.partnershipId + 1)).toEqual([]);
  });

  it('takes a changed reference, and writes nothing for one that has not changed', async () => {
    const { store, prisma } = underTest();
    await store.conversations.remember(samsChat, NOW);
    await store.conversations.remember(samsChat, minutesLater(5));
    expect(await prisma.conversation.findFirst()).toMatchObject({ updatedAt: NOW });
    const moved = { ...samsChat, reference: { serviceUrl: 'https://example.org/elsewhere/' } };
    await store.conversations.remember(moved, minutesLater(6));
    expect(await store.conversations.byConversationId('a:sam')).toMatchObject({ reference: moved.reference });
    await store.conversations.remember(moved, minutesLater(6 + 24 * 60));
    expect(await prisma.conversation.findFirst()).toMatchObject({ updatedAt: minutesLater(6 + 24 * 60) });
    expect(await prisma.conversation.count()).toBe(1);
  });

  it('gives a channel to a partnership for a purpose', async () => {
    const { store, prisma, seeded } = underTest();
    const { partnershipId } = seeded;
    const note = {
      partnershipId,
      at: NOW,
      actor: PEOPLE.alex.email,
      event: 'channel.chosen',
      subject: 'board',
      source: chatSource('alex'),
    };
    await expect(store.conversations.useChannel(partnershipId, 'board', '19:harbour', note)).rejects.toMatchObject({
      code: 'conversation unknown',
    });
    await store.conversations.remember(channel, NOW);
    await store.conversations.useChannel(partnershipId, 'board', '19:harbour', note);
    expect(await store.conversations.channelOf(partnershipId, 'board')).toMatchObject({ conversationId: '19:harbour' });
    expect(await store.conversations.channelOf(partnershipId, 'partnership')).toBeNull();
    expect(await store.conversations.partnershipAt('19:harbour')).toBe(partnershipId);
    expect(await store.conversations.partnershipAt('19:other')).toBeNull();
    expect(await prisma.auditEntry.count({ where: { event: 'channel.chosen' } })).toBe(1);
  });

  it('knows the newest', async () => {
    const { store } = underTest();
    expect(await store.conversations.newest()).toBeNull();
    await store.conversations.remember(channel, minutesLater(1));
    await store.conversations.remember(samsChat, NOW);
    expect(await store.conversations.newest()).toMatchObject({ conversationId: '19:harbour' });
  });
};
