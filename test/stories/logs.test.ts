import { expect, test } from 'vitest';
import { dispatch } from '../../src/cli/dispatch.ts';
import { PEOPLE, seedPartnership } from '../support/builders.ts';
import { CANARY, leaksIn } from '../support/canaries.ts';
import { chatWith } from '../support/chat.ts';
import { startConnector } from '../support/connector.ts';
import { startWholeClerk } from '../support/whole-clerk.ts';

/*
 * What goes wrong is logged, and nothing of what it was about. The logs of all other tests are searched when the run
 * ends (support/search-suite-log.ts).
 */

test('sends that fail, a database that breaks and presses that are forged leave nothing of anybody in the log', async () => {
  const [clerk, connector] = await Promise.all([startWholeClerk(), startConnector()]);
  await seedPartnership(clerk.prisma);
  const chat = chatWith({ clerkUrl: clerk.url, connector }, { ...PEOPLE.sam, name: `Sam ${CANARY}` });
  const say = (): Promise<unknown> => chat.says(`A-12 in progress, saw ${CANARY} at L-7 with ${PEOPLE.nia.name}`);

  for (const status of [400, 403, 429, 500]) {
    const body = { error: { code: CANARY, message: `A-12 ${PEOPLE.sam.email}` } };
    connector.answerWith({ status, body, headers: { 'retry-after': '0' } });
    await say();
  }
  connector.answerWith('reset');
  await say();
  connector.clear();
  await chat.invokes({ verb: 'act', data: { note: CANARY, ref: 12, role: CANARY } });
  await clerk.prisma.$executeRaw`ALTER TABLE "Action" RENAME COLUMN title TO gone`;
  await say();
  await chat.invokes({ verb: 'my-actions', data: { skip: 0, note: CANARY } });
  await clerk.prisma.$executeRaw`ALTER TABLE "Conversation" RENAME COLUMN reference TO gone`;
  await chatWith({ clerkUrl: clerk.url, connector }, PEOPLE.lee).says(CANARY);

  const log = clerk.logged.join('');
  expect(log).toMatch(/"msg":"turn failed"/);
  expect(log).toMatch(/"msg":"reply not sent"/);
  expect(log).toMatch(/"msg":"conversation not stored"/);
  expect(leaksIn(log)).toEqual([]);
  await clerk.stop();
  await connector.close();
});

test('the command line tells of a fault without what a library says about it', async () => {
  let err = '';
  const exit = await dispatch(['tick', '--verbose'], {
    out: () => undefined,
    err: (text) => (err += text),
    terminal: null,
    // Read by the first command that looks at a setting.
    get env(): never {
      const message = `Invalid invocation\n{ name: "${CANARY}", url: "postgresql://a:${CANARY}@db.example.org" }`;
      throw Object.assign(new Error(message), { name: 'PrismaClientKnownRequestError', code: 'P2002' });
    },
    now: new Date(),
  });
  const [logged = '', said = ''] = err.trimEnd().split('\n');
  expect(JSON.parse(logged)).toMatchObject({ error: { name: 'PrismaClientKnownRequestError', code: 'P2002' } });
  const { reference } = JSON.parse(logged) as { reference: string };
  expect([exit, said]).toEqual([1, `The command could not finish (reference ${reference} above).`]);
  expect(leaksIn(err)).toEqual([]);
});

test.each([
  ['a planted word', `{"msg":"${CANARY.toLowerCase()}"}`],
  ['a name', '{"name":"Sam Okafor"}'],
  ['a title', '"Visit the premises with the landlord"'],
  ['a code', '{"code":"A-0012"}'],
  ['a token', '"eyJhbGciOiJSUzI1NiJ9"'],
  ['a header', '"Bearer abcdefghij"'],
  ['an address', '"someone@example.org"'],
  ['a password', '"postgresql://clerk:secret@db.example.org/clerk"'],
])('the search finds %s', (_what, line) => {
  expect(leaksIn(line)).not.toEqual([]);
});

test('and nothing in lines as they should be', () => {
  const line =
    '{"level":50,"time":"2026-11-27T10:00:00.000Z","reference":"A3F9C1","activityId":"f:1a-2","msg":"turn failed","error":{"name":"StoreFault","code":"P2022","at":["at ask (/srv/clerk/src/store/driver.ts:12:7)"]}}';
  expect(leaksIn(line)).toEqual([]);
});
