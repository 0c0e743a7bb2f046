import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExportedLog, ExportedNudge } from '../../src/domain/workbook/exported-log.ts';
import type { PrismaClient } from '../../src/store/generated/client.ts';
import { openStore, type OpenStore } from '../../src/store/open-store.ts';
import { runClerk } from '../cli/run-clerk.ts';
import { chatWith } from '../support/chat.ts';
import { startConnector, type Answer, type Connector, type Received } from '../support/connector.ts';
import { freePort } from '../support/free-port.ts';
import { startPostgres, type PostgresServer } from '../support/postgres-server.ts';

/*
 * Two servers on one database for two days of the ladder, in which everything goes wrong that can: each person's messages
 * fail in their own way, the database is shut down, a server is killed, people are removed, the meeting is moved, and the
 * clock leaps and is set back. At the end the export, what Teams received and the metrics have to tell one story.
 *   OUTAGE_MS=30000 makes the database stay away longer.
 */

const ROOT = path.join(import.meta.dirname, '../..');
const OUTAGE_MS = Number(process.env['OUTAGE_MS'] ?? 3000);
/** Many times longer than it takes, for machines that do other things too. */
const PATIENCE_MS = 500_000;
const MEGABYTE = 1024 * 1024;
const ALEX = { entraId: 'alex', name: 'Alex Morgan' };

const FAULTS = {
  none: null,
  'busy once': { status: 412 },
  'too many once': { status: 429, headers: { 'retry-after': '1' } },
  'too many always': { status: 429, headers: { 'retry-after': 'soon' } },
  'server fault': { status: 500 },
  'bad gateway': { status: 502, headers: { 'content-type': 'text/html' }, body: '<p>Bad gateway' },
  'service away': { status: 503, headers: { 'retry-after': '1' } },
  'gateway late': { status: 504 },
  malformed: { status: 400 },
  'not signed in': { status: 401 },
  blocked: { status: 403, body: { error: { code: 'ConversationBlockedByUser' } } },
  'conversation gone': { status: 404 },
  'too large': { status: 413 },
  hangs: 'hang',
  reset: 'reset',
  closes: { bytes: '' },
  'breaks off': { status: 201, body: '{"id":', then: 'reset' },
  redirect: { status: 302, headers: { location: '/elsewhere' } },
  nonsense: { bytes: 'HELLO THERE\r\n\r\n' },
  'a page': { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>Sign in' },
  '10 MB': { status: 200, body: Buffer.alloc(10 * MEGABYTE, 32) },
} as const satisfies Record<string, Answer | null>;
type Fault = keyof typeof FAULTS;
const FAULT_NAMES = Object.keys(FAULTS) as Fault[];
/** What the ledger is to say of a message that met with this; those refused for now end as time goes on. */
const SAID: Readonly<Partial<Record<Fault, ExportedNudge['state']>>> = {
  'server fault': 'ambiguous',
  'bad gateway': 'ambiguous',
  'service away': 'ambiguous',
  'gateway late': 'ambiguous',
  malformed: 'failed',
  'not signed in': 'failed',
  blocked: 'unreachable',
  'too large': 'failed',
  hangs: 'ambiguous',
  reset: 'ambiguous',
  closes: 'ambiguous',
  'breaks off': 'ambiguous',
  redirect: 'failed',
  nonsense: 'ambiguous',
  'a page': 'ambiguous',
  '10 MB': 'ambiguous',
};
const PEOPLE = FAULT_NAMES.length * 3;
const faultOf = (person: string): Fault => FAULT_NAMES[Number(person.replace('p', '')) % FAULT_NAMES.length] ?? 'none';

let folder: string;
let postgres: PostgresServer;
let connector: Connector;
let databaseUrl: string;
let open: OpenStore;
const servers: Server[] = [];
let ahead = 0;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'clerk-story-'));
  [postgres, connector] = await Promise.all([startPostgres({ durable: false }), startConnector()]);
  databaseUrl = await postgres.emptyDatabase();
  open = await openStore({ databaseUrl, dataDir: '' });
}, PATIENCE_MS);
afterAll(async () => {
  for (const { child } of servers) child.kill('SIGKILL');
  await connector.close();
  await open.store.close();
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}, PATIENCE_MS);

