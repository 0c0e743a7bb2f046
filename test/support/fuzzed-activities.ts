import fc from 'fast-check';
import { PEOPLE, TENANT } from './builders.ts';
import { CANARY } from './canaries.ts';

/*
 * Activities as nobody sends them: honest ones with parts that are wrong, missing, huge, deep or somebody else's. The
 * speakers are a member, an observer, a guest and strangers, none of whom may see or change what others hold.
 */

export const FUZZERS = [PEOPLE.sam, PEOPLE.lee, PEOPLE.dan] as const;

const REFS = ['A-12', 'A-14', 'A-15', 'A-20', 'A-21', 'A-22', 'A-23', 'A-24', 'A-9999', 'G-1', 'N-1', 'C-4', 'L-7'];
const WORDS = [
  ...['done', 'in progress', 'blocked waiting for', 'no change', 'accept', 'decline', 'confirm all', 'reject'],
  ...[
    'extend',
    'to next Friday',
    'because',
    'give',
    'to Housing',
    'add action for',
    'undo',
    'help',
    'status',
    'overdue',
  ],
  ...['my actions', 'nudge now', 'preview nudges', 'approve', 'post it', 'draft the standing item', 'nominals'],
  ...[
    'next meeting',
    'move the next meeting to 8 December 10am',
    'away until 12 Jan',
    'use this channel for the board',
  ],
  ...['who has not updated', 'what has changed since the last meeting', 'not', 'I think', '?', ';', '\n', CANARY],
  ...['<at>Clerk</at>', '<at>', '</at>', '{{DATE(x)}}', '**', '`', '[x](javascript:x)', '\u0000', '\u202e', '🦆'],
  ...['\'; DROP TABLE "Action"; --', '${jndi:x}', '../../etc/passwd', '%00', '1e999', '-1', '31/02/2027', '0x1f'],
];

const text = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.constantFrom(...REFS, ...WORDS), { maxLength: 12 }).map((some) => some.join(' ')),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', 'A-1 done '.repeat(400), 'x'.repeat(60_000), '1 '.repeat(9000)) },
);

const deep = fc.integer({ min: 10, max: 1000 }).map((depth) => {
  let inner: unknown = 1;
  for (let level = 0; level < depth; level += 1) inner = level % 2 === 0 ? [inner] : { action: inner };
  return inner;
});
const junk = fc.oneof(
  { weight: 8, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, '', 0, -1, 1e308, [], {}, [[]], true, 'x'.repeat(3000)) },
  { weight: 1, arbitrary: deep },
);

const stranger = fc.constantFrom('22222222-0000-4000-8000-000000000009', '%', '', CANARY, '00000000-0000-4000-8000');
const from = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .constantFrom(...FUZZERS)
      .map(({ entraId, name }) => ({ id: `29:${entraId}`, name, aadObjectId: entraId })),
  },
  { weight: 2, arbitrary: stranger.map((id) => ({ id: `29:${id}`, name: CANARY, aadObjectId: id, role: 'chair' })) },
  { weight: 1, arbitrary: junk },
);

const number = fc.oneof(fc.constantFrom(12, 14, 15, 20, 21, 22, 23, 24), fc.integer());
const button = fc.record(
  {
    verb: fc.constantFrom(
      ...['act', 'digest-act', 'add', 'digest-page', 'undo', 'ask-answer', 'leave', 'open', 'open-nominal'],
      ...['my-actions', 'list', 'nominals', 'changes', 'status', 'nudge-preview', 'reachability', 'choose-partnership'],
      ...['move-meeting', 'nudge-now', 'away', 'approve-standing-item', 'post-standing-item', '__proto__', 'toString'],
    ),
    ref: number,
    number,
    version: fc.oneof(fc.constantFrom(1, 2, 3), fc.integer()),
    token: fc.oneof(fc.uuid(), fc.constant('00000000-0000-4000-8000-000000000001')),
    batch: fc.uuid(),
    change: fc.constantFrom('done', 'accept', 'progress', 'confirm', 'extend', 'cancelled', 'reopen', 'snooze', 'x'),
    view: fc.constantFrom('action', 'form'),
    back: fc.constantFrom(null, { verb: 'my-actions', skip: 0 }),
    skip: fc.oneof(fc.constant(0), fc.integer()),
    list: fc.constantFrom('overdue', 'open', 'silent', 'awaiting', 'x'),
    of: fc.constantFrom(null, 'Police', 'Housing', 'Nia Evans', '%'),
    code: fc.constantFrom('PORTFOLIO', 'ELSEWHERE', 'x'),
    partnership: fc.constantFrom('PORTFOLIO', 'ELSEWHERE', 'x'),
    kind: fc.constantFrom('partnership', 'board', 'ocg', 'child', 'individual'),
    date: fc.constantFrom('2026-12-15', '2027-02-31', 'x'),
    from: fc.constant('2026-12-01'),
    until: fc.constant('2026-12-04'),
    cover: fc.constantFrom(PEOPLE.nia.email, PEOPLE.jo.email, 'x'),
    time: fc.constantFrom('10:00', '99:99'),
    actions: fc.array(fc.record({ number, version: fc.constantFrom(1, 2) }), { maxLength: 4 }),
    intent: fc.constantFrom(
      { kind: 'done', note: null },
      { kind: 'reassign', to: 'Police', note: null },
      { kind: 'x' },
    ),
    digest: fc.record({
      kind: fc.constantFrom('digest', 'reminder', 'brief', 'x'),
      subject: fc.constant('meeting 2026-12-08'),
      since: fc.constantFrom('2026-11-20T08:00:00.000Z', 'x'),
      numbers: fc.array(number, { maxLength: 5 }),
      page: fc.nat(3),
    }),
    note: text,
    reason: text,
    due: fc.constantFrom('2027-01-12', 'x'),
    title: text,
    owner: fc.constantFrom(PEOPLE.sam.email, 'x'),
    role: fc.constant('chair'),
    junk,
  },
  { requiredKeys: ['verb'] },
);

