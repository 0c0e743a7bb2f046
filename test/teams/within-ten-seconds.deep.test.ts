import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chatWith } from '../support/chat.ts';
import { startConnector, type Answer, type Connector } from '../support/connector.ts';
import { member, SAM, startTeamsSide, words, type TeamsSide } from './harness.ts';

/* Where Teams takes its time, the clerk's patience is waited for; what else becomes of a message: outcomes.test.ts. */

let connector: Connector;
let teams: TeamsSide;

beforeEach(async () => {
  connector = await startConnector();
  teams = await startTeamsSide();
});

afterEach(async () => {
  await teams.server.stop(1000);
  await connector.close();
});

const send = () => teams.messenger.toPerson(member(), words('Please update A-12.'));
const kinds = () => connector.received.map(({ kind }) => kind);

describe('within ten seconds', () => {
  const answers: readonly (readonly [Answer, string])[] = [
    ['hang', 'timeout'],
    [{ status: 200, body: '', then: 'hang' }, 'timeout'],
    [{ status: 200, body: '{"id":', then: 'hang' }, 'timeout'],
    [{ status: 200, body: '{"id":"x"}', then: 'drip' }, 'timeout'],
    [
      { status: 200, headers: { 'content-encoding': 'gzip' }, body: gzipSync('{}').subarray(0, 9), then: 'hang' },
      'timeout',
    ],
    [{ status: 500, body: '{', then: 'drip' }, 'server-fault'],
  ];

  test('a message has been taken, or may have arrived', async () => {
    await chatWith({ clerkUrl: teams.url, connector }, SAM).installs();
    connector.clear();
    const before = performance.now();
    let next = 0;
    connector.answerWith(() => answers[next++]?.[0] ?? null);
    const told = await Promise.all(answers.map(send));
    expect(performance.now() - before).toBeLessThan(14_000);
    expect(told.map((outcome) => outcome.outcome)).toEqual(answers.map(() => 'ambiguous'));
    expect(told.map((outcome) => 'code' in outcome && outcome.code).sort()).toEqual(
      answers.map(([, code]) => code).sort(),
    );
    expect(kinds()).toHaveLength(answers.length);
  });

  test('a conversation has been created, or may be asked for again', async () => {
    await chatWith({ clerkUrl: teams.url, connector }, SAM, 'channel').updates('added');
    connector.clear();
    connector.answerWith({ status: 201, body: '{"id":', then: 'drip' });
    expect(await send()).toMatchObject({ outcome: 'retry', code: 'timeout' });
    expect(kinds()).toEqual(['create conversation']);
  });
});