it(
  'tells one story in the ledger, the export, the metrics and at Teams, whatever goes wrong',
  async () => {
    const partnershipId = await seed(open.prisma);
    let isFaulty = true;
    const received = new Stories();
    connector.answerWith((entry) => received.answer(entry, isFaulty));

    // Thursday morning: the digest before the meeting of Monday 7 December, and what was due on Wednesday.
    await setClock('2026-11-26T07:59:50Z');
    const [one, two] = await Promise.all([startServer(), startServer()]);
    await until('the first messages', () => connector.sent().length >= 12);
    await postgres.down();
    expect((await fetch(new URL('/healthz', one.url))).status).toBe(200);
    expect((await fetch(new URL('/readyz', one.url))).status).toBe(503);
    await wait(OUTAGE_MS);
    await postgres.up();

    await until('more messages', () => connector.sent().length >= 40);
    two.child.kill('SIGKILL');
    await two.ended;
    const settledByTheDead = await rowsIn(open.prisma, 'sent');
    await aMinutePassesFor(two);
    const three = await startServer();

    // Removed while their messages wait, are on their way, or have arrived.
    for (const person of ['p2', 'p13', 'p21']) await open.prisma.member.delete({ where: { id: await idOf(person) } });
    await quiet();
    expect(await statesOf('due')).not.toEqual([]);
    await setClock('2026-11-26T08:20:00Z');
    await until('a second try', () => received.acceptedOf('p1').length > 0);
    await quiet();

    // The coordinator moves the meeting: what still waits for the old one goes no more.
    const moved = await chatWith({ clerkUrl: one.url, connector }, ALEX).says('move the meeting to 8 december 10am');
    expect(moved.said).toContain('Tuesday 8 December 2026 at 10:00');
    await until('what waits is withdrawn', async () => (await statesOf('withdrawn')).length > 0);
    await setClock('2026-11-26T17:59:30Z');
    await wait(6000);
    await setClock('2026-11-26T18:10:00Z');
    await until('what waits has ended', async () => (await statesOf('due')).length === 0);

    // Friday: all is well at Teams; the clock is set back while the digests of the moved meeting go out.
    isFaulty = false;
    await setClock('2026-11-27T08:03:00Z');
    const fridays = (entry: ExportedNudge): boolean => entry.due.startsWith('2026-11-27');
    await until('Friday’s messages', async () => (await exported()).filter(fridays).length > 10);
    await setClock('2026-11-27T07:50:00Z');
    await wait(8000);
    await setClock('2026-11-27T08:06:00Z');
    await until('all of Friday', async () => {
      const nudges = (await exported()).filter(fridays);
      return nudges.length > PEOPLE / 2 && nudges.every(({ state }) => state !== 'due' && state !== 'claimed');
    });
    await quiet();

    const nudges = await exported();
    const inLedger = await open.prisma.nudge.findMany({ where: { partnershipId } });
    expect(nudges).toHaveLength(inLedger.length);
    expect(inLedger.filter(({ state, nextAttemptAt }) => state === 'due' && nextAttemptAt === null)).toEqual([]);
    expect(inLedger.filter(({ state }) => state === 'claimed')).toEqual([]);
    expect(inLedger.filter(({ claimedBy }) => claimedBy !== null && !claimedBy.startsWith(`${two.pid}.`))).toEqual([]);

    // What the clock's being set back held up was sent when it was time again.
    const friday = nudges.filter(
      ({ due, kind }) => due.startsWith('2026-11-27') && (kind === 'digest' || kind === 'overdue'),
    );
    expect(friday.filter(({ state }) => state !== 'sent')).toEqual([]);

    // Nobody was sent a message again, unless Teams had said that it was not delivered.
    expect(received.repeated()).toEqual([]);
    // Whatever is sent was taken by Teams, once; and what Teams took is sent, or in doubt since the kill.
    const sent = nudges.filter(({ state }) => state === 'sent');
    for (const { person, activity_id: id } of sent)
      expect([person, received.accepted.filter((each) => each.activityId === id).length]).toEqual([person, 1]);
    const known = new Set(sent.map(({ activity_id: id }) => id));
    const gone = new Set(['p2', 'p13', 'p21']);
    const untold = received.accepted.filter(({ activityId, person }) => !known.has(activityId) && !gone.has(person));
    const inDoubt = nudges.filter(({ state, reason }) => state === 'ambiguous' && reason?.includes('stopped') === true);
    expect(untold.slice(inDoubt.length)).toEqual([]);

    const thursdays = nudges.filter(({ due, kind }) => due.startsWith('2026-11-26') && kind === 'digest');
    for (const { person, state, reason } of thursdays) {
      const fault = faultOf(nameOf(person));
      const expected = SAID[fault];
      if (expected === undefined || reason?.includes('stopped') === true) continue;
      expect([person, fault, state]).toEqual([person, fault, expected]);
    }
    for (const { state, reason } of nudges) if (state !== 'sent') expect(reason).toMatch(/\w/);

    // The metrics of those who live, and what the killed one had done, are the ledger's.
    const counted = (await Promise.all([one, three].map(metricsOf))).reduce(
      (sum, each) => sum + (each['sent'] ?? 0),
      0,
    );
    const inLedgerSent = await rowsIn(open.prisma, 'sent');
    expect(counted).toBeLessThanOrEqual(inLedgerSent + gone.size * 2);
    expect(counted).toBeGreaterThanOrEqual(inLedgerSent - settledByTheDead);
    for (const server of [one, three]) {
      expect(server.child.exitCode).toBeNull();
      let why = '';
      await until('ready again', async () => {
        const answer = await fetch(new URL('/readyz', server.url));
        why = await answer.text();
        return answer.status === 200;
      }).catch((error: unknown) => {
        throw new Error(`Not ready again: ${why}`, { cause: error });
      });
    }
  },
  PATIENCE_MS,
);