/** The keys that an honest button of this kind has, and now and then one more or less. */
const KEYS: Readonly<Record<string, readonly string[]>> = {
  act: ['ref', 'version', 'token', 'change', 'view', 'back', 'note', 'due'],
  'digest-act': ['ref', 'version', 'token', 'change', 'digest'],
  add: ['token', 'title', 'owner', 'due'],
  'digest-page': ['digest'],
  undo: ['batch', 'token'],
  'ask-answer': ['actions', 'intent', 'token'],
  open: ['ref', 'back'],
  'open-nominal': ['kind', 'number', 'skip'],
  list: ['list', 'of', 'skip'],
  status: ['of'],
  'choose-partnership': ['code'],
  'move-meeting': ['kind', 'date', 'time', 'token'],
  'nudge-now': ['token'],
  away: ['from', 'until', 'cover', 'token'],
  'approve-standing-item': ['number', 'version', 'token'],
  'post-standing-item': ['number', 'version', 'token'],
};
const press = fc.tuple(button, fc.nat(9)).map(([all, die]) => {
  const keys = Object.hasOwn(KEYS, all.verb) ? (KEYS[all.verb] ?? []) : ['skip'];
  const data = Object.fromEntries(
    Object.entries(all).filter(([key]) => keys.includes(key) || (die === 0 && key > 'p')),
  );
  return die === 1
    ? { ...data, verb: all.verb }
    : { action: { type: 'Action.Execute', verb: all.verb, data }, trigger: 'manual' };
});

const value = fc.oneof({ weight: 6, arbitrary: press }, { weight: 2, arbitrary: junk });
const place = fc.constantFrom('personal', 'personal', 'personal', 'groupChat', 'channel', 'meeting');
const kind = fc.oneof(
  { weight: 6, arbitrary: text.map((words) => ({ type: 'message', text: words })) },
  { weight: 6, arbitrary: value.map((sent) => ({ type: 'invoke', name: 'adaptiveCard/action', value: sent })) },
  { weight: 1, arbitrary: value.map((sent) => ({ type: 'message', value: sent })) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('invoke'), name: fc.string(), value: junk }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constantFrom('installationUpdate', 'conversationUpdate', 'messageReaction', 'event', 'typing', 'x'),
      action: fc.constantFrom('add', 'remove', 'x'),
      membersAdded: fc.oneof(junk, fc.constant([{ id: '28:clerk' }])),
      membersRemoved: fc.oneof(junk, fc.constant([{ id: '28:clerk' }])),
    }),
  },
);

/** Up to two parts of an activity replaced by anything. */
const spoiled = fc.array(
  fc.tuple(
    fc.constantFrom(
      ...['type', 'id', 'text', 'from', 'recipient', 'conversation', 'channelData', 'entities', 'value', 'serviceUrl'],
      ...[
        'channelId',
        'replyToId',
        'locale',
        'name',
        'deliveryMode',
        'attachments',
        'timestamp',
        '__proto__',
        'relatesTo',
      ],
    ),
    junk,
  ),
  { maxLength: 2 },
);

/** Bodies of requests, as texts. `serviceUrl` is where honest answers go. */
export function fuzzedActivities(serviceUrl: string): fc.Arbitrary<string> {
  const activity = fc
    .tuple(fc.uuid(), from, place, kind, fc.nat(3), spoiled)
    .map(([id, account, where, what, die, bad]) => {
      const chat = where === 'personal' ? `a:${JSON.stringify(account).slice(0, 60)}` : `19:${where}@thread.v2`;
      const honest = {
        id,
        channelId: 'msteams',
        serviceUrl,
        from: account,
        recipient: { id: '28:clerk', name: 'Clerk' },
        conversation: { id: chat, conversationType: where, tenantId: TENANT, name: CANARY },
        channelData: { tenant: { id: TENANT } },
        entities: [{ type: 'mention', text: '<at>Clerk</at>', mentioned: { id: '28:clerk', name: 'Clerk' } }],
        ...what,
      };
      const spoiledParts = die === 0 ? bad.map(([key, part]) => `,${JSON.stringify(key)}:${JSON.stringify(part)}`) : [];
      return `${JSON.stringify(honest).slice(0, -1)}${spoiledParts.join('')}}`;
    });
  return fc.oneof(
    { weight: 60, arbitrary: activity },
    {
      weight: 1,
      arbitrary: fc.oneof(
        fc.string(),
        junk.map((sent) => JSON.stringify(sent)),
      ),
    },
    { weight: 1, arbitrary: fc.tuple(activity, fc.nat()).map(([body, at]) => body.slice(0, at % body.length)) },
  );
}
