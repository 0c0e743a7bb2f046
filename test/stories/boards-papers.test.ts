import { afterAll, beforeAll, expect, test } from 'vitest';
import { PEOPLE, seedPartnership, type PersonKey, type Seeded } from '../support/builders.ts';
import { cardOf, chatWith, type Chat } from '../support/chat.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { startWholeClerk, type WholeClerk } from '../support/whole-clerk.ts';

/*
 * The standing item from draft to the board's channel, and its correction: the real server and store, HTTP as Teams. The
 * board meets on Tuesday 2 February 2027; five clear days before it, its papers are due on Monday 25 January.
 */

const BOARD_CHANNEL = '19:board@thread.tacv2';
const FIELD_KEY = Buffer.alloc(32, 7);

let clerk: WholeClerk;
let teams: Connector;
let seeded: Seeded;
let now = new Date('2027-01-14T10:00:00Z');

beforeAll(async () => {
  [clerk, teams] = await Promise.all([startWholeClerk({ fieldKey: FIELD_KEY }, { now: () => now }), startConnector()]);
  seeded = await seedPartnership(clerk.prisma);
  for (const who of ['alex', 'jo'] as const) await chatOf(who).installs();
});
afterAll(() => Promise.all([clerk.stop(), teams.close()]));

function chatOf(who: PersonKey, place: 'personal' | 'channel' = 'personal'): Chat {
  const conversation = place === 'channel' ? BOARD_CHANNEL : undefined;
  return chatWith({ clerkUrl: clerk.url, connector: teams }, PEOPLE[who], place, conversation);
}

async function setTo(settings: object): Promise<void> {
  await clerk.prisma.partnership.update({ where: { id: seeded.partnershipId }, data: { settings } });
}

/** What a beat at this time sends about the papers, by whose chat it comes to. */
async function beatAt(time: string): Promise<Record<string, string>> {
  now = new Date(time);
  teams.clear();
  await clerk.beat(now);
  const heard = teams.received.flatMap(({ kind, conversationId, body }) => {
    const text = JSON.stringify(body);
    return kind === 'send' && conversationId !== null && text.includes('papers are due on')
      ? [[conversationId, text] as const]
      : [];
  });
  return Object.fromEntries<string>(heard);
}

const posted = () => teams.received.filter(({ conversationId }) => conversationId === BOARD_CHANNEL);

test('the coordinator is reminded five clear days before the papers are due; the chair once there is a draft', async () => {
  const [alex, jo] = [chatOf('alex'), chatOf('jo')];
  expect(await beatAt('2027-01-14T08:05:00Z')).toEqual({});
  const first = await beatAt('2027-01-15T08:05:00Z');
  expect(Object.keys(first)).toEqual([alex.conversationId]);
  expect(first[alex.conversationId]).toContain('papers are due on Monday 25 January 2027');
  expect(first[alex.conversationId]).toContain('has not been drafted yet');
  expect(await beatAt('2027-01-15T08:10:00Z')).toEqual({});

  const drafted = await alex.presses(cardIn(first[alex.conversationId]), 'Draft the standing item');
  expect(drafted.said).toContain('standing item 1, version 1');
  const onTheDay = await beatAt('2027-01-25T08:05:00Z');
  expect(Object.keys(onTheDay).sort()).toEqual([alex.conversationId, jo.conversationId].sort());
  expect(onTheDay[jo.conversationId]).toContain('waits for the chair’s approval');
});

test('statements are the chair’s own, said to be so, and not for names, codes or what somebody is called', async () => {
  const alex = chatOf('alex');
  await setTo({ aliases: true });
  await alex.says('alias of G-1 is Marsh Lane Crew');
  const added = await alex.says('risk: Demand for drop-in places is above what is funded');
  expect(added.said).toContain('The chair’s statements: risks:');
  expect(added.said).toContain('1. Demand for drop-in places is above what is funded');
  const refusals = {
    'risk: G-1 is moving into the flats': 'take out “G-1”',
    'decision sought: what to do about A-12': 'take out “A-12”',
    'escalation: Sam Okafor has no time for it': 'take out “Sam Okafor”',
    'risk: the marsh lane crew is growing': 'what somebody is also called',
    'risk: born 3 May 2009 and at risk': 'date of birth',
  };
  for (const [said, why] of Object.entries(refusals)) expect((await alex.says(said)).said).toContain(why);
  const several = await alex.says(
    'decision sought: To agree the funding\nTo note the report\nescalation: Waiting for HMRC',
  );
  expect(several.said).toContain('2. To note the report');
  expect(several.said).toContain('1. Waiting for HMRC');
  expect((await alex.says('remove risk 2')).said).toContain('There is no risk 2');
  expect((await alex.says('undo')).said).toContain('the statements of standing item 1 are as they were before');
  const [item] = await clerk.prisma.standingItem.findMany();
  expect(item?.statements).toEqual({
    risk: ['Demand for drop-in places is above what is funded'],
    escalation: [],
    decision: [],
  });
  expect(JSON.stringify(item?.figures)).not.toContain('Demand');
});

