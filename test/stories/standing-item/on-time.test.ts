import { afterAll, beforeAll, expect, test } from 'vitest';
import { PEOPLE, seedPartnership, type PersonKey } from '../../support/builders.ts';
import { chatWith, type Turned } from '../../support/chat.ts';
import { startConnector, type Connector } from '../../support/connector.ts';
import { startWholeClerk, type WholeClerk } from '../../support/whole-clerk.ts';

/* Work is on time when its owner said that it was done, whenever it is confirmed; what is accepted on an unknown day is not late. */

let clerk: WholeClerk;
let teams: Connector;
let now = new Date('2026-11-23T09:30:00Z');

beforeAll(async () => {
  [clerk, teams] = await Promise.all([startWholeClerk({}, { now: () => now }), startConnector()]);
  await seedPartnership(clerk.prisma);
});
afterAll(() => Promise.all([clerk.stop(), teams.close()]));

function says(who: PersonKey, text: string, at: string): Promise<Turned> {
  now = new Date(at);
  return chatWith({ clerkUrl: clerk.url, connector: teams }, PEOPLE[who]).says(text);
}

test('confirming late makes no work late; finishing late does', async () => {
  await clerk.prisma.action.updateMany({ data: { completed: null, status: 'in_progress' } });
  const due = new Date('2026-11-24');
  await clerk.prisma.action.updateMany({
    where: { number: { in: [12, 14] } },
    data: { due, issued: new Date('2026-11-10') },
  });
  await says('alex', 'A-12 done', '2026-11-24T16:00:00Z');
  await says('alex', 'A-14 done', '2026-11-25T09:00:00Z');
  await says('jo', 'confirm A-12 and A-14', '2026-11-30T09:00:00Z');
  const { said } = await says('jo', 'draft the standing item', '2026-11-30T09:05:00Z');
  expect(said).toContain('Completed: 2 board, 2 partnership');
  expect(said).toContain('Completed on time: 50% board, 50% partnership');
});

test('of those accepted on a day that the log does not know, none is said to be late', async () => {
  await clerk.prisma.action.updateMany({ where: { number: 14 }, data: { acceptedAt: null } });
  const { said } = await says('jo', 'draft the standing item', '2026-11-30T09:10:00Z');
  expect(said).toContain('Accepted in time: 0 of 1 known');
});