/** What Teams was asked to deliver, person by person and message by message. */
class Stories {
  readonly accepted: { readonly person: string; readonly activityId: string | null }[] = [];
  private readonly persons = new Map<string, string>();
  private readonly attempts = new Map<string, Answer[]>();

  answer(entry: Received, isFaulty: boolean): Answer | null {
    if (entry.kind === 'create conversation') {
      const [member] = entry.body['members'] as readonly { readonly id: string }[];
      this.persons.set(entry.conversationId ?? '', member?.id ?? '');
      return null;
    }
    // A reply in a turn is no nudge.
    if (entry.kind !== 'send' || entry.body.replyToId !== undefined) return null;
    const conversation = entry.conversationId ?? '';
    const person = this.persons.get(conversation) ?? conversation.replace('a:', '');
    const message = `${isFaulty ? 'Thursday' : 'Friday'} ${person}: ${entry.body.summary ?? ''}`;
    const before = this.attempts.get(message) ?? [];
    const answer = isFaulty ? this.faultFor(person, conversation, before.length) : null;
    this.attempts.set(message, [...before, answer ?? { status: 200 }]);
    if (answer === null) this.accepted.push({ person, activityId: entry.activityId });
    return answer;
  }

  acceptedOf(person: string): readonly object[] {
    return this.accepted.filter((each) => each.person === person);
  }

  /** Messages that were posted again although they may have arrived. */
  repeated(): readonly string[] {
    return [...this.attempts]
      .filter(([, answers]) => answers.slice(0, -1).some((answer) => !saysNotDelivered(answer)))
      .map(([message]) => message);
  }

  private faultFor(person: string, conversation: string, attempt: number): Answer | null {
    const fault = faultOf(person);
    if (!person.startsWith('p') || (fault.endsWith('once') && attempt > 0)) return null;
    if (fault === 'conversation gone' && !conversation.endsWith(person)) return null;
    return FAULTS[fault];
  }
}

function saysNotDelivered(answer: Answer): boolean {
  return typeof answer === 'object' && 'status' in answer && [404, 412, 429].includes(answer.status);
}

interface Server {
  readonly child: ChildProcess;
  readonly pid: string;
  readonly url: string;
  readonly ended: Promise<void>;
}

async function startServer(): Promise<Server> {
  const port = String(await freePort());
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', '--import', path.join(import.meta.dirname, 'processes/follow-clock.ts'), 'src/main.ts'],
    {
      cwd: ROOT,
      env: {
        ...{ PATH, HOME, PORT: port, BOT_AUTH: 'off', DATABASE_URL: databaseUrl, CLOCK_AHEAD: clockFile() },
        ...{ HEARTBEAT: '*/5 * * * * *', LOG_LEVEL: 'silent', TZ: 'UTC' },
      },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      resolve();
    });
  });
  const url = `http://127.0.0.1:${port}/`;
  const server = { child, pid: String(child.pid), url, ended };
  servers.push(server);
  await until('the clerk', () =>
    fetch(new URL('/healthz', url)).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return server;
}

