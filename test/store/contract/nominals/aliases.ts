import { expect, it } from 'vitest';
import { createSealer, keyIdOf } from '../../../../src/sealer.ts';
import { countSealed, resealAll } from '../../../../src/store/sealed-rows.ts';
import { sealedConversations } from '../../../../src/teams/sending/seal.ts';
import { chatSource, NOW, PEOPLE } from '../../../support/builders.ts';
import type { Contract } from '../each-store.ts';

const [A, B] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const sealed = { keyId: '01234567', sealed: 'c2VhbGVk' };
const label = { at: NOW, source: { from: 'command line', entraId: null, tenantId: null, activityId: null } } as const;

function sealerOf(fieldKey: Buffer, ...fieldKeysBefore: readonly Buffer[]) {
  const sealer = createSealer({ fieldKey, fieldKeysBefore });
  if (sealer === null) throw new Error('There is a key.');
  return sealer;
}

export const aliases: Contract = (underTest) => {
  const note = (event: string) => ({
    partnershipId: underTest().seeded.partnershipId,
    ...{ at: NOW, actor: PEOPLE.alex.email, event, subject: 'N-0001', source: chatSource('alex') },
  });
  const nominalId = () => underTest().seeded.nominalIds['N-0001'] ?? 0;
  const events = async () =>
    (await underTest().prisma.auditEntry.findMany({ orderBy: { seq: 'asc' } })).map(({ event }) => event);

  it('keeps one a nominal, the newest, and forgets it, each with its audit entry', async () => {
    const { store, prisma, seeded } = underTest();
    const { partnershipId } = seeded;
    expect(await store.aliases.of(partnershipId, nominalId())).toBeNull();
    expect(await store.aliases.keep(partnershipId, nominalId(), sealed, note('alias.set'))).toBe(true);
    const newer = { keyId: '89abcdef', sealed: 'bmV3ZXI=' };
    expect(await store.aliases.keep(partnershipId, nominalId(), newer, note('alias.set'))).toBe(true);
    expect(await store.aliases.of(partnershipId, nominalId())).toEqual(newer);
    expect(await prisma.nominalAlias.count()).toBe(1);
    expect(await store.aliases.forget(partnershipId, nominalId(), note('alias.forgotten'))).toBe(true);
    expect(await store.aliases.forget(partnershipId, nominalId(), note('alias.forgotten'))).toBe(false);
    expect(await events()).toEqual(['alias.set', 'alias.set', 'alias.forgotten']);
    expect(await prisma.auditEntry.findFirst()).toMatchObject({ subject: 'N-0001', previous: null, next: null });
  });

  it('keeps none of a nominal that is closed, erased or of another partnership', async () => {
    const { store, prisma, seeded } = underTest();
    const { partnershipId } = seeded;
    const other = await prisma.partnership.create({
      data: { code: 'ELSEWHERE', name: 'E', board: 'E', createdAt: NOW },
    });
    const elsewhere = { ...note('alias.set'), partnershipId: other.id };
    expect(await store.aliases.keep(other.id, nominalId(), sealed, elsewhere)).toBe(false);
    for (const data of [{ status: 'closed' } as const, { status: 'open', erasedAt: NOW } as const]) {
      await prisma.nominal.update({ where: { id: nominalId() }, data });
      expect(await store.aliases.keep(partnershipId, nominalId(), sealed, note('alias.set'))).toBe(false);
    }
    expect(await prisma.nominalAlias.count()).toBe(0);
    expect(await events()).toEqual([]);
  });

  it('shows and forgets none of another partnership', async () => {
    const { store, prisma, seeded } = underTest();
    const other = await prisma.partnership.create({
      data: { code: 'ELSEWHERE', name: 'E', board: 'E', createdAt: NOW },
    });
    await store.aliases.keep(seeded.partnershipId, nominalId(), sealed, note('alias.set'));
    expect(await store.aliases.of(other.id, nominalId())).toBeNull();
    const elsewhere = { ...note('alias.forgotten'), partnershipId: other.id };
    expect(await store.aliases.forget(other.id, nominalId(), elsewhere)).toBe(false);
    expect(await store.aliases.of(seeded.partnershipId, nominalId())).toEqual(sealed);
  });
};

