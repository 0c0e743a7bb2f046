import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Press } from '../../../src/cards/presses.ts';
import { createClerk, type Clerk } from '../../../src/conversation/clerk.ts';
import type { Command } from '../../../src/conversation/command.ts';
import { REGISTRY } from '../../../src/conversation/registry.ts';
import type { Turn } from '../../../src/conversation/turn.ts';
import type { Place } from '../../../src/domain/message.ts';
import { isRefusal } from '../../../src/domain/refusal.ts';
import { createSealer } from '../../../src/sealer.ts';
import type { OpenStore } from '../../../src/store/open-store.ts';
import { NOW, PEOPLE, seedPartnership, TENANT, type PersonKey } from '../../support/builders.ts';
import { openTestDatabase } from '../../support/database.ts';
import { roomsWith } from '../../support/rooms.ts';

let opened: OpenStore;
let clerk: Clerk;
let partnershipId: number;

beforeAll(async () => {
  opened = await openTestDatabase();
  ({ partnershipId } = await seedPartnership(opened.prisma));
  const reached = () => Promise.resolve({ outcome: 'sent', activityId: 'a', conversationId: 'c' } as const);
  clerk = createClerk({
    store: opened.store,
    messenger: { toPerson: reached, toConversation: reached, replace: reached },
    nudges: { preview: () => Promise.resolve([]), nudgeNow: () => Promise.resolve({ sent: [], notReached: [] }) },
    rooms: roomsWith({}),
    sealer: createSealer({ fieldKey: Buffer.alloc(32, 7), fieldKeysBefore: [] }),
    newId: randomUUID,
  });
});
afterAll(() => opened.store.close());

function turn(text: string, who: PersonKey, place: Place = 'personal'): Turn {
  return {
    text,
    place,
    conversationId: `a:${who}`,
    entraId: PEOPLE[who].entraId,
    tenantId: TENANT,
    activityId: randomUUID(),
    now: NOW,
  };
}

async function says(text: string, who: PersonKey = 'alex', place: Place = 'personal'): Promise<string> {
  const heard = await clerk.hear(turn(text, who, place));
  const answers = heard.instead === null ? [] : [heard.instead.here?.summary ?? ''];
  for (const step of heard.steps) answers.push((await heard.run(step)).here?.summary ?? '');
  return answers.join('\n');
}

/** "sam: A-12 done" */
function saysLine(line: string): Promise<string> {
  const [who = '', ...words] = line.split(': ');
  return says(words.join(': '), who as PersonKey);
}

/** The tables that have these words anywhere in a row. */
async function tablesWith(words: string): Promise<readonly string[]> {
  const tables = await opened.prisma.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name`;
  const each = tables.map(
    ({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM "${name}" t WHERE t::text ~* $1)`,
  );
  const holding = await opened.prisma.$queryRawUnsafe<{ name: string }[]>(each.join(' UNION ALL '), words);
  return holding.map(({ name }) => name).sort();
}

/** What people can say that is kept, with a place for their own words. */
const KEPT: readonly string[] = [
  'alex: A-12 in progress, saw @@',
  'alex: A-12: saw @@',
  'alex: A-12 no change, saw @@',
  'alex: A-12 blocked waiting for @@',
  'alex: extend A-12 to 12 January because @@',
  'sam: snooze A-12 until Friday because @@',
  'sam: wake A-12, saw @@',
  'alex: accept A-21, saw @@',
  'alex: decline A-21: @@',
  'alex: give A-12 to Priya Shah, saw @@',
  'alex: A-12 done, saw @@',
  'alex: reject A-12: @@',
  'alex: A-12 done again, saw @@',
  'alex: confirm A-12, saw @@',
  'alex: reopen A-12: @@',
  'alex: A-12 not done because @@',
  'alex: reopen A-12: @@',
  'alex: A-12 circumstances changed: @@',
  'alex: reopen A-12: @@',
  'alex: cancel A-23: @@',
  'alex: A-20 in progress, two of five; A-12 in progress, saw @@',
  'alex: add action for L-7: visit @@, owner priya.shah@example.org, due 12 January, protect',
  'alex: I think A-12 is done, saw @@',
];

/** What is sealed where it is kept. */
const SEALED = 'alex: alias of G-1 is @@';

