import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ButtonKind } from '../../src/cards/parts/button.ts';
import type { Digest } from '../../src/cards/reminders/digest-buttons.ts';
import { COMMANDS } from '../../src/conversation/registry.ts';
import { aliasName } from '../../src/domain/nominals/alias.ts';
import { createSealer } from '../../src/sealer.ts';
import { NOW, PEOPLE, seedPartnership, type PersonKey, type Seeded } from '../support/builders.ts';
import { cardOf, chatWith, executesIn, type Chat, type Turned } from '../support/chat.ts';
import { CANARY } from '../support/canaries.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { sampleOf } from '../support/schema-samples.ts';
import { stateOf } from '../support/state.ts';
import { startWholeClerk, type WholeClerk } from '../support/whole-clerk.ts';

/* What nobody's card says, sent as if a card had: against the whole clerk on a real database, over HTTP. */

const KEY = Buffer.alloc(32, 5);

let clerk: WholeClerk;
let connector: Connector;
let here: Seeded;
let other: Seeded;

beforeAll(async () => {
  [clerk, connector] = await Promise.all([startWholeClerk({ fieldKey: KEY }), startConnector()]);
  here = await seedPartnership(clerk.prisma);
  other = await seedPartnership(clerk.prisma, 'ELSEWHERE');
  // Nobody here belongs there, but for one test.
  await clerk.prisma.member.updateMany({ where: { partnershipId: other.partnershipId }, data: { entraId: null } });
  await clerk.prisma.action.updateMany({
    where: { partnershipId: other.partnershipId },
    data: { title: 'Elsewhere only' },
  });
  await clerk.prisma.partnership.updateMany({ data: { settings: { aliases: true } } });
  for (const [seeded, ref, alias] of [
    [here, 'G-0001', 'Map who supplies'],
    [other, 'G-0001', 'Elsewhere only'],
    [here, 'N-0001', 'Big Zebratel'],
  ] as const) {
    const { partnershipId, nominalIds } = seeded;
    const nominalId = nominalIds[ref] ?? 0;
    const sealed = createSealer({ fieldKey: KEY, fieldKeysBefore: [] })?.seal(alias, aliasName(nominalId));
    if (sealed === undefined) throw new Error('There is a key.');
    await clerk.prisma.nominalAlias.create({ data: { ...sealed, nominalId, partnershipId, updatedAt: NOW } });
  }
});
beforeEach(() => {
  connector.clear();
});
afterAll(async () => {
  await clerk.stop();
  await connector.close();
});

const chat = (who: PersonKey | { entraId: string; name: string }): Chat =>
  chatWith({ clerkUrl: clerk.url, connector }, typeof who === 'string' ? PEOPLE[who] : who);

function press(who: PersonKey, data: object): Promise<Turned> {
  const { verb, ...rest } = data as { verb: string };
  return chat(who).invokes({ action: { type: 'Action.Execute', verb, data: rest }, trigger: 'manual' });
}

async function state(): Promise<string> {
  const both = await Promise.all([here, other].map(({ partnershipId }) => stateOf(clerk.prisma, partnershipId)));
  return both.join('\n');
}

const DIGEST: Digest = {
  kind: 'digest',
  subject: 'meeting 2026-12-08',
  since: '2026-11-20T08:00:00.000Z',
  numbers: [12, 20],
  page: 0,
};

/**
 * What differs from the first of every choice, so that with it the presser has no say, or nothing is changed. A button that
 * is not named here is tried all the same.
 */
const OTHERWISE: Readonly<Record<string, object>> = {
  act: { change: 'done' },
  'digest-act': { change: 'done', digest: DIGEST },
  'digest-page': { digest: DIGEST },
  'open-nominal': { kind: 'ocg' },
  'show-alias': { kind: 'ocg' },
  'stamp-profile': { number: 2 },
  powers: { of: 'protect' },
  power: { id: 'closure-order' },
  'choose-partnership': { code: 'ELSEWHERE' },
};

const BUTTONS = COMMANDS.flatMap(({ presses }) => presses.map(({ button }): ButtonKind => button));

/** What a button of ours may carry. */
function honest(
  verb: string,
  of: 'the least' | 'all' = 'the least',
): Readonly<Record<string, unknown>> & { readonly verb: string } {
  const button = BUTTONS.find((one) => one.verb === verb);
  if (button === undefined) throw new Error(`There is no button ${verb}.`);
  return { ...(sampleOf(button.data, of) as object), ...OTHERWISE[verb], verb };
}

const VERBS = BUTTONS.map(({ verb }) => verb);