export const sealing: Contract = (underTest) => {
  const reference = (at: number) => ({ serviceUrl: `https://example.org/${String(at)}` });
  const nothing = { current: 0, earlier: 0, plain: 0, lost: 0 };

  async function remember(from: number, to: number, ...keys: readonly Buffer[]): Promise<void> {
    const [key, ...before] = keys;
    const sealer = key === undefined ? null : sealerOf(key, ...before);
    const conversations = sealedConversations(underTest().store.conversations, sealer);
    for (let at = from; at < to; at += 1) {
      const conversation = {
        conversationId: `a:${String(at)}`,
        scope: 'personal',
        tenantId: null,
        entraId: null,
      } as const;
      await conversations.remember({ ...conversation, reference: reference(at) }, NOW);
    }
  }

  async function alias(ref: string, key: Buffer): Promise<number> {
    const { store, seeded } = underTest();
    const id = seeded.nominalIds[ref] ?? 0;
    const note = {
      partnershipId: seeded.partnershipId,
      ...{ at: NOW, actor: 'x', event: 'alias.set', subject: ref, source: chatSource('alex') },
    };
    await store.aliases.keep(seeded.partnershipId, id, sealerOf(key).seal(ref, `alias of nominal ${String(id)}`), note);
    return id;
  }

  it('is brought to the current key, whatever it was before; again it changes nothing', async () => {
    const { store, prisma, seeded } = underTest();
    // More than a page, one not sealed at all, one from before keys had ids, and one that nobody can open any more.
    await remember(0, 503, A);
    await remember(503, 504);
    const old = sealerOf(A).seal(JSON.stringify(reference(0)), 'a:0').sealed;
    await prisma.conversation.update({ where: { conversationId: 'a:0' }, data: { reference: { sealed: old } } });
    await remember(504, 505, Buffer.alloc(32, 3));
    await remember(505, 506, B);
    const gang = await alias('G-0001', A);
    await alias('N-0001', Buffer.alloc(32, 3));
    const now = sealerOf(B, A);
    const found = {
      conversations: { current: 1, earlier: 503, plain: 1, lost: 1 },
      aliases: { ...nothing, earlier: 1, lost: 1 },
    };
    expect(await countSealed(prisma, now)).toEqual(found);
    expect(await resealAll(prisma, now, label)).toEqual(found);
    const after = {
      conversations: { ...nothing, current: 505, lost: 1 },
      aliases: { ...nothing, current: 1, lost: 1 },
    };
    const before = await prisma.$queryRaw`SELECT id, reference FROM "Conversation" ORDER BY id`;
    expect(await resealAll(prisma, sealerOf(B), label)).toEqual(after);
    expect(await prisma.$queryRaw`SELECT id, reference FROM "Conversation" ORDER BY id`).toEqual(before);
    const opened = sealedConversations(store.conversations, sealerOf(B));
    for (const at of [0, 499, 500, 503, 505]) {
      expect((await opened.byConversationId(`a:${String(at)}`))?.reference).toEqual(reference(at));
    }
    expect((await opened.byConversationId('a:504'))?.reference).toEqual({});
    const kept = await store.aliases.of(seeded.partnershipId, gang);
    expect(kept?.keyId).toBe(keyIdOf(B));
    expect(kept === null ? null : sealerOf(B).open(kept, `alias of nominal ${String(gang)}`)).toBe('G-0001');
  });

  it('that was broken off after a page goes on from there', async () => {
    const { prisma } = underTest();
    await remember(0, 502, A);
    const now = sealerOf(B, A);
    let left = 501;
    const dying = { ...now, seal: (text: string, name: string) => (left-- > 0 ? now.seal(text, name) : dies()) };
    await expect(resealAll(prisma, dying, label)).rejects.toThrow('Killed');
    expect((await countSealed(prisma, now)).conversations).toEqual({ ...nothing, current: 500, earlier: 2 });
    expect(await prisma.auditEntry.count()).toBe(0);
    await resealAll(prisma, now, label);
    expect((await countSealed(prisma, sealerOf(B))).conversations).toEqual({ ...nothing, current: 502 });
  });

  it('is noted with its counts and the id of the key, and with nothing else', async () => {
    const { prisma } = underTest();
    await remember(0, 2, A);
    await resealAll(prisma, sealerOf(B, A), label);
    expect(await prisma.auditEntry.findMany()).toMatchObject([
      {
        ...{ partnershipId: null, event: 'keys.rotated', actor: 'command line', subject: null, previous: null },
        next: { keyId: keyIdOf(B), conversations: { ...nothing, earlier: 2 }, aliases: nothing },
      },
    ]);
  });
};

function dies(): never {
  throw new Error('Killed');
}
