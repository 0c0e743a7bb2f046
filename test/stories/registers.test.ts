import { afterAll, beforeAll, expect, test } from 'vitest';
import { PEOPLE, seedPartnership, type PersonKey, type Seeded } from '../support/builders.ts';
import { cardOf, chatWith, type Chat } from '../support/chat.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { startWholeClerk, type WholeClerk } from '../support/whole-clerk.ts';

/* Prevention programmes and the local profile, kept in chat: the real server and store, HTTP as Teams. */

let clerk: WholeClerk;
let teams: Connector;
let seeded: Seeded;

beforeAll(async () => {
  [clerk, teams] = await Promise.all([startWholeClerk(), startConnector()]);
  seeded = await seedPartnership(clerk.prisma);
});
afterAll(() => Promise.all([clerk.stop(), teams.close()]));

function chatOf(who: PersonKey, place: 'personal' | 'channel' = 'personal'): Chat {
  return chatWith({ clerkUrl: clerk.url, connector: teams }, PEOPLE[who], place);
}

const stored = () => clerk.prisma.programme.findMany({ orderBy: { id: 'asc' } });

test('a coordinator adds a programme in a form, once', async () => {
  const alex = chatOf('alex');
  expect((await alex.says('programme 1: 12 referred')).said).toContain('There is no programme yet');
  const asked = await alex.says('add programme RNR at Horizons');
  const typed = {
    programme: 'RNR',
    venue: 'Horizons',
    partners: 'Housing, Addaction',
    weeks: '6',
    sessionsPlanned: 12,
  };
  const wrong = await alex.presses(cardOf(asked), 'Add', { ...typed, weeks: 'six' });
  expect(JSON.stringify(wrong.body)).toContain('Give a whole number');
  const added = await alex.presses(cardOf(asked), 'Add', typed);
  expect(added.said).toContain('Added: programme 1, RNR at Horizons');
  expect((await alex.presses(cardOf(asked), 'Add', typed)).said).toContain('has been used already');
  const again = await alex.presses(cardOf(await alex.says('add programme')), 'Add', {
    programme: 'rnr',
    venue: 'horizons',
  });
  expect(JSON.stringify(again.body)).toContain('already');
  expect(await stored()).toMatchObject([
    { name: 'RNR', partners: ['Housing', 'Addaction'], weeks: 6, sessionsPlanned: 12 },
  ]);
  expect((await chatOf('sam').says('add programme X at Y')).said).toContain('cannot');
});

test('those who deliver it report its figures in a message, and nobody else does', async () => {
  // Sam is of Housing, which delivers it.
  const sam = chatOf('sam');
  const told = await sam.says('RNR at Horizons: 12 referred, 10 started, 6 of 12 sessions delivered');
  expect(told.said).toContain(
    'Recorded for RNR at Horizons: 12 referred, 10 started, 6 sessions delivered, 12 sessions planned',
  );
  expect((await sam.says('2 more started at Horizons')).said).toContain('12 started');
  expect((await sam.says('undo')).said).toContain('RNR at Horizons is as it was before');
  expect(await stored()).toMatchObject([{ referred: 12, started: 10, completed: null, sessionsDelivered: 6 }]);
  expect((await sam.says('programme 1: 11 completed')).said).toContain('11 completed is more than 10 started');
  expect((await sam.says('programme 9: 3 started')).said).toContain('1: RNR at Horizons');
  expect((await chatOf('nia').says('programme 1: 3 completed')).said).toContain(
    'There is no programme yet whose figures you report',
  );
  expect(await stored()).toMatchObject([{ completed: null }]);
});

test('small figures stay in the person’s own chat, and a form changes what was changed in it', async () => {
  const [sam, alex] = [chatOf('sam'), chatOf('alex')];
  for (const chat of [sam, alex]) await chat.installs();
  const inChannel = await chatOf('alex', 'channel').says('programmes');
  expect(inChannel.said).not.toContain('referred');
  expect(JSON.stringify(inChannel.elsewhere)).toContain('12 referred');

  const form = cardOf(await sam.presses(cardOf(await sam.says('programmes')), 'Report figures'));
  await alex.says('programme 1: 14 referred');
  const typed = { referred: '12', started: '10', completed: '4', sessionsPlanned: '12', sessionsDelivered: '7' };
  const reported = await sam.presses(form, 'Record', typed);
  expect(reported.said).toContain('Recorded for RNR at Horizons: 4 completed, 7 sessions delivered');
  expect(await stored()).toMatchObject([{ referred: 14 }]);
});

test('the local profile goes to its next version, and its threats are assessed', async () => {
  const [alex, nia] = [chatOf('alex'), chatOf('nia')];
  expect((await alex.says('local profile')).said).toContain('There is no local profile yet');
  expect((await alex.says('county lines threat rising')).said).toContain('Say how high the threat is');
  expect((await alex.says('threat: witchcraft high')).said).toContain(
    'The threats are: Serious crime, Organised crime groups',
  );
  expect((await alex.says('threat: county lines high')).said).toContain('Recorded: County lines, high');
  expect((await alex.says('county lines threat rising')).said).toContain('Recorded: County lines, high and rising');
  expect((await alex.says('undo')).said).toContain('the threat of county lines is as it was before');
  expect((await alex.says('Widnes Local Profile version 3, review by 12 January')).said).toContain(
    'Widnes Local Profile, version 3',
  );
  expect((await alex.says('local profile version 3')).said).toContain('at version 3 already');
  const next = await alex.says('new version of the local profile');
  expect(next.said).toContain('Widnes Local Profile, version 4');
  expect((await alex.says('undo')).said).toContain('version 4 of the local profile is taken back');
  const seen = await nia.says('threats');
  expect(seen.said).toContain('Widnes Local Profile, version 3');
  expect(seen.said).toContain('Review by Tuesday 12 January 2027');
  expect(seen.said).toContain('County lines: High level, Not known trend');
  expect((await nia.says('threat: cuckooing high')).said).toContain('cannot');
});

test('both are in the next standing item, small counts withheld', async () => {
  const alex = chatOf('alex');
  await clerk.prisma.action.updateMany({ where: { number: { in: [12, 14] } }, data: { powerId: 'closure-order' } });
  const { said } = await alex.says('draft the standing item');
  expect(said).toContain('Local profile: Version 3, to be reviewed by Tuesday 12 January 2027');
  expect(said).toContain('County lines: High level, Not known trend');
  expect(said).toContain('Programme 1: 14 referred');
  expect(said).not.toContain('Horizons');
  const [item] = await clerk.prisma.standingItem.findMany();
  expect(item?.figures).toMatchObject({
    localProfile: { version: 3, reviewBy: '2027-01-12', isPastReview: false },
    threats: [{ threat: 'county_lines', level: 'high', trend: null }],
    powersInUse: 1,
  });
});

test('the register of profiles says whom they are about', async () => {
  const { id } = await clerk.prisma.profile.create({
    data: { partnershipId: seeded.partnershipId, ref: 'P-0002', number: 2, title: 'Gang one', kind: 'ocg' },
  });
  await clerk.prisma.nominal.update({ where: { id: seeded.nominalIds['G-0001'] ?? 0 }, data: { profileId: id } });
  const alex = chatOf('alex');
  expect((await alex.says('profiles')).said).toContain('About G-0001');
  expect((await alex.says('G-1')).said).toContain('Profile: P-0002');
});
