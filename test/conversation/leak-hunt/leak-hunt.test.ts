import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClerk, type Clerk } from '../../../src/conversation/clerk.ts';
import { planMessage } from '../../../src/conversation/planner.ts';
import { COMMANDS } from '../../../src/conversation/registry.ts';
import type { Turn } from '../../../src/conversation/turn/turn.ts';
import type { Delivery } from '../../../src/delivery/delivery.ts';
import { createNudgeDesk } from '../../../src/delivery/nudge-desk.ts';
import { nudgeRenderer } from '../../../src/delivery/nudge-message.ts';
import type { Message, Place } from '../../../src/domain/message.ts';
import { membersPresent } from '../../../src/domain/people/presence.ts';
import type { Member, Speaker } from '../../../src/domain/people/person.ts';
import type { Messenger } from '../../../src/ports/messenger.ts';
import type { Store } from '../../../src/ports/store.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { NOW } from '../../support/builders.ts';
import { openTestDatabase } from '../../support/database.ts';
import { roomsWith } from '../../support/rooms.ts';
import {
  BOTH,
  mayRead,
  mayStandHere,
  NO_SUCH_CODE,
  NO_SUCH_NUMBER,
  plant,
  plantedIn,
  readLog,
  SEALER,
  SOMEBODIES,
  type Log,
  type PartnershipName,
} from './planted.ts';
import { ABOUT_ONE, forgedPresses, pressesAboutOne, WORDS } from './said.ts';

const STRANGER = 'leak-stranger';
const EVERYBODY = [...new Set([...SOMEBODIES.map(({ entraId }) => entraId), STRANGER])];
/** Who is in which room: everybody of the north, those who may see nearly everything, and a room with a stranger. */
const ROOMS: Record<string, readonly string[]> = {
  channel: SOMEBODIES.filter(({ partnership }) => partnership === 'north').map(({ entraId }) => entraId),
  cleared: ['leak-north-chair-fire', 'leak-north-coordinator-housing', 'leak-north-analyst-fire'],
  strange: ['leak-north-chair-fire', 'leak-north-member-housing', STRANGER],
};

let opened: OpenStore;
let clerk: Clerk;
let partnershipIds: Record<PartnershipName, number>;
/** What the store was asked, in order: what takes as many questions takes as long. */
let calls: string[];
/** What went to somebody's own chat in the turn, with whose chat it is. */
let sent: { readonly member: Member; readonly message: Message }[];

beforeAll(async () => {
  opened = await openTestDatabase();
  partnershipIds = { north: await plant(opened.prisma, 'north'), south: await plant(opened.prisma, 'south') };
  await opened.store.conversations.remember(
    { conversationId: 'channel', scope: 'channel', tenantId: null, entraId: null, reference: {} },
    NOW,
  );
  const messenger: Messenger = {
    toPerson: (member, message) => {
      sent.push({ member, message });
      return Promise.resolve({ outcome: 'sent', activityId: null, conversationId: 'personal' });
    },
    toConversation: () => Promise.resolve({ outcome: 'sent', activityId: 'posted', conversationId: 'board' }),
    replace: () => Promise.resolve({ outcome: 'sent', activityId: 'replaced', conversationId: 'personal' }),
  };
  const { store } = opened;
  const rooms = roomsWith(ROOMS);
  const delivery: Delivery = {
    ...{ store, messenger, worker: 'test', random: () => 0.5, clock: { now: () => NOW } },
    render: nudgeRenderer(store, rooms, randomUUID),
    pace: (_, send) => send(),
    log: {
      info: () => undefined,
      error: (_, { error }) => {
        expect(error).toBeUndefined();
      },
    },
  };
  calls = [];
  clerk = createClerk({
    store: counting(store),
    messenger,
    rooms,
    sealer: SEALER,
    nudges: createNudgeDesk(delivery),
    newId: randomUUID,
  });
});

afterAll(() => opened.store.close());

function counting(store: Store): Store {
  const watched = (area: string, part: object): object =>
    new Proxy(part, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        const called = `${area}${String(name)}`;
        if (typeof value === 'object' && value !== null) return watched(`${called}.`, value);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]): unknown => {
          calls.push(called);
          return Reflect.apply(value, target, args);
        };
      },
    });
  return watched('', store) as Store;
}