/** What an honest button becomes in the hands of somebody who writes requests. */
function forgeriesOf(button: { readonly verb: string }): readonly object[] {
  const { verb, ...carried } = button;
  const extra = {
    role: 'chair',
    roles: ['chair', 'coordinator'],
    isAdmin: true,
    memberId: 1,
    partnershipId: other.partnershipId,
    entraId: PEOPLE.jo.entraId,
    speaker: { member: { roles: ['chair'] } },
    constructor: { prototype: { isAdmin: true } },
    note: { text: 'x' },
    due: ['2026-12-04'],
    title: 7,
    partnership: { code: 'PORTFOLIO' },
  };
  const wrong: readonly unknown[] = [
    undefined,
    null,
    {},
    [],
    [[]],
    true,
    -1,
    0.5,
    1e308,
    2 ** 53,
    '',
    '1',
    'x'.repeat(100_000),
    '\u0000',
    { $gt: '' },
    '1\'; DROP TABLE "Action"; --',
  ];
  return [
    ...Object.entries(extra).map(([name, value]) => ({ ...button, [name]: value })),
    JSON.parse(`{"__proto__":{"verb":"approve-standing-item"},${JSON.stringify(button).slice(1)}`) as object,
    ...wrong.flatMap((value) => withAFieldAs(value, carried).map((forged) => ({ ...forged, verb }))),
  ];
}

/** The same with each of its fields in turn, and of what stands inside them, as something else. */
function withAFieldAs(value: unknown, part: object): readonly object[] {
  return Object.entries(part).flatMap(([name, inside]: [string, unknown]) => {
    const deeper = typeof inside === 'object' && inside !== null ? withAFieldAs(value, inside) : [];
    return [value, ...deeper].map((other) =>
      Array.isArray(part) ? part.with(Number(name), other) : { ...part, [name]: other },
    );
  });
}

test.each(VERBS)('%s has an honest sample', (verb) => {
  const read = BUTTONS.find((button) => button.verb === verb)?.data.safeParse(honest(verb));
  expect(read?.error).toBeUndefined();
});

describe.each(VERBS)('%s', (verb) => {
  test('in any forged form changes nothing, shows nothing of another partnership, and is no fault', async () => {
    const before = await state();
    const turned = await Promise.all(
      forgeriesOf(honest(verb, 'all')).flatMap((data) => (['sam', 'lee'] as const).map((who) => press(who, data))),
    );
    const answers = turned.map(({ status, body }) => ({ status, body: body as { statusCode?: number } }));
    expect(answers.filter(({ status, body }) => status !== 200 || ![200, 400].includes(body.statusCode ?? 0))).toEqual(
      [],
    );
    expect(answers.some(({ body }) => body.statusCode === 400)).toBe(true);
    expect(JSON.stringify([answers, connector.received])).not.toMatch(/Elsewhere only|Map who supplies|G-0001/);
    expect(await state()).toBe(before);
    expect(faults()).toEqual([]);
  });

  test('by people who may not: nothing is changed or shown', async () => {
    const before = await state();
    const stranger = { entraId: '22222222-0000-4000-8000-000000000009', name: 'Robin Vale' };
    const value = { action: { type: 'Action.Execute', verb, data: honest(verb) }, trigger: 'manual' };
    for (const who of ['lee', 'dan', 'tess'] as const) {
      const { status, body } = await press(who, honest(verb));
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toMatch(/Map who supplies|G-0001|Elsewhere/);
    }
    expect((await chat(stranger).invokes(value)).said).toMatch(/^I do not know you yet\./);
    expect(await state()).toBe(before);
    expect(faults()).toEqual([]);
  });
});

function faults(): readonly string[] {
  return clerk.logged.filter((line) => /"level":(50|60)/.test(line));
}

