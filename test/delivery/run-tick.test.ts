import { beforeEach, describe, expect, it } from 'vitest';
import type { Delivery, OutgoingNudge } from '../../src/delivery/delivery.ts';
import { dispatchDue } from '../../src/delivery/dispatch.ts';
import { createNudgeDesk, previewOf } from '../../src/delivery/nudge-desk.ts';
import { dryTick, planTick, runTick } from '../../src/delivery/run-tick.ts';
import type { LadderWorld } from '../../src/domain/reminders/recipients.ts';
import type { StoredConversation } from '../../src/ports/conversations.ts';
import type { Outcome } from '../../src/ports/messenger.ts';
import {
  action,
  BEFORE_OCTOBER,
  jo,
  kit,
  lee,
  meetingAt,
  portfolio,
  priya,
  sam,
  SINCE_OCTOBER,
  world,
} from '../domain/reminders/ladder-world.ts';
import { memoryStore, type MemoryStore } from './memory-store.ts';

const CHANNEL: StoredConversation = {
  id: 1,
  conversationId: 'channel',
  scope: 'channel',
  tenantId: null,
  entraId: null,
  reference: {},
  removed: false,
};
const DIGEST_DAY = '2026-11-27T08:00:00Z';
const log = world([
  action(1, sam),
  action(2, sam, { lastUpdate: SINCE_OCTOBER }),
  action(3, lee),
  action(4, priya, { lastUpdate: SINCE_OCTOBER }),
]);

let store: MemoryStore;
let sent: string[];
let faults: string[];
/** What Teams answers, by the person's first name; "sent" where nothing is said. */
let answers: Record<string, Outcome | Error>;
let beforeSend: (nudge: OutgoingNudge) => void;

beforeEach(() => {
  store = memoryStore(log);
  sent = [];
  faults = [];
  answers = {};
  beforeSend = () => undefined;
});

function delivery(more: Partial<Delivery> = {}): Delivery {
  return {
    store,
    messenger: {
      toPerson: (member, message) => {
        const answer = answers[member.name.split(' ')[0] ?? ''];
        if (answer instanceof Error) return Promise.reject(answer);
        if (answer !== undefined) return Promise.resolve(answer);
        sent.push(`${member.name}: ${message.summary}`);
        return Promise.resolve({
          outcome: 'sent',
          activityId: `activity ${String(sent.length)}`,
          conversationId: 'chat',
        });
      },
      toConversation: (_, message) => {
        sent.push(`channel: ${message.summary}`);
        return Promise.resolve({ outcome: 'sent', activityId: 'in the channel', conversationId: 'channel' });
      },
      replace: () => Promise.reject(new Error('Nothing was sent that is out of date')),
    },
    render: (nudge) => {
      beforeSend(nudge);
      const summary = [nudge.kind, ...nudge.actions.map(({ ref }) => ref)].join(' ');
      return Promise.resolve({ summary, text: summary, card: null });
    },
    pace: (_, send) => send(),
    random: () => 0.5,
    worker: 'test',
    clock: { now: () => new Date('2026-11-27T08:00:00Z') },
    log: { info: () => undefined, error: (event) => faults.push(event) },
    ...more,
  };
}

function tick(at: string, more: Partial<Delivery> = {}): ReturnType<typeof runTick> {
  return runTick(delivery(more), new Date(at));
}

/** "1 digest -7: sent" */
function ledger(): string[] {
  return store.rows().map((row) => `${String(row.memberId)} ${row.kind} ${String(row.rung)}: ${row.state}`);
}

function becomes(more: Partial<LadderWorld>): void {
  store.world = { ...store.world, ...more };
}

const updatedBySam = [action(1, sam, { lastUpdate: SINCE_OCTOBER }), action(3, lee)];

