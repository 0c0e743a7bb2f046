import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Io } from '../../src/cli/command.ts';
import { tickCommand } from '../../src/cli/commands/tick.ts';
import { UsageError } from '../../src/cli/refused.ts';
import type { ChangeIntent } from '../../src/domain/actions/change.ts';
import { decideChange } from '../../src/domain/actions/decide-change.ts';
import type { TickReport } from '../../src/delivery/tick-report.ts';
import { createLog } from '../../src/log.ts';
import { openStore, type OpenStore } from '../../src/store/open-store.ts';
import {
  chatSource,
  NOW,
  PEOPLE,
  seedPartnership,
  speakerFor,
  TENANT,
  type PersonKey,
  type Seeded,
} from '../support/builders.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { createTestDatabase } from '../support/database.ts';
import { emptyDatabase } from '../support/empty-database.ts';

/*
 * The command as an operator runs it: a real database, and Teams played over HTTP. The partnership meets on Tuesday
 * 8 December 2026: its reminder (−2) is due on Friday 4 December, to Sam for A-0012, Priya for A-0015, Dan for A-0021.
 */

const REMINDER_DAY = '2026-12-04T08:00:00Z';

let databaseUrl: string;
let open: OpenStore;
let teams: Connector;
let seeded: Seeded;

beforeAll(async () => {
  databaseUrl = await createTestDatabase();
  [open, teams] = await Promise.all([openStore({ databaseUrl, dataDir: '' }), startConnector()]);
}, 60_000);

beforeEach(async () => {
  teams.clear();
  teams.answerWith(null);
  await emptyDatabase(open.prisma);
  seeded = await seedPartnership(open.prisma);
  for (const who of ['sam', 'priya', 'robin', 'dan', 'jo', 'alex', 'nia'] as const) await installs(who);
});

afterAll(async () => {
  await Promise.all([open.store.close(), teams.close()]);
});

/** The person has installed the clerk, so it knows their chat. */
async function installs(who: PersonKey): Promise<void> {
  const { entraId } = PEOPLE[who];
  const reference = { serviceUrl: teams.url, channelId: 'msteams', bot: { id: '28:clerk' }, user: { id: entraId } };
  const conversation = { conversationId: `a:${who}`, scope: 'personal', tenantId: TENANT, entraId, reference } as const;
  await open.store.conversations.remember(conversation, NOW);
}

async function tick(...args: string[]): Promise<TickReport> {
  // Beats are hours apart here; the pace, which has tests of its own, is kept in real time.
  await open.prisma.rateLimit.deleteMany();
  const io = ioWith({ DATABASE_URL: databaseUrl, BOT_AUTH: 'off' });
  expect(await tickCommand.start(args, io)).toBe(0);
  return JSON.parse(io.written.join('')) as TickReport;
}

function ioWith(env: Record<string, string>): Io & { readonly written: string[] } {
  const written: string[] = [];
  const log = createLog('silent');
  return { written, out: (text) => void written.push(text), err: () => undefined, terminal: null, env, now: NOW, log };
}

/** Who heard what, by their conversation: "sam: A-0012". */
function heard(): string[] {
  return teams
    .sent()
    .map(({ conversationId, body }) => `${String(conversationId).slice(2)}: ${refsIn(body.summary ?? '').join(' ')}`)
    .sort();
}

function refsIn(summary: string): string[] {
  return [...new Set(summary.match(/A-\d+/g))];
}

const states = (report: TickReport): string[] => report.nudges.map((nudge) => `${nudge.person}: ${nudge.state}`).sort();