describe('an action', () => {
  const done = (ref: number, version: number): object => ({ ...honest('act'), ref, version });

  test('of others, one that does not exist and one elsewhere are answered alike', async () => {
    const [hidden, missing] = await Promise.all([press('dan', done(20, 1)), press('dan', done(999, 1))]);
    expect(hidden.said.replace('A-20', 'A-N')).toBe(missing.said.replace('A-999', 'A-N'));
    expect(hidden.said).toMatch(/^I cannot find A-20 /);
  });

  test('at an old version, or one that is yet to come, is shown as it stands', async () => {
    const before = await state();
    for (const version of [2, 7, 999_999]) expect((await press('sam', done(12, version))).said).toMatch(/out of date/);
    expect(await state()).toBe(before);
  });

  test('is changed once by a button, however often and by whomever it is pressed', async () => {
    const honest = done(14, 1);
    const all = await Promise.all([press('sam', honest), press('sam', honest), press('priya', honest)]);
    expect(all.every(({ status }) => status === 200)).toBe(true);
    const updates = await clerk.prisma.update.count({ where: { actionId: here.actionIds[14] ?? 0 } });
    expect(updates).toBe(1);
    const { version } = await clerk.prisma.action.findUniqueOrThrow({ where: { id: here.actionIds[14] ?? 0 } });
    // Another's button, with the version that is true now and a token that was used.
    await press('priya', { ...honest, version });
    expect(await clerk.prisma.update.count({ where: { actionId: here.actionIds[14] ?? 0 } })).toBe(updates);
  });

  test('is taken back by nobody but who changed it', async () => {
    const turned = await chat('sam').says('A-12 in progress, rang the landlord');
    const undo = executesIn(cardOf(turned)).find(({ verb }) => verb === 'undo');
    if (undo === undefined) throw new Error('There is no Undo.');
    const before = await state();
    for (const who of ['robin', 'nia', 'jo', 'lee'] as const) await press(who, { verb: 'undo', ...undo.data });
    expect(await state()).toBe(before);
  });
});

describe('an alias', () => {
  const show = (extra: object = {}): object => ({ verb: 'show-alias', kind: 'individual', number: 1, ...extra });
  const inGroup = (who: PersonKey, data: object): Promise<Turned> => {
    const { verb, ...rest } = data as { verb: string };
    const value = { action: { type: 'Action.Execute', verb, data: rest }, trigger: 'manual' };
    return chatWith({ clerkUrl: clerk.url, connector }, PEOPLE[who], 'groupChat').invokes(value);
  };
  const shownTimes = (): Promise<number> => clerk.prisma.auditEntry.count({ where: { event: 'alias.shown' } });

  test('is shown in place to who is cleared, in their own chat, and not sent anywhere else', async () => {
    const before = await shownTimes();
    const turned = await press('sam', show());
    expect(JSON.stringify(turned.body)).toContain('Big Zebratel');
    expect(connector.received).toEqual([]);
    expect(await shownTimes()).toBe(before + 1);
  });

  test('is shown by no press in a group chat, to nobody who is not cleared, and of no other partnership', async () => {
    const before = await shownTimes();
    const turned = [
      await inGroup('sam', show()),
      await inGroup('jo', show()),
      await press('dan', show()),
      await press('tess', show()),
      await press('sam', show({ partnership: 'ELSEWHERE' })),
      await press('jo', show({ kind: 'child', number: 4 })),
      await press('jo', show({ kind: 'location', number: 7 })),
    ];
    expect(JSON.stringify([turned, connector.received])).not.toMatch(/Zebratel|Elsewhere only/);
    expect(turned.map(({ status }) => status)).toEqual(turned.map(() => 200));
    expect(await shownTimes()).toBe(before);
  });

  test('of a nominal that is closed, or where they are switched off, is shown to nobody', async () => {
    const before = await shownTimes();
    const id = here.nominalIds['N-0001'] ?? 0;
    await clerk.prisma.nominal.update({ where: { id }, data: { status: 'closed' } });
    const turned = [await press('sam', show()), await press('jo', show())];
    await clerk.prisma.nominal.update({ where: { id }, data: { status: 'open' } });
    const partnership = { where: { id: here.partnershipId } };
    await clerk.prisma.partnership.update({ ...partnership, data: { settings: {} } });
    turned.push(await press('sam', show()), await press('jo', show()));
    await clerk.prisma.partnership.update({ ...partnership, data: { settings: { aliases: true } } });
    expect(JSON.stringify([turned, connector.received])).not.toContain('Zebratel');
    expect(await shownTimes()).toBe(before);
  });

  test('that is typed in a channel is not said again there, not logged and not written down', async () => {
    const before = await clerk.prisma.nominalAlias.findMany();
    const turned = await chatWith({ clerkUrl: clerk.url, connector }, PEOPLE.alex, 'channel').says(
      `alias of N-1 is ${CANARY}`,
    );
    expect(turned.said).toContain('delete it');
    expect(turned.said).not.toContain(CANARY);
    expect((await chat('alex').says(`alias of N-1 is ${CANARY} born 3/4/2009`)).said).not.toContain(CANARY);
    expect(await clerk.prisma.nominalAlias.findMany()).toEqual(before);
    expect((await chat('alex').says(`alias of N-1 is ${CANARY}`)).said).toContain('is written down, encrypted');
    expect(JSON.stringify((await press('sam', show())).body)).toContain(CANARY);
    expect(clerk.logged.join('\n')).not.toContain(CANARY);
  });
});

