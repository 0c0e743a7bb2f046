import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { PEOPLE, seedPartnership, type PersonKey, type Seeded } from '../../support/builders.ts';
import { cardOf, chatWith, type Chat, type Turned } from '../../support/chat.ts';
import { startConnector, type Connector } from '../../support/connector.ts';
import { startWholeClerk, type WholeClerk } from '../../support/whole-clerk.ts';

/* Who may draft, state, approve and post, by words and by buttons that somebody forged; and what is posted how often. */

const BOARD_CHANNEL = '19:board@thread.tacv2';
const OTHERS = ['sam', 'priya', 'kit', 'lee', 'tess'] as const satisfies readonly PersonKey[];

let clerk: WholeClerk;
let teams: Connector;
let seeded: Seeded;

beforeAll(async () => {
  [clerk, teams] = await Promise.all([startWholeClerk(), startConnector()]);
  seeded = await seedPartnership(clerk.prisma);
  for (const who of ['alex', 'jo'] as const) await chatOf(who).installs();
  teams.putInto(BOARD_CHANNEL, [PEOPLE.alex]);
  await chatOf('alex', 'channel').says('use this channel for the board');
});
afterAll(() => Promise.all([clerk.stop(), teams.close()]));
beforeEach(async () => {
  await clerk.prisma.standingItem.deleteMany();
  teams.clear();
});

function chatOf(who: PersonKey, place: 'personal' | 'channel' = 'personal'): Chat {
  const conversation = place === 'channel' ? BOARD_CHANNEL : undefined;
  return chatWith({ clerkUrl: clerk.url, connector: teams }, PEOPLE[who], place, conversation);
}

const items = () => clerk.prisma.standingItem.findMany({ orderBy: { id: 'asc' } });
const posted = () => teams.received.filter(({ conversationId }) => conversationId === BOARD_CHANNEL);

function forged(who: PersonKey, data: Record<string, unknown>): Promise<Turned> {
  const token = data['verb'] === 'edit-statements' ? {} : { token: randomUUID() };
  const press = { ...data, partnership: 'PORTFOLIO', ...token };
  const action = { type: 'Action.Execute', verb: data['verb'], data: press };
  return chatOf(who).invokes({ action, trigger: 'manual' });
}

const DRAFT = { number: 1, version: 1, revision: 1 };
const STATED = { risk: 'Forged', escalation: '', decision: '' };

describe.each(OTHERS)('%s, who neither chairs nor coordinates', (who) => {
  it('neither drafts, states, approves nor posts, by words or by a forged button', async () => {
    const drafted = ['draft the standing item', 'show the standing item', 'standing item'];
    for (const said of drafted) expect((await chatOf(who).says(said)).said).not.toContain('Ratings');
    await forged(who, { verb: 'draft-standing-item' });
    expect(await items()).toEqual([]);

    await chatOf('alex').says('draft the standing item');
    const before = await items();
    for (const said of [
      'risk: Forged',
      'edit the statements',
      'remove risk 1',
      'approve',
      'post it',
      'send me the report',
    ]) {
      const answer = await chatOf(who).says(said);
      expect(JSON.stringify([answer.said, answer.elsewhere]), said).not.toContain('Draft: not to be shared');
    }
    await forged(who, { verb: 'save-statements', ...DRAFT, ...STATED });
    await forged(who, { verb: 'edit-statements', number: 1, version: 1 });
    await forged(who, { verb: 'approve-standing-item', ...DRAFT });
    await forged(who, { verb: 'post-standing-item', number: 1, version: 1 });
    expect(await items()).toEqual(before);

    await chatOf('jo').says('approve');
    await chatOf(who).says('post it');
    await forged(who, { verb: 'post-standing-item', number: 1, version: 1 });
    expect((await items()).map(({ state }) => state)).toEqual(['approved']);
    expect(posted()).toEqual([]);
  });
});

test('a coordinator does not approve, and a chair not an older version or other statements', async () => {
  await chatOf('alex').says('draft the standing item');
  const preview = cardOf(await chatOf('jo').says('show the standing item'));
  await chatOf('alex').says('approve');
  await forged('alex', { verb: 'approve-standing-item', ...DRAFT });
  await chatOf('alex').says('risk: Staff are leaving');
  await chatOf('jo').presses(preview, 'Approve');
  await forged('jo', { verb: 'approve-standing-item', ...DRAFT });
  expect((await items()).map(({ state }) => state)).toEqual(['draft']);
  await chatOf('alex').says('draft the standing item');
  await forged('jo', { verb: 'approve-standing-item', ...DRAFT, revision: 2 });
  await forged('jo', { verb: 'post-standing-item', number: 1, version: 1 });
  expect((await items()).map(({ state }) => state)).toEqual(['superseded', 'draft']);
});

test('a chair who drafted it does not approve it with a forged button either', async () => {
  const where = { id: seeded.partnershipId };
  await clerk.prisma.partnership.update({ where, data: { settings: { separateApproval: true } } });
  await chatOf('jo').says('draft the standing item');
  expect((await forged('jo', { verb: 'approve-standing-item', ...DRAFT })).said).toContain('another chair');
  expect((await items()).map(({ state }) => state)).toEqual(['draft']);
  await clerk.prisma.partnership.update({ where, data: { settings: {} } });
});

test('pressed many times at once it is approved and posted once', async () => {
  await chatOf('alex').says('draft the standing item');
  await Promise.all([1, 2, 3].map(() => forged('jo', { verb: 'approve-standing-item', ...DRAFT })));
  teams.clear();
  const answers = await Promise.all([
    ...[1, 2, 3, 4].map(() => forged('alex', { verb: 'post-standing-item', number: 1, version: 1 })),
    ...[1, 2].map(() => chatOf('jo').says('post it')),
  ]);
  expect(posted()).toHaveLength(1);
  expect(answers.filter(({ said }) => said.includes('is posted in'))).toHaveLength(1);
  expect((await items()).map(({ state }) => state)).toEqual(['posted']);
});

test('where it is not known whether it was posted, that is said, and a new version can be posted', async () => {
  await chatOf('alex').says('draft the standing item');
  await chatOf('jo').says('approve');
  // The clerk was killed between taking it up and hearing from the channel.
  await clerk.prisma.standingItem.updateMany({ data: { state: 'posted', postedAt: new Date('2026-11-20T10:00:00Z') } });
  const again = await chatOf('alex').says('post it');
  expect(again.said).toContain('may or may not have been posted');
  expect(again.said).toContain('Look in the');
  expect(posted()).toEqual([]);
  await chatOf('alex').says('draft the standing item');
  await chatOf('jo').says('approve');
  expect((await chatOf('alex').says('post it')).said).toContain('version 2, is posted in');
  expect(posted()).toHaveLength(1);
  expect((await chatOf('alex').says('post it')).said).toContain('has been posted already');
});