describe('clerk tick', () => {
  it('sends each owner one digest of what is not updated, as of the instant', async () => {
    const report = await tick('--at', REMINDER_DAY);
    expect(heard()).toEqual(['dan: A-0021', 'priya: A-0015', 'sam: A-0012']);
    expect(report).toMatchObject({ at: '2026-12-04T08:00:00.000Z', dryRun: false, planned: 3, sent: 3 });
    expect(report.nudges.every(({ kind, rung }) => kind === 'reminder' && rung === -2)).toBe(true);
    const [first] = teams.sent();
    expect(first?.body.attachments).toHaveLength(1);
    expect(first?.body.summary).toContain('Tuesday 8 December 2026 at 10:00');
    expect(await open.store.ledger.lastBeat()).toEqual(new Date(REMINDER_DAY));
  });

  it('with --dry-run says the same, sends nothing and writes nothing', async () => {
    const dry = await tick('--at', REMINDER_DAY, '--dry-run');
    expect([teams.received, await open.prisma.nudge.count(), await open.store.ledger.lastBeat()]).toEqual([
      [],
      0,
      null,
    ]);
    const real = await tick('--at', REMINDER_DAY);
    expect(dry.nudges.map((nudge) => ({ ...nudge, state: 'sent' })).sort(byPerson)).toEqual(
      [...real.nudges].sort(byPerson),
    );
    expect(dry).toMatchObject({ dryRun: true, planned: 3, sent: 0 });
  });

  it('goes on with the others when one partnership cannot be planned, says which, and ends with 1', async () => {
    const { partnershipId } = await seedPartnership(open.prisma, 'HARBOUR');
    await open.prisma.partnership.update({ where: { id: partnershipId }, data: { timezone: 'Europe/Nowhere' } });
    const said: string[] = [];
    const io = {
      ...ioWith({ DATABASE_URL: databaseUrl, BOT_AUTH: 'off' }),
      err: (text: string) => void said.push(text),
    };
    expect(await tickCommand.start(['--at', REMINDER_DAY], io)).toBe(1);
    expect(JSON.parse(io.written.join(''))).toMatchObject({ planned: 3, sent: 3, unplanned: ['HARBOUR'] });
    expect(said.join('')).toContain('The reminders of HARBOUR could not be worked out.');
    const since = async () =>
      (await open.prisma.partnership.findUnique({ where: { id: partnershipId } }))?.unplannedSince;
    expect(await since()).toEqual(new Date(REMINDER_DAY));
    await open.prisma.partnership.update({ where: { id: partnershipId }, data: { timezone: 'Europe/London' } });
    expect(await tick('--at', '2026-12-04T08:01:00Z')).toMatchObject({ planned: 3, unplanned: [] });
    expect(await since()).toBeNull();
  });

  it('sends once, however often and from however many processes at once', async () => {
    await Promise.all([tick('--at', REMINDER_DAY), tick('--at', REMINDER_DAY), tick('--at', REMINDER_DAY)]);
    await tick('--at', '2026-12-04T09:00:00Z');
    expect(heard()).toEqual(['dan: A-0021', 'priya: A-0015', 'sam: A-0012']);
  });

  it('writes down which codes its messages showed to whom', async () => {
    const title = 'Visit L-0007 with the landlord';
    await open.prisma.action.update({ where: { id: seeded.actionIds[12] ?? 0 }, data: { title } });
    await tick('--at', REMINDER_DAY);
    expect(JSON.stringify(teams.sent('a:sam'))).toContain('L-0007');
    const entries = await open.prisma.auditEntry.findMany({ where: { event: 'nominals.shown' } });
    expect(entries).toMatchObject([{ actor: PEOPLE.sam.email, source: 'job', subject: 'L-0007' }]);
  });

  it('brings a message up to date where it stands once its action is updated', async () => {
    await tick('--at', REMINDER_DAY);
    const asked = teams.sent('a:sam')[0];
    const [action] = await open.store.actions.byNumber(seeded.partnershipId, [12]);
    if (action === undefined) throw new Error('A-0012 is not there.');
    await open.store.actions.record({
      speaker: await speakerFor(open.store, 'sam'),
      at: new Date(),
      batch: crypto.randomUUID(),
      changes: [{ action, set: {}, update: { kind: 'progress', text: 'visited' } }],
      source: chatSource('sam'),
      token: null,
    });
    teams.clear();
    await tick('--at', '2026-12-04T08:01:00Z');
    await tick('--at', '2026-12-04T08:02:00Z');
    expect(teams.received).toMatchObject([{ kind: 'update', conversationId: 'a:sam', activityId: asked?.activityId }]);
    expect(teams.received[0]?.body.summary).toMatch(/A-0012[^\n]*Updated/);
  });

  describe('an action that the coordinator gives to somebody else', () => {
    async function changes(intent: ChangeIntent, who: PersonKey, at: string, to: PersonKey | null): Promise<void> {
      const [action] = await open.store.actions.byNumber(seeded.partnershipId, [20]);
      if (action === undefined) throw new Error('A-0020 is not there.');
      const speaker = await speakerFor(open.store, who);
      const members = await open.store.people.members(seeded.partnershipId);
      const owner = members.find(({ email }) => to !== null && email === PEOPLE[to].email) ?? null;
      const { settings } = speaker.partnership;
      const change = decideChange(intent, action, {
        ...{ now: new Date(at), today: at.slice(0, 10), settings, confirms: true, isChair: false },
        ...{ speaker: speaker.member, nextMeeting: null, target: { owner, agency: owner?.agency ?? null } },
      });
      if (!('set' in change)) throw new Error('It cannot be done.');
      const batch = crypto.randomUUID();
      const recorded = { speaker, at: new Date(at), batch, changes: [change], source: chatSource(who), token: null };
      expect(await open.store.actions.record(recorded)).toMatchObject({ recorded: true });
    }
    const give = (to: PersonKey, at: string) => changes({ kind: 'reassign', to: '', note: null }, 'alex', at, to);

    it('reaches its new owner at once, in hours, and once', async () => {
      await give('sam', '2026-11-24T10:00:00Z');
      await give('robin', '2026-11-24T10:00:20Z');
      const report = await tick('--at', '2026-11-24T10:01:00Z');
      await tick('--at', '2026-11-24T10:02:00Z');
      expect(heard()).toEqual(['robin: A-0020']);
      expect(teams.sent()[0]?.body.summary).toContain('You have a new action. It is under way already.');
      expect(report.nudges).toMatchObject([
        { subject: 'A-0020 handed over 2026-11-24T10:00:20.000Z', kind: 'issue', rung: 0, state: 'sent' },
      ]);
    });

    it('waits for the morning, and says nothing to who has accepted it by then', async () => {
      await give('sam', '2026-11-24T19:00:00Z');
      expect(await tick('--at', '2026-11-24T19:01:00Z')).toMatchObject({ planned: 0 });
      await changes({ kind: 'progress', note: 'I have it' }, 'sam', '2026-11-25T07:30:00Z', null);
      expect(await tick('--at', '2026-11-25T08:00:00Z')).toMatchObject({ planned: 0 });
      await give('robin', '2026-11-25T19:00:00Z');
      await tick('--at', '2026-11-26T08:00:00Z');
      expect(heard()).toEqual(['robin: A-0020']);
    });

    it('is passed on by their lead when they cannot be reached', async () => {
      teams.answerWith(({ conversationId }) => (conversationId === 'a:robin' ? { status: 403 } : null));
      await give('robin', '2026-11-24T10:00:00Z');
      await tick('--at', '2026-11-24T10:01:00Z');
      expect(teams.sent('a:priya').map(({ body }) => body.summary)).toEqual([
        expect.stringContaining('The clerk could not reach Robin Field'),
      ]);
    });
  });

  it('asks in the channel by refs only when somebody’s own chat cannot be reached', async () => {
    const reference = { serviceUrl: teams.url, channelId: 'msteams', bot: { id: '28:clerk' } };
    const channel = {
      conversationId: '19:channel',
      scope: 'channel',
      tenantId: TENANT,
      entraId: null,
      reference,
    } as const;
    await open.store.conversations.remember(channel, NOW);
    const note = { partnershipId: seeded.partnershipId, at: NOW, actor: 'alex', event: 'x', subject: null };
    const source = chatSource('alex');
    await open.store.conversations.useChannel(seeded.partnershipId, 'partnership', '19:channel', { ...note, source });
    teams.putInto('19:channel', [PEOPLE.sam, PEOPLE.priya, PEOPLE.alex]);
    teams.answerWith(({ conversationId }) => (conversationId === 'a:sam' ? { status: 403 } : null));
    const report = await tick('--at', REMINDER_DAY);
    expect(states(report)).toContain('sam.okafor@example.org: unreachable');
    const [mention] = teams.sent('19:channel');
    const said = JSON.stringify(mention?.body);
    expect(said).toContain('<at>Sam Okafor</at>');
    expect(said).toContain('A-0012');
    expect(said).not.toMatch(/[NGCLU]-0\d/);
    await tick('--at', REMINDER_DAY);
    expect(teams.sent('19:channel')).toHaveLength(1);
  });

  it('says nothing to those who have updated', async () => {
    await open.prisma.action.update({ where: { id: seeded.actionIds[12] ?? 0 }, data: { lastUpdateAt: NOW } });
    const report = await tick('--at', REMINDER_DAY);
    expect(heard()).toEqual(['dan: A-0021', 'priya: A-0015']);
    expect(report.skipped).toContainEqual(
      expect.objectContaining({ person: PEOPLE.sam.email, why: 'Everything is updated since the last meeting' }),
    );
  });

  it('briefs the chair on the day, and asks the coordinator for profiles before it', async () => {
    await tick('--at', '2026-11-18T08:00:00Z');
    expect(heard()).toContain('alex: ');
    teams.clear();
    await tick('--at', '2026-12-08T08:00:00Z');
    expect(teams.sent('a:jo').map(({ body }) => body.summary)).toEqual([expect.stringContaining('8 December 2026')]);
  });

  it('takes what is overdue to the owner, then the lead, then the chair', async () => {
    // A-0015, owned by Priya, who is Housing's lead, was due on Friday 13 November.
    const escalated: string[][] = [];
    for (const day of ['2026-11-16', '2026-11-18', '2026-11-20']) {
      teams.clear();
      const { nudges } = await tick('--at', `${day}T09:00:00Z`);
      escalated.push(nudges.filter(({ kind }) => kind === 'overdue').map(({ person }) => person));
    }
    expect(escalated).toEqual([[PEOPLE.priya.email], [PEOPLE.priya.email], [PEOPLE.priya.email, PEOPLE.jo.email]]);
  });

  it('keeps what Teams refuses for a later beat of the day, and never repeats what may have arrived', async () => {
    teams.answerWith(({ conversationId }) => {
      if (conversationId === 'a:sam') return { status: 429, headers: { 'retry-after': '60' } };
      return conversationId === 'a:dan' ? { status: 502 } : null;
    });
    const first = await tick('--at', REMINDER_DAY);
    expect(states(first)).toEqual([
      `${PEOPLE.dan.email}: ambiguous`,
      `${PEOPLE.priya.email}: sent`,
      `${PEOPLE.sam.email}: due`,
    ]);
    teams.clear();
    teams.answerWith(null);
    expect(await tick('--at', '2026-12-04T08:30:00Z')).toMatchObject({ sent: 1, planned: 0 });
    expect(heard()).toEqual(['sam: A-0012']);
  });

  it('shows what was under way when the clerk was killed as ambiguous, and does not send it again', async () => {
    await open.store.ledger.plan(
      [
        {
          partnershipId: seeded.partnershipId,
          memberId: seeded.memberIds.sam,
          subject: { of: 'meeting', day: '2026-12-08' },
          kind: 'reminder',
          rung: -2,
          due: new Date(REMINDER_DAY),
          actionIds: [],
        },
      ],
      NOW,
    );
    const [held] = await open.store.ledger.claim({
      ...{ holder: 'killed', at: new Date(REMINDER_DAY), leaseMs: 1, tenantId: null, messages: 10 },
    });
    await open.store.ledger.post([held?.id ?? 0], 'killed', [12]);
    await open.prisma.nudge.updateMany({ data: { leaseUntil: new Date(0) } });
    await tick('--at', '2026-12-04T08:30:00Z');
    expect(heard()).toEqual(['dan: A-0021', 'priya: A-0015']);
    const [entry] = await open.store.ledger.known(seeded.partnershipId, new Date(REMINDER_DAY));
    expect(entry).toMatchObject({ state: 'ambiguous', reason: expect.stringContaining('may or may not') as string });
  });

  it('reaches people whose chat it has to open, and says who cannot be reached', async () => {
    await open.prisma.conversation.delete({ where: { conversationId: 'a:sam' } });
    await open.prisma.action.update({
      where: { id: seeded.actionIds[15] ?? 0 },
      data: { ownerId: seeded.memberIds.tess },
    });
    const report = await tick('--at', REMINDER_DAY);
    expect(teams.received.some(({ kind }) => kind === 'create conversation')).toBe(true);
    expect(report).toMatchObject({ sent: 2, unreachable: 1 });
    expect(report.nudges.find(({ state }) => state === 'unreachable')).toMatchObject({ person: PEOPLE.tess.email });
  });

  it('reads an instant without an offset as local time in London', async () => {
    expect((await tick('--at', '2026-06-30T08:00', '--dry-run')).at).toBe('2026-06-30T07:00:00.000Z');
    expect((await tick('--dry-run')).at).toBe(NOW.toISOString());
  });

  it.each(['yesterday', '2026-12-04', '2026-13-04T08:00:00Z'])('refuses --at %s', async (at) => {
    await expect(tickCommand.start(['--at', at], ioWith({}))).rejects.toThrow(UsageError);
  });

  it('does not send without knowing who it is', async () => {
    await expect(tickCommand.start(['--at', REMINDER_DAY], ioWith({ DATABASE_URL: databaseUrl }))).rejects.toThrow(
      'MICROSOFT_APP_ID',
    );
  });
});

function byPerson(a: { readonly person: string }, b: { readonly person: string }): number {
  return a.person < b.person ? -1 : 1;
}
