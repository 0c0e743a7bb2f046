import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutgoingNudge } from '../../src/delivery/delivery.ts';
import { nudgeRenderer } from '../../src/delivery/nudge-message.ts';
import type { Action } from '../../src/domain/actions/action.ts';
import type { Member } from '../../src/domain/people/person.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { NOW, PEOPLE, seedPartnership, type PersonKey, type Seeded } from '../support/builders.ts';
import { openTestDatabase } from '../support/database.ts';
import { roomsWith } from '../support/rooms.ts';

let open: OpenStore;
let seeded: Seeded;

beforeAll(async () => {
  open = await openTestDatabase();
  seeded = await seedPartnership(open.prisma);
  await open.prisma.profile.createMany({
    data: [
      { partnershipId: seeded.partnershipId, ref: 'P-0001', number: 1, title: 'One', kind: 'ocg', received: NOW },
      { partnershipId: seeded.partnershipId, ref: 'P-0002', number: 2, title: 'Two', kind: 'location' },
    ],
  });
}, 60_000);

afterAll(() => open.store.close());

async function nudge(who: PersonKey, numbers: readonly number[], more: Partial<OutgoingNudge>): Promise<OutgoingNudge> {
  const { store } = open;
  const [partnerships, members, meetings, actions] = await Promise.all([
    store.partnerships(),
    store.people.members(seeded.partnershipId),
    store.meetings.all(seeded.partnershipId),
    store.actions.byNumber(seeded.partnershipId, numbers),
  ]);
  const partnership = only(partnerships);
  const meeting = meetings.find(({ status, kind }) => status === 'planned' && kind === 'partnership') ?? null;
  const about = { kind: 'digest', rung: -7, subject: { of: 'meeting', day: '2026-12-08' }, meeting, now: NOW } as const;
  const nobody = { passedOnFor: [], outOfReach: [], channel: null, since: NOW };
  return { partnership, members, meetings, actions, ...about, ...nobody, member: memberCalled(members, who), ...more };
}

/** The plain text of the message, after the line with the marking. */
async function words(
  who: PersonKey,
  numbers: readonly number[],
  more: Partial<OutgoingNudge> = {},
  rooms: Parameters<typeof roomsWith>[0] = {},
): Promise<string[]> {
  let tokens = 0;
  const newToken = (): string => `00000000-0000-4000-8000-${String((tokens += 1)).padStart(12, '0')}`;
  const message = await nudgeRenderer(open.store, roomsWith(rooms), newToken)(await nudge(who, numbers, more));
  const { fallbackText } = message.card as { fallbackText: string };
  return fallbackText.split('\n').slice(1);
}

describe('what a nudge says', () => {
  it('is when the partnership meets and the owner’s actions, in their order', async () => {
    const said = await words('sam', [12, 14]);
    expect(said[0]).toContain('Operation Portfolio meets on Tuesday 8 December 2026 at 10:00.');
    expect(said.slice(1).map((line) => line.slice(0, 6))).toEqual(['A-0012', 'A-0014']);
  });

  it('leaves out what its reader may not see', async () => {
    // Dan, of Fire and Rescue, is not cleared for the group that A-0020 is about.
    const said = (await words('dan', [20, 21])).join('\n');
    expect(said).toContain('A-0021');
    expect(said).not.toContain('A-0020');
  });

  it('shows a deputy the actions that they stand in for', async () => {
    expect((await words('robin', [12])).join('\n')).toContain('A-0012');
  });

  it('tells the chair how the log stands, and what is overdue or blocked', async () => {
    const said = (await words('jo', [], { kind: 'brief', rung: 0 })).join('\n');
    expect(said).toContain('Tuesday 8 December 2026 at 10:00');
    for (const ref of ['A-0015', 'A-0014']) expect(said).toContain(ref);
    expect(said).not.toContain('A-0012');
    expect(said).toMatch(/6 open/i);
    expect(said).toMatch(/1 overdue/i);
  });

  it('asks the coordinator for the profiles that are still awaited', async () => {
    const said = (await words('alex', [], { kind: 'profiles', rung: -14 })).join('\n');
    expect(said).toContain('P-0002');
    expect(said).not.toContain('P-0001');
  });

  it('mentions in a channel name an action only if everybody there may see it', async () => {
    const { sam, priya, ruth } = PEOPLE;
    const subject = { of: 'mention', kind: 'digest', about: { of: 'meeting', day: '2026-12-08' } } as const;
    const mention = { kind: 'mention', rung: -7, subject, channel: 'room' } as const;
    const since = new Date('2026-11-01T00:00:00Z');
    const said = async (room: readonly (string | null)[] | undefined): Promise<string> =>
      (await words('sam', [12], { ...mention, since }, room === undefined ? {} : { room })).join('\n');
    expect(await said([sam.entraId, priya.entraId])).toContain('These wait for your update: A-0012.');
    for (const room of [[sam.entraId, ruth.entraId], [sam.entraId, 'a stranger'], [sam.entraId, null], [], undefined]) {
      expect(await said(room)).toBe(
        'Sam Okafor, your own chat with the clerk could not be reached, and something waits for your update. ' +
          'Open a chat with the clerk and say “my actions”.',
      );
    }
  });

  it('stays under 80 KB with hundreds of actions', async () => {
    const [action] = await open.store.actions.byNumber(seeded.partnershipId, [12]);
    const many = Array.from({ length: 400 }, (_, at): Action => ({
      ...given(action),
      id: at,
      number: at + 1,
      title: 'x'.repeat(2000),
    }));
    const message = await nudgeRenderer(
      open.store,
      roomsWith({}),
      () => '00000000-0000-4000-8000-000000000000',
    )(await nudge('sam', [], { actions: many }));
    expect(Buffer.byteLength(JSON.stringify(message))).toBeLessThan(80_000);
  });

  it('is a fault where a brief has no meeting', async () => {
    await expect(words('jo', [], { kind: 'brief', meeting: null })).rejects.toThrow('without a meeting');
  });
});

function memberCalled(members: readonly Member[], who: PersonKey): Member {
  return given(members.find(({ email }) => email === PEOPLE[who].email));
}

function only<T>(items: readonly T[]): T {
  expect(items).toHaveLength(1);
  return given(items[0]);
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('Not in the seeded partnership');
  return value;
}