describe('a beat', () => {
  it('sends what is due, one message a person, and says so', async () => {
    const report = await tick(DIGEST_DAY);
    expect(sent).toEqual(['Sam Okafor: digest A-1 A-2', 'Lee Grant: digest A-3']);
    expect(report).toMatchObject({
      dryRun: false,
      planned: 2,
      sent: 2,
      retrying: 0,
      failed: 0,
      missed: 0,
      withdrawn: 0,
    });
    expect(JSON.parse(JSON.stringify(report.nudges[0]))).toEqual({
      partnership: 'PORTFOLIO',
      person: 'sam.okafor@example.org',
      subject: 'meeting 2026-12-08',
      kind: 'digest',
      rung: -7,
      due: DIGEST_DAY.replace('Z', '.000Z'),
      state: 'sent',
      reason: null,
      actions: ['A-1', 'A-2'],
    });
    expect(report.skipped).toContainEqual({
      ...{ partnership: 'PORTFOLIO', person: 'priya.shah@example.org', subject: 'meeting 2026-12-08', kind: 'digest' },
      ...{ rung: -7, why: 'Everything is updated since the last meeting' },
    });
    expect(store.rows()[0]).toMatchObject({
      sentAt: new Date(DIGEST_DAY),
      activityId: 'activity 1',
      conversationId: 'chat',
    });
    expect(store.beats).toEqual([new Date(DIGEST_DAY)]);
  });

  it('sends nothing twice, however often it comes', async () => {
    await tick(DIGEST_DAY);
    const again = await tick('2026-11-27T08:01:00Z');
    expect(sent).toHaveLength(2);
    expect(again).toMatchObject({ planned: 0, sent: 0, nudges: [] });
  });

  it('sends nothing twice from two processes at once', async () => {
    await Promise.all([tick(DIGEST_DAY), tick(DIGEST_DAY, { worker: 'other' })]);
    expect(sent).toHaveLength(2);
  });

  it('asks again right before it sends: who has just updated hears nothing', async () => {
    const updatedMeanwhile: Delivery['pace'] = (_, send) => {
      becomes({ actions: updatedBySam });
      return send();
    };
    const report = await tick(DIGEST_DAY, { pace: updatedMeanwhile });
    expect(sent).toEqual(['Lee Grant: digest A-3']);
    expect(report).toMatchObject({ sent: 1, withdrawn: 1 });
    expect(ledger()).toEqual(['1 digest -7: withdrawn', '5 digest -7: sent']);
  });

  it('puts overdue actions of one rung into one message', async () => {
    const late = { due: '2026-11-26', lastUpdate: SINCE_OCTOBER };
    becomes({
      actions: [action(7, sam, late), action(8, sam, { ...late, lastUpdate: BEFORE_OCTOBER }), action(9, lee, late)],
    });
    const report = await tick(DIGEST_DAY);
    expect(sent.filter((message) => message.includes('overdue'))).toEqual([
      'Sam Okafor: overdue A-7 A-8',
      'Lee Grant: overdue A-9',
    ]);
    const subjects = report.nudges.filter(({ kind }) => kind === 'overdue').map(({ subject }) => subject);
    expect(subjects).toEqual(['A-7 due 2026-11-26', 'A-8 due 2026-11-26', 'A-9 due 2026-11-26']);
  });

  it('tells of an overdue action whose ref the log writes with a space', async () => {
    becomes({ actions: [action(7, sam, { ref: 'A 7', due: '2026-11-26', lastUpdate: SINCE_OCTOBER })] });
    await tick(DIGEST_DAY);
    expect(sent).toEqual(['Sam Okafor: overdue A 7']);
  });

  it('records what it was too late for', async () => {
    store.beats = [new Date('2026-11-26T17:00:00Z')];
    const report = await tick('2026-11-30T08:00:00Z');
    expect(sent).toEqual([]);
    expect(report).toMatchObject({ planned: 2, sent: 0, missed: 2 });
    expect(ledger()).toEqual(['1 digest -7: missed', '5 digest -7: missed']);
    expect(store.rows()[0]?.reason).toBe('No beat came while it was due');
  });

  it('lets a new partnership miss nothing from before it was there', async () => {
    store.beats = [new Date('2026-11-26T17:00:00Z')];
    becomes({ partnership: { ...portfolio, createdAt: new Date('2026-11-30T07:00:00Z') } });
    expect(await tick('2026-11-30T08:00:00Z')).toMatchObject({ planned: 0, missed: 0 });
  });

  it('at the first beat of all misses only what was due that day, if the partnership was there', async () => {
    expect(await tick('2026-11-30T08:00:00Z')).toMatchObject({ planned: 0, missed: 0 });
    becomes({ partnership: { ...portfolio, createdAt: new Date('2026-11-27T12:00:00Z') } });
    expect(await dryTick(memoryStore(store.world), new Date('2026-11-27T19:00:00Z'))).toMatchObject({ missed: 0 });
    expect(await dryTick(memoryStore(log), new Date('2026-11-27T19:00:00Z'))).toMatchObject({ missed: 2 });
  });

  it('lists who cannot be reached for a meeting that was put in at short notice, once', async () => {
    const lost = { code: 'blocked', reason: 'Why', at: new Date('2026-11-20T08:00:00Z') };
    const members = log.members.map((member) => (member.id === sam.id ? { ...member, unreached: lost } : member));
    becomes({ members, meetings: [...log.meetings, meetingAt('2026-11-26T14:00:00Z', 'planned')] });
    await tick('2026-11-26T09:00:00Z');
    await tick('2026-11-26T09:01:00Z');
    expect(sent.filter((message) => message.includes('unreached'))).toEqual(['Kit Doyle: unreached']);
    expect(ledger()).toContain('3 unreached 0: sent');
  });

  it('goes on with the others when one partnership cannot be planned, and takes up there what was missed', async () => {
    const other = { ...portfolio, id: 2, code: 'HARBOUR', timezone: 'Europe/Nowhere' };
    const partnerships = store.partnerships.bind(store);
    store.partnerships = async () => [other, ...(await partnerships())];
    const unplanned: [number, Date | null][] = [];
    store.ledger.unplanned = (...noted) => Promise.resolve(void unplanned.push(noted));
    store.beats = [new Date('2026-11-26T17:00:00Z')];
    const report = await tick(DIGEST_DAY);
    expect(report).toMatchObject({ planned: 2, sent: 2, unplanned: ['HARBOUR'] });
    expect([faults, unplanned]).toEqual([['nudge.plan'], [[2, new Date('2026-11-26T17:00:00Z')]]]);
    expect(await dryTick(store, new Date('2026-11-27T08:01:00Z'))).toMatchObject({ unplanned: ['HARBOUR'] });
    // It is mended after its digest's hours: that rung is not passed over in silence.
    store = memoryStore({ ...log, partnership: { ...portfolio, unplannedSince: unplanned[0]?.[1] ?? null } });
    store.beats = [new Date('2026-11-30T09:00:00Z')];
    expect(await tick('2026-11-30T09:01:00Z')).toMatchObject({ missed: 2, unplanned: [] });
    expect(store.world.partnership.unplannedSince).toBeNull();
  });

  it('withdraws what waits when the meeting moves', async () => {
    answers = { Sam: { outcome: 'retry', code: 'busy', reason: 'Teams is busy.', afterMs: null } };
    await tick(DIGEST_DAY);
    becomes({ meetings: log.meetings.filter((meeting) => meeting.status === 'held') });
    const report = await tick('2026-11-27T09:00:00Z');
    expect(report).toMatchObject({ sent: 0, withdrawn: 1 });
    expect(store.rows()[0]).toMatchObject({
      state: 'withdrawn',
      reason: 'The meeting was moved or cancelled: Teams is busy',
    });
  });
});

