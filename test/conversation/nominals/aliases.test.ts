import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createClerk, type Clerk } from '../../../src/conversation/clerk.ts';
import { createNameScreen } from '../../../src/conversation/minimise/screen-names.ts';
import type { Turn } from '../../../src/conversation/turn/turn.ts';
import type { Message, Place } from '../../../src/domain/message.ts';
import { nameHasher } from '../../../src/domain/minimise/name-hash.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import type { Store } from '../../../src/ports/store.ts';
import { createSealer } from '../../../src/sealer.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { resealAll } from '../../../src/store/sealed-rows.ts';
import { NOW, PEOPLE, seedPartnership, TENANT, type PersonKey, type Seeded } from '../../support/builders.ts';
import { executesIn } from '../../support/chat.ts';
import { openTestDatabase } from '../../support/database.ts';
import { roomsWith } from '../../support/rooms.ts';

const [A, B] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
const WRITTEN = 'The alias of N-0001 is written down, encrypted.';
const OWN_CHAT = 'Aliases are written down and shown in your personal chat with me, and nowhere else.';
const UNKNOWN = 'I cannot find that code among those you can see.';

let opened: OpenStore;
let seeded: Seeded;
/** What went into people's own chats that they did not write in. */
let sent: Message[];
let clerk: Clerk;

beforeAll(async () => {
  opened = await openTestDatabase();
  seeded = await seedPartnership(opened.prisma);
  await seedPartnership(opened.prisma, 'ELSEWHERE');
  await opened.prisma.member.updateMany({
    where: { partnershipId: { not: seeded.partnershipId } },
    data: { entraId: null },
  });
});
afterAll(() => opened.store.close());
beforeEach(async () => {
  sent = [];
  clerk = clerkWith([A]);
  await opened.prisma.nominalAlias.deleteMany();
  await opened.prisma.nominal.updateMany({ data: { status: 'open' } });
  await switchAliases(true);
});

function clerkWith(keys: readonly Buffer[], store: Store = opened.store): Clerk {
  const [fieldKey = null, ...fieldKeysBefore] = keys;
  const keep = (_: unknown, message: Message) => {
    sent.push(message);
    return Promise.resolve({ outcome: 'sent', activityId: 'a', conversationId: 'c' } as const);
  };
  return createClerk({
    store,
    messenger: { toPerson: keep, toConversation: keep, replace: () => Promise.reject(new Error('Nothing to replace')) },
    nudges: { preview: () => Promise.resolve([]), nudgeNow: () => Promise.resolve({ sent: [], notReached: [] }) },
    names: createNameScreen(store.registers, keys.map(nameHasher)),
    sealer: createSealer({ fieldKey, fieldKeysBefore }),
    rooms: roomsWith({ room: Object.values(PEOPLE).map(({ entraId }) => entraId) }),
    newId: randomUUID,
  });
}

function switchAliases(aliases: boolean): Promise<unknown> {
  return opened.prisma.partnership.update({ where: { id: seeded.partnershipId }, data: { settings: { aliases } } });
}

function turn(text: string, who: PersonKey, place: Place): Turn {
  const conversationId = place === 'personal' ? `a:${who}` : 'room';
  const { entraId } = PEOPLE[who];
  return { text, place, conversationId, entraId, tenantId: TENANT, activityId: randomUUID(), now: NOW };
}

/** All that stands in the place after it, card and all. */
async function says(who: PersonKey, text: string, place: Place = 'personal'): Promise<string> {
  const understood = await clerk.understand(turn(text, who, place));
  const replies = understood.instead === null ? [] : [understood.instead];
  for (const step of understood.steps) replies.push(await understood.run(step));
  for (const { privately } of replies) if (privately !== null) sent.push(privately);
  return JSON.stringify(replies.map(({ here }) => here));
}

async function presses(who: PersonKey, data: object, place: Place = 'personal'): Promise<string> {
  const answer = await clerk.press(data, turn('', who, place));
  return JSON.stringify(isRefusal(answer) ? answer.say : answer);
}

async function lastEntries(take: number): Promise<readonly (readonly [string, string | null, string])[]> {
  const entries = await opened.prisma.auditEntry.findMany({
    where: { partnershipId: seeded.partnershipId },
    orderBy: { seq: 'desc' },
    take,
  });
  return entries.map(({ event, subject, actor }) => [event, subject, actor]);
}

