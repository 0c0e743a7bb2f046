import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedPartnership, type Seeded } from '../support/builders.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { FUZZERS, fuzzedActivities } from '../support/fuzzed-activities.ts';
import { randomRuns } from '../support/random-runs.ts';
import { stateOf } from '../support/state.ts';
import { startWholeClerk, type WholeClerk } from '../support/whole-clerk.ts';

/*
 * Seeded activities through the whole clerk, over HTTP, on a real database: 1,500 in CI. The figure that is aimed at is
 * 100,000: FUZZED_ACTIVITIES=100000 npm test -- fuzzed
 */
const COUNT = Number(process.env['FUZZED_ACTIVITIES'] ?? randomRuns(1500));
const SEED = 20261127;
const CHUNK = 1000;
const CLIENTS = 16;

/** What none of the speakers may is about a group that only the police need to know of. */
const UNSEEN = /Map who supplies|Two of five done|G-0001|Elsewhere only/;
const UNSEEN_BY_STRANGERS = /Operation Portfolio|Visit the premises|Serve the community|Fire safety|Okafor|L-0007/;
/** Actions of others than the member and the guest. */
const OTHERS = [15, 20, 22, 23, 24];

let clerk: WholeClerk;
let connector: Connector;
let here: Seeded;
let other: Seeded;

beforeAll(async () => {
  [clerk, connector] = await Promise.all([startWholeClerk(), startConnector()]);
  here = await seedPartnership(clerk.prisma);
  other = await seedPartnership(clerk.prisma, 'ELSEWHERE');
  const there = { where: { partnershipId: other.partnershipId } };
  await clerk.prisma.member.updateMany({ ...there, data: { entraId: null } });
  await clerk.prisma.action.updateMany({ ...there, data: { title: 'Elsewhere only' } });
  // Nobody stands in for anybody, so that what may change is what the speakers own.
  await clerk.prisma.member.updateMany({ data: { deputyId: null } });
});
afterAll(async () => {
  await clerk.stop();
  await connector.close();
});

interface Answered {
  readonly sent: string;
  readonly status: number;
  readonly body: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

function post(body: string): Promise<Answered> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(new URL('/api/messages', clerk.url), { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => {
        resolve({ sent: body, status: response.statusCode ?? 0, body: text });
      });
    });
    sent.on('error', (error) => {
      resolve({ sent: body, status: 0, body: error.message });
    });
    sent.end(body);
  });
}

async function postAll(bodies: readonly string[]): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  const waiting = [...bodies];
  const client = async (): Promise<void> => {
    for (let body = waiting.pop(); body !== undefined; body = waiting.pop()) answers.push(await post(body));
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return answers;
}

/** 501 says that an invoke is of a kind that is not answered. */
function isWell({ sent, status }: Answered): boolean {
  return [200, 400, 403, 413].includes(status) || (status === 501 && sent.includes('"invoke"'));
}

/** All that must stay as it is: the members and their roles, nominals, meetings, and the actions of others. */
async function unchanging(): Promise<unknown> {
  const where = { partnershipId: here.partnershipId };
  const { prisma } = clerk;
  return Promise.all([
    stateOf(prisma, other.partnershipId),
    prisma.partnership.findMany({ orderBy: { id: 'asc' } }),
    prisma.member.findMany({ where, orderBy: { id: 'asc' } }),
    prisma.agency.findMany({ where, orderBy: { id: 'asc' } }),
    prisma.nominal.findMany({ where, orderBy: { id: 'asc' } }),
    prisma.nominalAgency.findMany({ orderBy: [{ nominalId: 'asc' }, { agencyId: 'asc' }] }),
    prisma.meeting.findMany({ where, orderBy: { id: 'asc' } }),
    prisma.standingItem.count(),
    prisma.nudge.count(),
    prisma.action.count({ where }),
    prisma.action.findMany({ where: { ...where, number: { in: OTHERS } }, orderBy: { id: 'asc' } }),
  ]);
}

test(
  `${String(COUNT)} fuzzed activities: no fault, no change that is not the speaker’s to make, no leak`,
  async () => {
    const before = await unchanging();
    const activities = fuzzedActivities(connector.url);
    const statuses = new Map<number, number>();
    for (let from = 0; from < COUNT; from += CHUNK) {
      const bodies = fc.sample(activities, { numRuns: Math.min(CHUNK, COUNT - from), seed: SEED + from });
      const answers = await postAll(bodies);
      expect(answers.filter((answer) => !isWell(answer))).toEqual([]);
      expect(answers.filter(({ body }) => UNSEEN.test(body) || /node_modules|\bat \/|prisma/i.test(body))).toEqual([]);
      const said = connector.received.map((each) => JSON.stringify([each.conversationId, each.body]));
      expect(said.filter((each) => UNSEEN.test(each))).toEqual([]);
      const known = FUZZERS.map(({ entraId }) => entraId);
      const toStrangers = said.filter((each) => each.startsWith('["a:{') && !known.some((id) => each.includes(id)));
      expect(toStrangers.filter((each) => UNSEEN_BY_STRANGERS.test(each))).toEqual([]);
      const opened = connector.received.filter(({ kind }) => kind === 'create conversation');
      expect(opened.filter(({ body }) => !known.some((id) => JSON.stringify(body).includes(id)))).toEqual([]);
      expect(clerk.logged.filter((line) => /"level":(50|60)/.test(line))).toEqual([]);
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
      connector.clear();
      clerk.logged.length = 0;
    }
    expect(await unchanging()).toEqual(before);
    // What was changed was changed one at a time, and each change is in the history.
    const own = await clerk.prisma.action.findMany({
      where: { partnershipId: here.partnershipId, number: { notIn: OTHERS } },
      include: { _count: { select: { updates: true } } },
    });
    for (const { version, _count } of own) expect(_count.updates).toBe(version - 1);
    expect((await post('{}')).status).toBe(400);
    process.stdout.write(`Answers by status: ${JSON.stringify(Object.fromEntries(statuses))}\n`);
    expect(statuses.get(200) ?? 0).toBeGreaterThan(COUNT / 2);
  },
  30 * 60_000,
);