describe('what becomes of a message', () => {
  it('refused for now goes again later the same day', async () => {
    answers = { Sam: { outcome: 'retry', code: 'busy', reason: 'Teams is busy.', afterMs: 120_000 } };
    expect(await tick(DIGEST_DAY)).toMatchObject({ sent: 1, retrying: 1 });
    answers = {};
    await tick('2026-11-27T08:01:00Z');
    expect(sent).toHaveLength(1);
    await tick('2026-11-27T08:02:00Z');
    expect(sent).toEqual(['Lee Grant: digest A-3', 'Sam Okafor: digest A-1 A-2']);
  });

  it('refused all day is given up, with the reason', async () => {
    answers = { Sam: { outcome: 'retry', code: 'busy', reason: 'Teams is busy.', afterMs: null } };
    for (let hour = 8; hour < 17; hour += 1) await tick(`2026-11-27T${String(hour).padStart(2, '0')}:00:00Z`);
    expect(store.rows()[0]).toMatchObject({ state: 'failed', reason: 'Teams is busy (tried 5 times)' });
  });

  it.each(['ambiguous', 'unreachable', 'failed'] as const)('is never sent again once it is %s', async (outcome) => {
    answers = { Sam: { outcome, code: 'why', reason: 'Why' } };
    becomes({ members: [sam, kit, jo, lee] });
    expect(await tick(DIGEST_DAY)).toMatchObject({ sent: 1, [outcome]: 1 });
    answers = {};
    await tick('2026-11-27T09:00:00Z');
    expect(sent).toEqual(['Lee Grant: digest A-3']);
    expect(store.rows()[0]).toMatchObject({ state: outcome, reason: 'Why' });
  });

  it('is asked in the channel, with codes only, when their own chat is out of reach', async () => {
    store.channel = CHANNEL;
    answers = { Sam: { outcome: 'unreachable', code: 'blocked', reason: 'They have blocked the clerk.' } };
    await tick(DIGEST_DAY);
    expect(sent).toEqual(['Lee Grant: digest A-3', 'channel: mention A-1 A-2']);
    expect(ledger()).toEqual(['1 digest -7: unreachable', '5 digest -7: sent', '1 mention -7: sent']);
    expect(store.world.members.find(({ id }) => id === sam.id)?.unreached).toEqual({
      code: 'blocked',
      reason: 'They have blocked the clerk.',
      at: new Date(DIGEST_DAY),
    });
  });

  it('goes to their agency’s lead when there is no channel either, and only there', async () => {
    answers = { Sam: { outcome: 'unreachable', code: 'blocked', reason: 'They have blocked the clerk.' } };
    const report = await tick(DIGEST_DAY);
    expect(sent).toEqual(['Lee Grant: digest A-3', 'Priya Shah: relay A-1 A-2']);
    expect(report.nudges.at(-1)?.subject).toBe('digest, meeting 2026-12-08, for Sam Okafor');
    expect(store.rows().at(-1)).toMatchObject({
      memberId: priya.id,
      kind: 'relay',
      subject: { of: 'relay', kind: 'digest', about: { of: 'meeting', day: '2026-12-08' }, whose: sam.id },
      state: 'sent',
    });
    await tick('2026-11-27T09:00:00Z');
    expect(sent).toHaveLength(2);
  });

  it('ends their being out of reach when a message reaches them again', async () => {
    becomes({
      members: log.members.map((member) =>
        member.id === sam.id
          ? { ...member, unreached: { code: 'blocked', reason: 'Why', at: new Date('2026-11-01T08:00:00Z') } }
          : member,
      ),
    });
    await tick(DIGEST_DAY);
    expect(store.world.members.find(({ id }) => id === sam.id)?.unreached).toBeNull();
  });

  it('may be that nobody knows, when the sending breaks off', async () => {
    answers = { Sam: new Error('socket hang up') };
    expect(await tick(DIGEST_DAY)).toMatchObject({ sent: 1, ambiguous: 1 });
    expect(faults).toEqual(['nudge.send']);
  });

  it('that cannot be written is a failure of that one alone', async () => {
    beforeSend = ({ member }) => {
      if (member.id === sam.id) throw new Error('no such card');
    };
    expect(await tick(DIGEST_DAY)).toMatchObject({ sent: 1, failed: 1 });
    expect(faults).toEqual(['nudge.render']);
    expect(store.rows()[0]?.reason).toBe('The message could not be written');
  });

  it('is written down as soon as the ledger can be written again', async () => {
    const settle = store.ledger.settle.bind(store.ledger);
    let away = 2;
    store.ledger.settle = (...args) =>
      args[0].includes(1) && (away -= 1) >= 0 ? Promise.reject(new Error('gone')) : settle(...args);
    expect(await tick(DIGEST_DAY)).toMatchObject({ sent: 2 });
    expect(ledger()).toEqual(['1 digest -7: sent', '5 digest -7: sent']);
    expect(faults).toEqual(['nudge.settle', 'nudge.settle']);
  });

  it('waits for its time to come again when the clock is set back while it is on its way', async () => {
    await planTick(delivery(), new Date(DIGEST_DAY));
    let now = new Date(DIGEST_DAY);
    const setBack: Delivery['pace'] = (_, send) => {
      now = new Date('2026-11-27T07:30:00Z');
      return send();
    };
    const reports = await dispatchDue(delivery({ pace: setBack }), () => now);
    expect(reports.map(({ state }) => state)).toEqual(['due', 'due']);
    expect([sent, ledger()]).toEqual([[], ['1 digest -7: due', '5 digest -7: due']]);
    await tick('2026-11-27T08:05:00Z');
    expect(ledger()).toEqual(['1 digest -7: sent', '5 digest -7: sent']);
  });

  it('is reported by whoever held it, and by nobody else', async () => {
    store.ledger.post = () => Promise.resolve(false);
    expect(await tick(DIGEST_DAY)).toMatchObject({ planned: 2, sent: 0, nudges: [] });
    expect(sent).toEqual([]);
  });
});