describe('whoever a message says that it is from', () => {
  const from = (account: unknown): Promise<Turned> => chat('sam').sends({ text: 'A-12 done', from: account });

  test.each<[string, unknown, number]>([
    ['nobody', null, 400],
    ['no one with an id', { aadObjectId: PEOPLE.sam.entraId }, 400],
    ['a list of people', [{ id: '29:x', aadObjectId: PEOPLE.sam.entraId }], 400],
    ['a list of ids', { id: '29:x', aadObjectId: [PEOPLE.sam.entraId] }, 400],
    ['an object for an id', { id: '29:x', aadObjectId: { $ne: null } }, 400],
    ['a text', PEOPLE.sam.entraId, 400],
    ['a name alone', { id: '29:x', name: PEOPLE.sam.name }, 200],
    ['an id that is another’s word', { id: PEOPLE.sam.entraId, name: PEOPLE.sam.email }, 200],
    ['an id with more to it', { id: '29:x', aadObjectId: `${PEOPLE.sam.entraId}' OR '1'='1` }, 200],
    ['any id', { id: '29:x', aadObjectId: '%' }, 200],
    ['roles of its own', { id: '29:x', aadObjectId: 'x', role: 'chair', roles: ['chair'] }, 200],
  ])('%s: it is nobody that the clerk knows', async (_who, account, status) => {
    const before = await state();
    const turned = await from(account);
    expect(turned.status).toBe(status);
    if (status === 200) expect(turned.said).toMatch(/^I do not know you yet\./);
    expect(await state()).toBe(before);
  });

  test('another person in somebody’s chat is that person, and the chat stays its owner’s', async () => {
    await chat('sam').says('help');
    const conversation = { id: chat('sam').conversationId, conversationType: 'personal' };
    const { aadObjectId, id } = { id: '29:lee', aadObjectId: PEOPLE.lee.entraId };
    const before = await state();
    await chat('sam').sends({ text: 'A-12 done', from: { id, aadObjectId }, conversation });
    expect(await state()).toBe(before);
  });
});

test('somebody who was taken out of the partnership can do nothing with the cards that they have', async () => {
  const card = cardOf(await chat('priya').says('A-15'));
  const buttons = executesIn(card);
  expect(buttons.length).toBeGreaterThan(0);
  await clerk.prisma.member.update({ where: { id: here.memberIds.priya }, data: { entraId: null } });
  const before = await state();
  for (const { verb, data } of buttons) {
    expect((await press('priya', { verb, ...data })).said).toMatch(/^I do not know you yet\./);
  }
  expect(await state()).toBe(before);
});

describe('a member of two partnerships', () => {
  const actionOf = (seeded: Seeded) =>
    clerk.prisma.action.findUniqueOrThrow({ where: { id: seeded.actionIds[21] ?? 0 } });

  beforeAll(async () => {
    await clerk.prisma.member.update({
      where: { id: other.memberIds.dan },
      data: { entraId: PEOPLE.dan.entraId },
    });
    await press('dan', { verb: 'choose-partnership', code: 'PORTFOLIO' });
  });

  test('presses a card of the one, while the other is chosen: the one is meant', async () => {
    const card = cardOf(await chat('dan').says('A-21'));
    await press('dan', { verb: 'choose-partnership', code: 'ELSEWHERE' });
    const elsewhere = await stateOf(clerk.prisma, other.partnershipId);
    const turned = await chat('dan').presses(card, 'Accept');
    expect(turned.said).not.toMatch(/Elsewhere only/);
    expect((await actionOf(here)).status).toBe('accepted');
    expect(await stateOf(clerk.prisma, other.partnershipId)).toBe(elsewhere);
    expect((await chat('dan').says('A-21')).said).toMatch(/Elsewhere only/);
  });

  test('is shown what belongs to one of them only, whichever is chosen', async () => {
    for (const [code, shown, hidden] of [
      ['PORTFOLIO', 'Fire safety visit', 'Elsewhere only'],
      ['ELSEWHERE', 'Elsewhere only', 'Fire safety visit'],
    ] as const) {
      await press('dan', { verb: 'choose-partnership', code });
      for (const words of ['my actions', 'A-21', 'what is open', 'what has changed since the last meeting']) {
        expect((await chat('dan').says(words)).said).not.toContain(hidden);
      }
      expect((await chat('dan').says('my actions')).said).toContain(shown);
    }
  });

  test('names a partnership that is not theirs: they are nobody there', async () => {
    for (const partnership of ['NOWHERE', 'portfolio', '']) {
      expect((await press('dan', { ...honest('open'), ref: 21, partnership })).said).toMatch(
        /^I do not know you yet\./,
      );
    }
  });
});