describe('what is said', () => {
  it('is kept where it is harmless, so that this test would see what is not', async () => {
    for (const line of KEPT) await saysLine(line.replace('@@', 'the zebrafish'));
    expect(await tablesWith('zebrafish')).toEqual(['Action', 'AuditEntry', 'OpenQuestion', 'UndoStep', 'Update']);
  });

  it.each(KEPT)('is not kept with a postcode in it: %s', async (line) => {
    const before = await opened.store.actions.byNumber(partnershipId, [12, 20, 21, 23]);
    const answer = await saysLine(line.replace('@@', 'WA8 7QF'));
    expect(answer).toContain('That has a postcode');
    expect(answer.toLowerCase()).not.toContain('7qf');
    expect(await tablesWith('WA8\\s*7QF')).toEqual([]);
    expect(await opened.store.actions.byNumber(partnershipId, [12, 20, 21, 23])).toEqual(before);
  });

  it('is kept sealed where it is an alias, and not at all with a postcode in it', async () => {
    await opened.prisma.partnership.updateMany({ data: { settings: { aliases: true } } });
    expect(await saysLine(SEALED.replace('@@', 'the axolotl'))).toContain('The alias of G-0001 is written down');
    expect(await opened.prisma.nominalAlias.count()).toBe(1);
    expect(await tablesWith('axolotl')).toEqual([]);
    expect(await saysLine(SEALED.replace('@@', 'axolotl of WA8 7QF'))).toContain('That has a postcode');
    expect(await tablesWith('WA8\\s*7QF')).toEqual([]);
  });

  const examples = Object.values(REGISTRY as unknown as Record<string, Command>).flatMap(({ name, examples: all }) =>
    all.map((example) => [name, example] as const),
  );
  it.each(examples)('by the command %s is not kept with a postcode after it: %s', async (_, example) => {
    await says(`${example}, WA8 7QF`, 'jo');
    await says(`${example} wa87qf`, 'alex', 'channel');
    expect(await tablesWith('WA8\\s*7QF')).toEqual([]);
  });

  it('is not kept where it answers a question, and the question stays open', async () => {
    await says('A-14 blocked', 'sam');
    await says('decline A-14', 'sam');
    expect(await says('extend A-14 to 12 March', 'sam')).toContain('More time');
    expect(await says('they moved to WA8 7QF', 'sam')).toBe(
      'That has a postcode. Take it out and send it again, with a code instead. Nothing was recorded.',
    );
    expect(await says('they moved', 'sam')).toContain('now due');
    expect(await tablesWith('WA8\\s*7QF')).toEqual([]);
  });
});

describe('the answer', () => {
  it('says what to take out of which sentence, and what was not changed', async () => {
    expect(await says('A-12 in progress, went on Friday. Nobody in at WA8 7QF.', 'sam')).toBe(
      'That has a postcode in the 2nd sentence. Take it out and send it again, with a code instead. A-12 was not changed.',
    );
  });

  it('is about all of a message, of which nothing is recorded', async () => {
    const before = await opened.store.actions.byNumber(partnershipId, [12, 14]);
    expect(await says('A-14 in progress, letter drafted; A-12 in progress, rang 07700 900123', 'sam')).toBe(
      'That has a phone number about A-12. Take it out and send it again. A-14 and A-12 were not changed.',
    );
    expect(await opened.store.actions.byNumber(partnershipId, [12, 14])).toEqual(before);
  });

  it('is the same for an action that is there and one that is not', async () => {
    const of = (number: number) => says(`A-${String(number)} in progress, rang 07700 900123`, 'sam');
    expect((await of(999)).replace('A-999', 'A-20')).toBe(await of(20));
  });

  it('asks to delete the message where others read it', async () => {
    expect(await says('A-12 in progress, rang 07700 900123', 'sam', 'channel')).toContain(
      'Delete your message here too',
    );
  });

  it('leaves members’ addresses alone', async () => {
    expect(await says('A-14 in progress, sent to priya.shah@example.org', 'sam')).toContain('In progress');
    expect(await says('A-14 in progress, sent to someone@example.com', 'sam')).toContain('not a member');
  });

  it('is noted in the audit trail by its kinds alone', async () => {
    const [entry] = await opened.prisma.auditEntry.findMany({ orderBy: { seq: 'desc' }, take: 1 });
    expect(entry).toMatchObject({
      event: 'text.refused',
      subject: 'A-14',
      actor: 'sam.okafor@example.org',
      previous: null,
      next: { kinds: ['email'] },
    });
  });
});