/** All that became of one turn: what stands in the place, and what went to whose own chat. */
interface Outcome {
  readonly here: readonly unknown[];
  readonly privately: readonly { readonly member: Member; readonly message: Message }[];
}

function turnOf(entraId: string, conversationId: string, place: Place, text: string): Turn {
  return { text, place, conversationId, entraId, tenantId: null, activityId: randomUUID(), now: NOW };
}

async function says(entraId: string, place: Place, room: string, text: string): Promise<Outcome> {
  sent = [];
  const understood = await clerk.understand(turnOf(entraId, room, place, text));
  const replies = understood.instead === null ? [] : [understood.instead];
  for (const step of understood.steps) replies.push(await understood.run(step));
  const here = replies.flatMap((reply) => reply.here ?? []);
  const { member } = understood;
  const privately = replies.flatMap(({ privately: message }) =>
    message === null || member === null ? [] : [{ member, message }],
  );
  return { here, privately: [...privately, ...sent] };
}

async function presses(entraId: string, place: Place, room: string, data: object): Promise<Outcome> {
  sent = [];
  const answer = await clerk.press(data, turnOf(entraId, room, place, ''));
  return { here: [answer], privately: sent };
}

function belongsTo(entraId: string | null): readonly PartnershipName[] {
  return SOMEBODIES.flatMap((each) => (each.entraId === entraId ? [each.partnership] : []));
}

async function speakersNow(entraId: string): Promise<readonly Speaker[]> {
  const arrivals = await opened.store.people.arrivals(entraId, null, '2026-11-23', []);
  return arrivals.map(({ speaker }) => speaker);
}

/** What is known of the log and of those who read, from before the turn; read anew when something looks like a leak. */
interface Known {
  readonly log: Log;
  readonly readers: ReadonlyMap<string, readonly Speaker[]>;
  readonly present: readonly (Speaker | null)[];
}

async function look(room: string): Promise<Known> {
  const { store } = opened;
  const [north] = await store.partnerships();
  if (north === undefined) throw new Error('There is no partnership.');
  const there = (ROOMS[room] ?? []).map((id) => ({ entraId: id, tenantId: null }));
  const present = membersPresent(there, await store.people.members(north.id), north, NOW);
  const readers = new Map<string, readonly Speaker[]>();
  for (const id of EVERYBODY) readers.set(id, await speakersNow(id));
  return { log: await readLog(store, partnershipIds), readers, present };
}

/** The words that were said where somebody reads them who may not, as far as is known; empty when all is well. */
function leaks(said: Outcome, entraId: string, place: Place, { log, readers, present }: Known): readonly string[] {
  const own = place === 'personal' ? (readers.get(entraId) ?? []).slice(0, 1) : [];
  const mayHear = (word: string): boolean =>
    place === 'personal'
      ? own.some((reader) => mayRead(word, reader, belongsTo(entraId), log))
      : mayStandHere(word, present, log);
  const privately = said.privately.flatMap(({ member, message }) => {
    const theirs = (readers.get(member.entraId ?? '') ?? []).filter(({ member: { id } }) => id === member.id);
    const may = (word: string): boolean =>
      theirs.some((reader) => mayRead(word, reader, belongsTo(member.entraId), log));
    return plantedIn(JSON.stringify(message)).filter((word) => !may(word));
  });
  return [...plantedIn(JSON.stringify(said.here)).filter((word) => !mayHear(word)), ...privately];
}

describe('what the hunt says', () => {
  it('has something for every command', () => {
    const planned = new Set(
      WORDS.flatMap((text) =>
        planMessage(text, { today: '2026-11-23', place: 'personal' }).steps.map(({ command }) => command),
      ),
    );
    expect(COMMANDS.map(({ name }) => name).filter((name) => !planned.has(name))).toEqual([]);
  });

  it('has a press of every verb', () => {
    const pressed = new Set(forgedPresses().map(({ verb }) => verb));
    expect(
      COMMANDS.flatMap(({ presses }) => presses.map(({ button }) => button.verb)).filter((verb) => !pressed.has(verb)),
    ).toEqual([]);
  });

  it('finds what it planted: the chair reads of every action and code', async () => {
    const chair = 'leak-north-chair-fire';
    const said = await Promise.all(
      ['A-303', 'G-4102', 'N-4101', 'alias of N-4101', 'next meeting', 'the minutes'].map((text) =>
        says(chair, 'personal', 'a:chair', text),
      ),
    );
    const words = plantedIn(JSON.stringify(said));
    for (const word of [
      'zqtitle303north',
      'a-0303',
      'g-4102',
      'zqcategorypolicenorth',
      'zqaliassharednorth',
      'zqvenuenorth',
      'zqdecisionpolicenorth',
      'zqdecisionmeetingnorth',
    ]) {
      expect(words).toContain(word);
    }
  });
});

