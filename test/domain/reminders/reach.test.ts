import { expect, it } from 'vitest';
import { reachOfAll, type MemberChat, type Reach } from '../../../src/domain/reminders/reach.ts';
import { everybody, jo, kit, lee, olu, priya, sam } from './ladder-world.ts';

const at = new Date('2026-11-20T08:00:00Z');

function chat(memberId: number, more: Partial<MemberChat> = {}): MemberChat {
  return { memberId, wroteAt: null, removedAt: null, seenAt: at, ...more };
}

function read(all: readonly Reach[]): string[] {
  return all.map(({ member, state }) => `${member.name}: ${state}`);
}

it('puts everybody into one state, those first with whom there is something to do', () => {
  const members = [
    sam,
    { ...priya, account: 'guest' as const },
    { ...kit, account: 'external' as const },
    { ...jo, unreached: { code: 'blocked', reason: 'They have blocked the clerk.', at } },
    { ...lee, entraId: null },
    olu,
  ];
  expect(read(reachOfAll(members, [chat(sam.id), chat(olu.id, { wroteAt: at })]))).toEqual([
    'Jo Bright: refused',
    'Lee Grant: no identity',
    'Kit Doyle: external',
    'Priya Shah: guest',
    'Sam Okafor: installed',
    'Olu Mensah: wrote',
  ]);
  expect(read(reachOfAll(everybody, []))).toEqual(everybody.map(({ name }) => `${name}: never seen`));
});

it('believes the last message more than what was known before it, and a guest’s chat more than their account', () => {
  const lost = { ...sam, unreached: { code: 'not-in-roster', reason: 'They do not have the app.', at } };
  const guest = { ...priya, account: 'guest' as const };
  const chats = [
    chat(sam.id, { wroteAt: at }),
    chat(priya.id, { wroteAt: at }),
    chat(lee.id, { wroteAt: at, removedAt: at }),
  ];
  expect(read(reachOfAll([lost, guest, lee], chats))).toEqual([
    'Sam Okafor: refused',
    'Lee Grant: removed',
    'Priya Shah: wrote',
  ]);
});