describe('what is pressed', () => {
  const token = () => randomUUID();
  const note = 'seen at WA8 7QF';
  const typed = {
    note,
    reason: note,
    title: note,
    nominal: 'L-0007',
    owner: 'sam.okafor@example.org',
    strand: 'protect',
    risk: note,
    escalation: note,
    decision: note,
    programme: note,
    venue: note,
    partners: note,
  };
  const digest = { kind: 'digest', subject: 'meeting 2026-12-08', since: NOW.toISOString(), numbers: [12], page: 0 };
  const change = { ref: 12, version: 1, change: 'progress' };

  /** Every press that a card can send, with a postcode wherever it takes words. */
  const PRESSES: Readonly<Record<Press['verb'], Record<string, unknown>>> = {
    act: { ...change, view: 'form', back: null, token: token() },
    'digest-act': { ...change, digest, token: token(), note_12: note, reason_12: note },
    'digest-page': { digest },
    add: { token: token() },
    undo: { batch: token(), token: token() },
    'ask-answer': { actions: [{ number: 12, version: 1 }], intent: { kind: 'progress', note }, token: token() },
    leave: {},
    open: { ref: 12, back: null },
    'open-nominal': { kind: 'location', number: 7, skip: 0 },
    'show-alias': { kind: 'ocg', number: 1 },
    'my-actions': { skip: 0 },
    list: { list: 'open', of: note, skip: 0 },
    nominals: { skip: 0 },
    'close-nominal': { kind: 'individual', number: 1, version: 1, token: token() },
    'reopen-nominal': { kind: 'individual', number: 1, version: 1, token: token() },
    'review-nominal': { kind: 'individual', number: 1, version: 1, token: token() },
    reviews: { skip: 0 },
    profiles: { skip: 0 },
    'stamp-profile': { number: 2, stamp: 'received', token: token() },
    powers: { of: null },
    power: { id: note },
    gaps: { skip: 0 },
    changes: { skip: 0 },
    reachability: { skip: 0 },
    status: { of: note },
    'nudge-preview': { skip: 0 },
    'choose-partnership': { code: note },
    'move-meeting': { kind: 'partnership', date: '2026-12-09', time: '10:00', token: token() },
    'meeting-pack': { skip: 0 },
    'start-meeting': { startsAt: '2026-12-08T10:00:00.000Z', token: token() },
    walk: { meeting: 1, at: 'others', skip: 0 },
    'walk-to': { meeting: 1, stop: note },
    decide: { meeting: 1, at: 'others', token: token(), decision: note },
    'meeting-add': { back: { verb: 'walk', meeting: 1, at: 'others', skip: 0 } },
    attendance: { meeting: 1 },
    attend: { meeting: 1, token: token(), present: note, apologies: note, deputies: note },
    'finish-meeting': { meeting: 1, token: token() },
    'nudge-now': { token: token() },
    away: { from: '2026-12-01', until: '2026-12-04', cover: note, token: token() },
    programmes: {},
    'programme-form': { number: 1 },
    'report-programme': {
      number: 1,
      shown: { referred: null, started: null, completed: null, sessionsPlanned: null, sessionsDelivered: null },
      token: token(),
    },
    'add-programme-form': {},
    'add-programme': { token: token() },
    'draft-standing-item': { token: token() },
    'show-standing-item': {},
    'edit-statements': { number: 1, version: 1 },
    'save-statements': { number: 1, version: 1, revision: 1, token: token() },
    'approve-standing-item': { number: 1, version: 1, token: token() },
    'post-standing-item': { number: 1, version: 1, token: token() },
  };
  const TAKES_WORDS = ['act', 'digest-act', 'add', 'ask-answer', 'save-statements', 'add-programme', 'decide'];

  it.each(Object.entries(PRESSES))('%s is not kept with a postcode in it', async (verb, data) => {
    for (const who of ['sam', 'alex', 'jo'] as const) {
      const form = { ...typed, due: '2026-12-18' };
      const answer = await clerk.press({ action: { verb, data: { ...data, verb, ...form } } }, turn('', who));
      if (!TAKES_WORDS.includes(verb)) continue;
      expect(isRefusal(answer) && answer.refused).toBe('personal details');
      expect(isRefusal(answer) && answer.say).toContain('That has a postcode');
    }
    expect(await tablesWith('WA8\\s*7QF')).toEqual([]);
  });

  it('is recorded once it is taken out, with the same card', async () => {
    const button = token();
    const [action] = await opened.store.actions.byNumber(partnershipId, [14]);
    const press = (words: string) => {
      const data = {
        verb: 'act',
        ref: 14,
        version: action?.version ?? 0,
        change: 'progress',
        view: 'action',
        back: null,
      };
      return clerk.press({ action: { data: { ...data, token: button, note: words } } }, turn('', 'sam'));
    };
    expect(isRefusal(await press('rang 07700 900123'))).toBe(true);
    expect(isRefusal(await press('rang them'))).toBe(false);
    const [after] = await opened.store.actions.byNumber(partnershipId, [14]);
    expect(after?.lastUpdate?.text).toBe('rang them');
  });
});