// Before anything is handed on: A-303 is the police's, about a nominal that nobody else needs to know of.
describe('what there is not and what is not theirs', () => {
  /** The answer without its number and the tokens that are new each time, and what the store was asked for it. */
  async function told(number: number | string, turn: () => Promise<Outcome>): Promise<unknown> {
    calls = [];
    const said = await turn();
    const plain = (value: unknown): string =>
      JSON.stringify(value)
        .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'token')
        .replaceAll(String(number), '#');
    return { here: plain(said.here), privately: plain(said.privately.map(({ message }) => message)), calls };
  }

  const UNCLEARED = ['member', 'lead', 'observer'].flatMap((role) => [
    `leak-north-${role}-housing`,
    `leak-north-${role}-fire`,
  ]);

  it.each(
    UNCLEARED.flatMap((entraId) => [[entraId, 'personal', 'a:x'] as const, [entraId, 'channel', 'channel'] as const]),
  )('are told alike, and by as many questions to the store: %s, %s', async (entraId, place, room) => {
    for (const text of ABOUT_ONE) {
      const theirs = await told(303, () => says(entraId, place, room, text(303)));
      const none = await told(NO_SUCH_NUMBER, () => says(entraId, place, room, text(NO_SUCH_NUMBER)));
      expect(theirs, text(303)).toEqual(none);
    }
    const pressed = pressesAboutOne(NO_SUCH_NUMBER);
    for (const [index, press] of pressesAboutOne(303).entries()) {
      const theirs = await told(303, () => presses(entraId, place, room, press));
      const none = await told(NO_SUCH_NUMBER, () => presses(entraId, place, room, pressed[index] ?? {}));
      expect(theirs, JSON.stringify(press)).toEqual(none);
    }
    for (const code of ['G-4102', 'L-4103', NO_SUCH_CODE]) {
      const asked = await told(code, () => says(entraId, place, room, code));
      expect(asked, code).toEqual(await told(NO_SUCH_CODE, () => says(entraId, place, room, NO_SUCH_CODE)));
      for (const about of ['alias of @', 'alias of @ is Zqsaid', 'forget the alias of @']) {
        const of = (one: string) => told(one, () => says(entraId, place, room, about.replace('@', one)));
        expect(await of(code), `${about} ${code}`).toEqual(await of(NO_SUCH_CODE));
      }
    }
  });
});

const SHARED = ['channel', 'strange', 'cleared', 'a room that cannot be read'] as const;
const IN_ROOMS = ['leak-north-member-housing', 'leak-north-chair-fire', BOTH.entraId];

describe.each([
  ...EVERYBODY.map((entraId) => ({ entraId, place: 'personal' as const, room: `a:${entraId}` })),
  ...SHARED.flatMap((room) =>
    IN_ROOMS.map((entraId) => ({
      entraId,
      place: room === 'channel' ? ('channel' as const) : ('group' as const),
      room,
    })),
  ),
])('$entraId in $room', ({ entraId, place, room }) => {
  let known: Known;
  beforeAll(async () => {
    known = await look(room);
  });

  /** A turn that hands something on may show it as it was before, or as it is now. */
  async function found(what: string, said: Outcome): Promise<readonly string[]> {
    const suspected = leaks(said, entraId, place, known);
    if (suspected.length === 0) return [];
    known = await look(room);
    const still = new Set(leaks(said, entraId, place, known));
    return suspected.filter((word) => still.has(word)).map((word) => `${what}: ${word}`);
  }

  it('hears nothing that is not theirs, and nothing that not everybody there may hear', async () => {
    const all: string[] = [];
    for (const text of WORDS) all.push(...(await found(text, await says(entraId, place, room, text))));
    expect(all).toEqual([]);
  }, 300_000);

  it('gets nothing more by forged buttons', async () => {
    const all: string[] = [];
    for (const data of forgedPresses()) {
      all.push(...(await found(JSON.stringify(data), await presses(entraId, place, room, data))));
    }
    expect(all).toEqual([]);
  }, 300_000);
});