test('a form with statements that were changed meanwhile, or that may not be read in public, keeps what was typed', async () => {
  const [alex, jo] = [chatOf('alex'), chatOf('jo')];
  const preview = await jo.says('show the standing item');
  const form = cardOf(await jo.presses(cardOf(preview), 'Edit the statements'));
  expect(JSON.stringify(form)).toContain('Demand for drop-in places');
  const refused = await jo.presses(form, 'Save', { risk: 'Rents', escalation: 'N-1 again', decision: '' });
  expect(refused.said).toContain('take out “N-1”');
  expect(JSON.stringify(cardOf(refused))).toContain('"value":"Rents"');
  const open = cardOf(await alex.says('edit the statements'));
  const saved = await jo.presses(form, 'Save', {
    risk: 'Rents are rising\n\nStaff are leaving',
    escalation: '',
    decision: '',
  });
  expect(saved.said).toContain('2. Staff are leaving');
  const again = await jo.presses(form, 'Save', { risk: 'Pressed twice', escalation: '', decision: '' });
  expect(JSON.stringify(again.body)).toContain('That button has been used already');
  const late = await alex.presses(open, 'Save', { risk: 'Older words', escalation: '', decision: '' });
  expect(JSON.stringify(late.body)).toContain('Somebody else has changed the statements');

  // The chair has an older preview: its button shows the item as it is now, and approves nothing.
  await alex.says('risk: A third one');
  const pressed = await jo.presses(cardOf(preview), 'Approve');
  expect(pressed.said).toContain('It has changed since that card');
  expect(pressed.said).toContain('3. A third one');
  expect((await clerk.prisma.standingItem.findFirst())?.state).toBe('draft');
});

test('whoever changes the draft is told where it may not have reached the chair', async () => {
  teams.answerWith(({ conversationId }) => (conversationId === chatOf('jo').conversationId ? { status: 403 } : null));
  expect((await chatOf('alex').says('draft the standing item')).said).toContain('It may not have reached Jo Bright');
  teams.answerWith(null);
});

test('nobody approves their own draft where the partnership says so', async () => {
  const jo = chatOf('jo');
  await setTo({ separateApproval: true });
  const own = await jo.says('draft the standing item');
  expect(own.said).toContain('You drafted it, so another chair has to approve it');
  expect(own.said).toContain('3. A third one');
  expect(JSON.stringify(cardOf(own))).not.toContain('approve-standing-item');
  expect((await jo.says('approve')).said).toContain('another chair has to approve it');
  expect((await clerk.prisma.standingItem.findFirst({ orderBy: { id: 'desc' } }))?.state).toBe('draft');
  await setTo({});
  expect((await jo.says('approve')).said).toContain('Approved by Jo Bright');
  expect((await jo.says('risk: One more')).said).toContain('Say “draft the standing item” for a new version');
});

test('it is posted once, and a correction takes its place in the channel', async () => {
  const alex = chatOf('alex');
  teams.putInto(BOARD_CHANNEL, [PEOPLE.alex]);
  await chatOf('alex', 'channel').says('use this channel for the board');
  teams.clear();
  expect((await alex.says('post it')).said).toContain('is posted in the Safer Harbour Partnership’s channel');
  expect(posted()).toMatchObject([{ kind: 'send' }]);
  expect(JSON.stringify(posted()[0]?.body)).toContain('3. A third one');
  expect(JSON.stringify(posted()[0]?.body)).not.toContain('Action.Execute');
  const [card] = teams.sent(BOARD_CHANNEL);

  await alex.says('draft the standing item');
  await alex.says('remove risk 3');
  await chatOf('jo').says('approve');
  teams.clear();
  expect((await alex.says('post it')).said).toContain('Standing item 1, version 4, is posted');
  expect(posted()).toMatchObject([{ kind: 'update', activityId: card?.activityId }]);
  const corrected = JSON.stringify(posted()[0]?.body);
  expect(corrected).toContain('It replaces version 3');
  expect(corrected).not.toContain('A third one');
  const states = await clerk.prisma.standingItem.findMany({ orderBy: { version: 'asc' } });
  expect(states.map(({ state }) => state)).toEqual(['superseded', 'superseded', 'superseded', 'posted']);
});

function cardIn(activity = '{}'): unknown {
  return (JSON.parse(activity) as { attachments?: { content: unknown }[] }).attachments?.[0]?.content;
}