describe('a dry run', () => {
  it('says what a beat would send, and writes nothing', async () => {
    const dry = await dryTick(store, new Date(DIGEST_DAY));
    expect(dry).toMatchObject({ dryRun: true, planned: 2, sent: 0, retrying: 0 });
    expect([store.rows(), store.beats, sent]).toEqual([[], [], []]);
    const real = await tick(DIGEST_DAY);
    expect(dry.nudges.map((nudge) => ({ ...nudge, state: 'sent' }))).toEqual(real.nudges);
    expect(dry.skipped).toEqual(real.skipped);
  });

  it('includes what waits for another attempt', async () => {
    answers = { Sam: { outcome: 'retry', code: 'busy', reason: 'Teams is busy.', afterMs: null } };
    await tick(DIGEST_DAY);
    const dry = await dryTick(store, new Date('2026-11-27T09:00:00Z'));
    expect(dry.nudges).toMatchObject([{ person: 'sam.okafor@example.org', state: 'due', actions: ['A-1', 'A-2'] }]);
  });
});

describe('the coordinator', () => {
  const saturday = new Date('2026-11-28T20:00:00Z');
  const speaker = { chosen: true, wasAsked: false, member: kit, partnership: portfolio, standsInFor: [] };

  it('can have everybody asked now who has not updated, whatever the hour', async () => {
    const nudged = await createNudgeDesk(delivery()).nudgeNow(speaker, saturday);
    expect(sent).toEqual(['Sam Okafor: prompt A-1', 'Lee Grant: prompt A-3']);
    expect(nudged).toEqual({ sent: ['Sam Okafor', 'Lee Grant'], notReached: [] });
    expect(store.rows()[0]).toMatchObject({
      subject: { of: 'prompt', at: saturday },
      kind: 'prompt',
      state: 'sent',
    });
  });

  it('hears who was not reached, and why', async () => {
    answers = { Sam: { outcome: 'unreachable', code: 'external', reason: 'Belongs to another organisation' } };
    const absence = { id: 1, from: '2026-11-27', until: '2026-11-30', coverId: null };
    becomes({ members: [sam, priya, kit, jo, { ...lee, absences: [absence] }] });
    expect(await createNudgeDesk(delivery()).nudgeNow(speaker, saturday)).toEqual({
      sent: [],
      notReached: [
        { person: 'Sam Okafor', why: 'Belongs to another organisation' },
        { person: 'Lee Grant', why: 'Away until Monday 30 November 2026, with no cover and no deputy' },
      ],
    });
  });

  it('sees the next rung of each kind, with who gets what and who nothing', async () => {
    const late = { due: '2026-11-27' };
    const coming = { ...log, actions: [...log.actions, action(7, sam, late), action(8, sam, late)] };
    store = memoryStore(coming);
    const previews = await createNudgeDesk(delivery()).preview(portfolio, saturday);
    expect(previews).toEqual(previewOf(coming, [], saturday));
    expect(previews.map(({ kind, due }) => `${kind} ${due.toISOString()}`)).toEqual([
      'overdue 2026-11-30T08:00:00.000Z',
      'reminder 2026-12-04T08:00:00.000Z',
      'brief 2026-12-08T08:00:00.000Z',
      'issue 2026-12-09T08:00:00.000Z',
    ]);
    expect(previews[0]?.sends).toEqual([{ person: 'Sam Okafor', refs: ['A-7', 'A-8'], why: null }]);
    expect(previews[1]?.sends.map(({ person }) => person)).toEqual(['Sam Okafor', 'Lee Grant']);
    expect(previews[1]?.nothingFor).toEqual([
      { person: 'Priya Shah', why: 'Everything is updated since the last meeting' },
    ]);
    expect(sent).toEqual([]);
  });
});