/** The tables that have these words anywhere in a row. */
async function tablesWith(words: string): Promise<readonly string[]> {
  const tables = await opened.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  const each = tables.map(
    ({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM "${name}" t WHERE t::text ~* $1)`,
  );
  const holding = await opened.prisma.$queryRawUnsafe<{ name: string }[]>(each.join(' UNION ALL '), words);
  return holding.map(({ name }) => name);
}

const setBigTel = () => says('alex', 'alias of N-1 is Big Zebratel');

describe('an alias', () => {
  it('is written down by a coordinator, and stands in no table, no answer and no audit entry', async () => {
    const answer = await setBigTel();
    expect(answer).toContain(WRITTEN);
    expect(answer).not.toContain('Zebratel');
    // The answer names the code, as any does.
    expect(await lastEntries(2)).toEqual([
      ['nominals.shown', 'N-0001', 'alex.morgan@example.org'],
      ['alias.set', 'N-0001', 'alex.morgan@example.org'],
    ]);
    for (const text of ['N-1 is also known as Old Zebratel', 'set the alias of N-1 to Young Zebratel'])
      expect(await says('kit', text)).toContain(WRITTEN);
    expect(await says('sam', 'alias of N-1')).toContain('Young Zebratel');
    expect(await opened.prisma.nominalAlias.count()).toBe(1);
    await says('alex', 'undo');
    await says('jo', 'what has changed since the last meeting');
    expect(await tablesWith('zebratel')).toEqual([]);
    const [row] = await opened.prisma.nominalAlias.findMany();
    expect(Buffer.from(row?.sealed ?? '', 'base64').toString('latin1')).not.toContain('Zebratel');
  });

  it('is shown to whoever may see the nominal, marked and not to be copied, once that is written down', async () => {
    await setBigTel();
    for (const who of ['sam', 'nia', 'kit', 'alex', 'jo'] as const) {
      const answer = await says(who, 'what is N-1 known as?');
      expect(answer).toContain('Big Zebratel');
      expect(answer).toMatch(/OFFICIAL-SENSITIVE · Operation Portfolio · for you alone/);
      expect(answer).toContain('Not to be copied or sent on.');
      expect(await lastEntries(1)).toEqual([['alias.shown', 'N-0001', PEOPLE[who].email]]);
    }
    const shown = await says('jo', 'who has been shown N-1?');
    expect(shown).toContain('Nia Evans, Police: once');
    expect(shown).not.toContain('Zebratel');
  });

  it('is in no notification: the summary and the plain text do without it', async () => {
    await setBigTel();
    const understood = await clerk.understand(turn('alias of N-1', 'sam', 'personal'));
    const [step] = understood.steps;
    const message = step === undefined ? null : (await understood.run(step)).here;
    expect(JSON.stringify(message?.card)).toContain('Big Zebratel');
    expect(message?.summary).not.toContain('Zebratel');
    expect((message?.card as { fallbackText?: string } | undefined)?.fallbackText).not.toContain('Zebratel');
  });

  it('is not shown when that cannot be written down', async () => {
    await setBigTel();
    const note: Store['note'] = () => Promise.reject(new Error('The audit trail is away.'));
    clerk = clerkWith([A], { ...opened.store, note });
    await expect(says('sam', 'alias of N-1')).rejects.toThrow('The audit trail is away.');
    await expect(presses('sam', { verb: 'show-alias', kind: 'individual', number: 1 })).rejects.toThrow('away');
  });

  it('that is not seen, or not there, is told of in the same words', async () => {
    await setBigTel();
    const answers = [];
    for (const code of ['N-1', 'G-1', 'N-99']) {
      answers.push(await says('dan', `alias of ${code}`));
      expect(await lastEntries(1)).toEqual([['attempt.refused', code, 'dan.cole@example.org']]);
    }
    for (const number of [1, 99])
      answers.push(await presses('dan', { verb: 'show-alias', kind: 'individual', number }));
    expect([...new Set(answers.map((answer) => answer.includes(UNKNOWN)))]).toEqual([true]);
    expect(await says('sam', 'alias of N-1 is Zebratel')).toContain('Your role in this partnership cannot do that');
    expect(await says('sam', 'forget the alias of N-1')).toContain('Your role in this partnership cannot do that');
    expect(await says('sam', 'alias of N-1')).toContain('Big Zebratel');
  });

  it('is forgotten when it is asked for, also once aliases are switched off', async () => {
    await setBigTel();
    await switchAliases(false);
    expect(await says('kit', 'forget the alias of N-1')).toContain('The alias of N-0001 is forgotten.');
    expect(await lastEntries(1)).toEqual([['nominals.shown', 'N-0001', 'kit.doyle@example.org']]);
    expect((await lastEntries(2)).at(-1)).toEqual(['alias.forgotten', 'N-0001', 'kit.doyle@example.org']);
    await switchAliases(true);
    expect(await says('kit', 'forget the alias of N-1')).toContain('No alias of N-0001 is written down.');
    expect(await says('sam', 'alias of N-1')).toContain('No alias of N-0001 is written down.');
    expect(await opened.prisma.nominalAlias.count()).toBe(0);
  });

  it.each([
    ['of a child', 'alias of C-4 is Zebratel', 'no alias is kept of a child'],
    ['of a place', 'alias of L-7 is Zebratel House', 'would be its address'],
    [
      'of more than 60 characters',
      `alias of N-1 is Zebratel ${'x'.repeat(60)}`,
      'An alias is one line of 1 to 60 characters',
    ],
    ['without a letter', 'alias of N-1 is !!', 'An alias is one line of 1 to 60 characters'],
    ['beside other words', 'A-12 in progress, N-1 is also known as Zebratel', 'in a message of its own'],
    ['with a date of birth', 'alias of N-1 is Zebratel born 3/4/2009', 'That has a date of birth'],
    ['with a phone number', 'alias of N-1 is Zebratel 07700 900123', 'That has a phone number'],
  ])('is not written down %s', async (_why, text, because) => {
    expect(await says('alex', text)).toContain(because);
    expect(await opened.prisma.nominalAlias.count()).toBe(0);
    expect(await tablesWith('zebratel')).toEqual([]);
  });

  it('is never a name on the list of names that must not be written', async () => {
    const { partnershipId } = seeded;
    const hash = nameHasher(A);
    const forms = ['', 'jordanzebley'];
    await opened.prisma.excludedName.createMany({
      data: forms.map((form) => ({ partnershipId, hash: hash(partnershipId, form), whole: '' })),
    });
    await opened.prisma.partnership.update({ where: { id: partnershipId }, data: { exclusionsVersion: 7 } });
    expect(await says('alex', 'alias of N-1 is Jordan Zebley')).toContain('a name that must not be written here');
    expect(await opened.prisma.nominalAlias.count()).toBe(0);
    await opened.prisma.partnership.update({ where: { id: partnershipId }, data: { exclusionsVersion: 0 } });
  });

  it('of a nominal that is closed is neither written down nor shown, to anybody', async () => {
    await setBigTel();
    await opened.prisma.nominal.update({ where: { id: seeded.nominalIds['N-0001'] ?? 0 }, data: { status: 'closed' } });
    expect(await says('sam', 'alias of N-1')).toContain(UNKNOWN);
    for (const text of ['alias of N-1', 'alias of N-1 is Zebratel']) {
      expect(await says('alex', text)).toContain('N-0001 is closed: its alias is neither written down nor shown.');
    }
    expect(await presses('jo', { verb: 'show-alias', kind: 'individual', number: 1 })).toContain('is closed');
    expect(await says('alex', 'forget the alias of N-1')).toContain('is forgotten');
  });
});

describe('where others read along', () => {
  it.each(['group', 'channel'] as const)(
    'in a %s nothing is written down or shown, and nothing said again',
    async (place) => {
      await setBigTel();
      const before = await opened.prisma.nominalAlias.findMany();
      for (const who of ['alex', 'sam', 'lee'] as const) {
        for (const text of [
          'alias of N-1 is Zebratel',
          'N-1 is also known as Zebratel',
          'alias of N-1?',
          'forget the alias of N-1',
        ]) {
          const answer = await says(who, text, place);
          expect(answer).toContain(OWN_CHAT);
          expect(answer).toContain('delete it');
          expect(answer).not.toMatch(/Zebratel|N-0001|N-1/);
        }
      }
      const pressed = await presses('alex', { verb: 'show-alias', kind: 'individual', number: 1 }, place);
      expect(pressed).toContain(OWN_CHAT);
      expect(sent).toEqual([]);
      expect(await opened.prisma.nominalAlias.findMany()).toEqual(before);
      expect((await lastEntries(13)).map(([event]) => event)).toEqual(
        Array.from({ length: 13 }, () => 'attempt.refused'),
      );
      expect(await tablesWith('zebratel')).toEqual([]);
    },
  );
});

describe('on the nominal’s card', () => {
  const buttonsOf = async (who: PersonKey, text: string) => {
    const understood = await clerk.understand(turn(text, who, 'personal'));
    const [step] = understood.steps;
    const reply = step === undefined ? null : await understood.run(step);
    return executesIn(reply?.here?.card);
  };

  it('is a button that shows it in place, and one that hides it again', async () => {
    await setBigTel();
    const show = (await buttonsOf('sam', 'N-1')).find(({ title }) => title === 'Show alias');
    const card = await presses('sam', { action: show });
    expect(card).toContain('Big Zebratel');
    expect(await lastEntries(1)).toEqual([['alias.shown', 'N-0001', 'sam.okafor@example.org']]);
    const hide = executesIn(JSON.parse(card)).find(({ title }) => title === 'Hide alias');
    const back = await presses('sam', { action: hide });
    expect(back).toContain('N-0001');
    expect(back).not.toContain('Zebratel');
  });

  it('is no button for a child, a place, a closed one, or where there are no aliases', async () => {
    const titles = async (who: PersonKey, text: string) => (await buttonsOf(who, text)).map(({ title }) => title);
    for (const code of ['C-4', 'L-7']) expect(await titles('alex', code)).not.toContain('Show alias');
    expect(await titles('alex', 'N-1')).toContain('Show alias');
    await opened.prisma.nominal.update({ where: { id: seeded.nominalIds['N-0001'] ?? 0 }, data: { status: 'closed' } });
    expect(await titles('alex', 'N-1')).not.toContain('Show alias');
    await opened.prisma.nominal.updateMany({ data: { status: 'open' } });
    clerk = clerkWith([]);
    expect(await titles('alex', 'N-1')).not.toContain('Show alias');
    clerk = clerkWith([A]);
    await switchAliases(false);
    expect(await titles('alex', 'N-1')).not.toContain('Show alias');
  });

  it('is no button in a channel, and the card of no other command has it', async () => {
    await setBigTel();
    const words = ['N-1', 'nominals', 'A-15', 'my actions', 'who has been shown N-1?', 'status'];
    const all = [];
    for (const text of words) all.push(await says('jo', text), await says('jo', text, 'channel'));
    expect(all.join('\n')).not.toContain('Zebratel');
    expect(await says('alex', 'N-1', 'channel')).not.toContain('Show alias');
  });

  it('with another partnership’s name on it shows nothing of it', async () => {
    await setBigTel();
    const forged = { verb: 'show-alias', kind: 'individual', number: 1, partnership: 'ELSEWHERE' };
    expect(await presses('sam', forged)).toContain('I do not know you yet.');
  });
});

describe('switched off', () => {
  it('it is refused plainly, with how it is switched on, and nothing is written down', async () => {
    await setBigTel();
    await switchAliases(false);
    const pressed = await presses('sam', { verb: 'show-alias', kind: 'individual', number: 1 });
    for (const answer of [await says('alex', 'alias of N-1 is Zebratel'), await says('sam', 'alias of N-1'), pressed]) {
      expect(answer).toContain('Aliases are switched off for this partnership.');
      expect(answer).toContain('column aliases of the partnership sheet');
      expect(answer).not.toContain('Zebratel');
    }
    expect((await lastEntries(3)).map(([event]) => event)).not.toContain('alias.shown');
  });

  it('without a key, too: nothing is ever kept as it is', async () => {
    clerk = clerkWith([]);
    expect(await setBigTel()).toContain('this clerk has no key');
    expect(await says('sam', 'alias of N-1')).toContain('this clerk has no key');
    expect(await opened.prisma.nominalAlias.count()).toBe(0);
  });
});

it('with another key the aliases alone are lost, until the key before is back and everything is sealed anew', async () => {
  await setBigTel();
  clerk = clerkWith([B]);
  expect(await says('sam', 'alias of N-1')).toContain('The alias of N-0001 cannot be read any more');
  expect((await lastEntries(1))[0]?.[0]).not.toBe('alias.shown');
  expect(await says('sam', 'A-12 in progress, rang the landlord')).toContain('In progress');
  expect(await says('sam', 'N-1')).toContain('N-0001');
  clerk = clerkWith([B, A]);
  expect(await says('sam', 'alias of N-1')).toContain('Big Zebratel');
  const sealer = createSealer({ fieldKey: B, fieldKeysBefore: [A] });
  if (sealer === null) throw new Error('There is a key.');
  const source = { from: 'command line', entraId: null, tenantId: null, activityId: null } as const;
  await resealAll(opened.prisma, sealer, { at: NOW, source });
  clerk = clerkWith([B]);
  expect(await says('sam', 'alias of N-1')).toContain('Big Zebratel');
  clerk = clerkWith([A]);
  expect(await says('sam', 'alias of N-1')).toContain('cannot be read any more');
  expect(await says('alex', 'alias of N-1 is New Zebratel')).toContain(WRITTEN);
  expect(await says('sam', 'alias of N-1')).toContain('New Zebratel');
});