async function metricsOf({ url }: Server): Promise<Readonly<Record<string, number>>> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  const lines = [...text.matchAll(/^clerk_nudges_total\{state="(\w+)"\} (\d+)$/gm)];
  return Object.fromEntries(lines.map(([, state = '', count]) => [state, Number(count)]));
}

function clockFile(): string {
  return path.join(folder, 'ahead');
}

async function setClock(instant: string): Promise<void> {
  ahead = Date.parse(instant) - Date.now();
  await writeFile(`${clockFile()}.new`, String(ahead));
  await rename(`${clockFile()}.new`, clockFile());
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const giveUpAt = performance.now() + PATIENCE_MS / 2;
  while (performance.now() < giveUpAt) {
    if (await isSo()) return;
    await wait(100);
  }
  throw new Error(`Waited in vain for ${what}.`);
}

/** Nothing is on its way any more, nor will be before the clock is moved. */
async function quiet(): Promise<void> {
  await until('quiet', async () => {
    const now = new Date(Date.now() + ahead);
    const busy = await open.prisma.nudge.count({
      where: {
        due: { lte: now },
        OR: [{ state: 'claimed' }, { state: 'due', OR: [{ nextAttemptAt: null }, { nextAttemptAt: { lte: now } }] }],
      },
    });
    return busy === 0;
  });
}

/** What a killed process held, others take back when its lease has ended. */
async function aMinutePassesFor({ pid }: Server): Promise<void> {
  await open.prisma.nudge.updateMany({
    where: { state: 'claimed', claimedBy: { startsWith: `${pid}.` } },
    data: { leaseUntil: new Date(0) },
  });
}

async function exported(): Promise<readonly ExportedNudge[]> {
  const { exit, out, err } = await runClerk(['export', '--format', 'json'], { DATABASE_URL: databaseUrl });
  if (exit !== 0) throw new Error(err);
  return (JSON.parse(out) as ExportedLog).nudges;
}

async function statesOf(state: ExportedNudge['state']): Promise<readonly ExportedNudge[]> {
  return (await exported()).filter((nudge) => nudge.state === state);
}

function rowsIn(prisma: PrismaClient, state: 'sent'): Promise<number> {
  return prisma.nudge.count({ where: { state } });
}

function nameOf(email: string): string {
  return email.split('@')[0] ?? '';
}

async function idOf(entraId: string): Promise<number> {
  return (await open.prisma.member.findFirstOrThrow({ where: { entraId } })).id;
}

/** People with an action each, every third of them with one overdue; a meeting seven working days after Thursday. */
async function seed(prisma: PrismaClient): Promise<number> {
  const { id: partnershipId } = await prisma.partnership.create({
    data: { code: 'NORTH', name: 'Northside', board: 'Board', createdAt: new Date('2026-01-05T09:00:00Z') },
  });
  const startsAt = new Date('2026-12-07T10:00:00Z');
  await prisma.meeting.create({ data: { partnershipId, kind: 'partnership', startsAt, firstPlannedAt: startsAt } });
  const persons = Array.from({ length: PEOPLE }, (_, index) => `p${String(index)}`);
  await prisma.member.createMany({
    data: [...persons, ALEX.entraId].map((person) => ({
      ...{ partnershipId, name: person, email: `${person}@example.org`, entraId: person },
      roles: [person === ALEX.entraId ? ('coordinator' as const) : ('member' as const)],
    })),
  });
  const members = await prisma.member.findMany({ where: { entraId: { in: persons } }, orderBy: { id: 'asc' } });
  const due = (index: number): Date =>
    new Date(index % 3 === 1 ? '2026-11-25' : index % 3 === 2 ? '2026-11-26' : '2027-01-29');
  await prisma.action.createMany({
    data: members.map(({ id }, index) => ({
      ...{ partnershipId, ref: `A-${String(index + 1)}`, number: index + 1, title: 'Visit', ownerId: id },
      ...{ status: 'in_progress' as const, due: due(index) },
    })),
  });
  // Every tenth has no conversation yet: the clerk has to ask for one.
  const known = [...persons.filter((_, index) => index % 10 !== 0), ALEX.entraId];
  await prisma.conversation.createMany({
    data: known.map((person) => ({
      ...{ conversationId: `a:${person}`, scope: 'personal' as const, entraId: person, updatedAt: startsAt },
      reference: { serviceUrl: connector.url, channelId: 'msteams', bot: { id: '28:clerk' } },
    })),
  });
  return partnershipId;
}
