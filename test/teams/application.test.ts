import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Clerk } from '../../src/conversation/clerk.ts';
import { refusal } from '../../src/domain/refusal.ts';
import { chatWith, mention, type Chat, type ChatPlace } from '../support/chat.ts';
import { startConnector, type Connector } from '../support/connector.ts';
import { SAM, scriptedClerk, startTeamsSide, STRANGER, words, type TeamsSide } from './harness.ts';

let connector: Connector;
let teams: TeamsSide;

beforeEach(async () => {
  connector = await startConnector();
});

afterEach(async () => {
  await teams.server.stop(1000);
  await connector.close();
});

async function start(clerk?: Clerk): Promise<void> {
  teams = await startTeamsSide(clerk === undefined ? {} : { clerk });
}

function chat(place: ChatPlace = 'personal', person = SAM): Chat {
  return chatWith({ clerkUrl: teams.url, connector }, person, place);
}

describe('a message', () => {
  test('is answered in the same conversation, as plain text with a summary', async () => {
    await start();
    const turned = await chat().says('A-12 done, notice served');
    expect(turned.status).toBe(200);
    expect(turned.replies).toMatchObject([
      { type: 'message', text: 'A-12 done, notice served', textFormat: 'plain', summary: 'A-12 done, notice served' },
    ]);
  });

  test('a card goes out as an attachment with the same summary', async () => {
    const card = { type: 'AdaptiveCard', version: '1.5', fallbackText: 'A-12 is blocked.', body: [] };
    await start(
      scriptedClerk({
        answer: () => Promise.resolve({ here: { summary: 'A-12 is blocked.', text: null, card }, privately: null }),
      }),
    );
    const turned = await chat().says('A-12');
    expect(turned.replies).toHaveLength(1);
    expect(turned.replies[0]).toMatchObject({
      summary: 'A-12 is blocked.',
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
    });
    expect(turned.replies[0]).not.toHaveProperty('text');
  });

  test('every step of a plan is carried out, in order', async () => {
    await start(
      scriptedClerk({
        understand: () =>
          Promise.resolve({
            member: null,
            steps: [{ command: 'help' }, { command: 'unknown', text: 'x', nearest: ['a', 'b'] }],
            instead: null,
            run: (step) => Promise.resolve({ here: words(step.command), privately: null }),
          }),
      }),
    );
    expect((await chat().says('help; x')).said).toBe('help\nunknown');
  });

  test('a message with more requests than Teams lets a bot answer does nothing', async () => {
    let ran = 0;
    await start(
      scriptedClerk({
        understand: () =>
          Promise.resolve({
            member: null,
            steps: Array.from({ length: 11 }, () => ({ command: 'help' as const })),
            instead: null,
            run: () => {
              ran += 1;
              return Promise.resolve({ here: words('help'), privately: null });
            },
          }),
      }),
    );
    expect((await chat().says('help '.repeat(11))).said).toMatch(
      /^That is 11 requests in one message, and nothing was done/,
    );
    expect(ran).toBe(0);
  });

  test('a stranger is told how to be added, and nothing else', async () => {
    await start();
    expect((await chat('personal', STRANGER).says('status')).said).toBe('Ask your coordinator to add you.');
  });

  test('40 at once in one conversation are all answered, each once', async () => {
    await start();
    const sam = chat();
    const texts = Array.from({ length: 40 }, (_, index) => `message ${String(index)}`);
    const turned = await Promise.all(texts.map((text) => sam.says(text)));
    expect(turned.map((turn) => turn.status)).toEqual(texts.map(() => 200));
    expect(
      connector
        .sent()
        .map((sent) => sent.body.text)
        .sort(),
    ).toEqual([...texts].sort());
  });

  test('no typing indicator is sent, however long a turn takes', async () => {
    await start(
      scriptedClerk({
        answer: async (turn) => {
          await new Promise((resolve) => setTimeout(resolve, 1200));
          return { here: words(turn.text), privately: null };
        },
      }),
    );
    await chat().says('slowly');
    expect(connector.received.map((received) => received.body.type)).toEqual(['message']);
  });
});

describe('mentions', () => {
  test('in a channel or group the clerk answers only when mentioned', async () => {
    await start();
    for (const place of ['channel', 'groupChat'] as const) {
      expect((await chat(place).sends({ text: 'is A-12 done?' })).replies).toEqual([]);
      expect((await chat(place).says('status')).said).toBe('status');
    }
  });

  test('every mention of the clerk is taken out, and another person’s becomes their name', async () => {
    await start();
    const priya = { type: 'mention', text: '<at>Priya Shah</at>', mentioned: { id: '29:priya', name: 'Priya Shah' } };
    const turned = await chat('channel').sends({
      text: '<at>Clerk</at> give A-12 to <at>Priya Shah</at> <at>Clerk</at>',
      entities: [mention(), priya],
    });
    expect(turned.said).toBe('give A-12 to Priya Shah');
  });

  test('a mention of somebody else is no mention of the clerk', async () => {
    await start();
    const priya = { type: 'mention', text: '<at>Priya Shah</at>', mentioned: { id: '29:priya', name: 'Priya Shah' } };
    const turned = await chat('channel').sends({ text: '<at>Priya Shah</at> is A-12 done?', entities: [priya] });
    expect(turned.replies).toEqual([]);
  });

  test('a mention without an entity is known by the clerk’s name', async () => {
    await start();
    expect((await chat('channel').sends({ text: '<at>Clerk</at> status' })).said).toBe('status');
  });
});

describe('what is for the person’s own chat', () => {
  const privately: Clerk = scriptedClerk({
    answer: () =>
      Promise.resolve({ here: words('I have sent it to your own chat.'), privately: words('Your actions.') }),
  });

  test('is sent there, and the channel gets only the pointer', async () => {
    await start(privately);
    await chat().installs();
    const turned = await chat('channel').says('my actions');
    expect(turned.said).toBe('I have sent it to your own chat.');
    expect(connector.sent(`a:${SAM.entraId}`).map((sent) => sent.body.text)).toContain('Your actions.');
  });

  test('where they cannot be reached the channel says so instead, and nothing of it', async () => {
    await start(privately);
    await chat().installs();
    connector.answerWith((received) => (received.conversationId === `a:${SAM.entraId}` ? { status: 403 } : null));
    const turned = await chat('channel').says('my actions');
    expect(turned.said).toMatch(/could not be reached/);
    expect(turned.said).not.toMatch(/I have sent it|Your actions/);
  });
});

describe('a press', () => {
  const card = { type: 'AdaptiveCard', version: '1.5', fallbackText: 'Recorded.', body: [] };

  test('is answered by the card that takes its place', async () => {
    await start(scriptedClerk({ press: () => Promise.resolve({ summary: 'Recorded.', text: null, card }) }));
    const turned = await chat().invokes({ action: { type: 'Action.Execute', verb: 'open', data: {} } });
    expect(turned).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
    });
    expect(connector.received).toEqual([]);
  });

  test.each([
    ['words', words('Nothing to undo.'), 'Nothing to undo.'],
    ['a refusal', refusal('not allowed', 'Only the chair can approve it.'), 'Only the chair can approve it.'],
  ])('%s leave the card as it is', async (_name, answer, sentence) => {
    await start(scriptedClerk({ press: () => Promise.resolve(answer) }));
    expect(await chat().invokes({ action: { verb: 'undo' } })).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: sentence },
    });
  });

  test('what no card can have sent is a 400 inside an HTTP 200, with a sentence', async () => {
    await start(
      scriptedClerk({ press: () => Promise.resolve(refusal('not understood', 'That button cannot be used.')) }),
    );
    for (const value of [undefined, null, 'x', [], { action: null }]) {
      expect(await chat().invokes(value)).toMatchObject({
        status: 200,
        body: { statusCode: 400, value: { message: 'That button cannot be used.' } },
      });
    }
  });

  test('a fault is a sentence with a reference', async () => {
    await start(scriptedClerk({ press: () => Promise.reject(new Error('the row held Sam Okafor')) }));
    const turned = await chat().invokes({ action: { verb: 'open' } });
    expect(turned).toMatchObject({ status: 200, body: { statusCode: 500 } });
    expect(turned.said).toMatch(/reference [0-9A-F]{6}\.$/);
  });

  test('Action.Submit, a message with a value and no words, is answered by a message', async () => {
    await start();
    const turned = await chat().sends({ value: { verb: 'open', ref: 12 } });
    expect(turned.said).toBe('Pressed.');
  });

  test('other invokes are answered that they are not answered', async () => {
    await start();
    const turned = await chat().sends({ type: 'invoke', name: 'task/fetch', value: {} });
    expect(turned).toMatchObject({ status: 501, body: 'The clerk does not answer that kind of request.' });
  });
});

describe('faults', () => {
  test('become one sentence with the reference that is in the log, and the process goes on', async () => {
    let isBroken = true;
    await start(
      scriptedClerk({
        answer: (turn) =>
          isBroken
            ? Promise.reject(new Error(`could not record ${turn.text} for Sam Okafor`))
            : Promise.resolve({ here: words('Recorded.'), privately: null }),
      }),
    );
    const turned = await chat().says('A-12 done');
    const reference = /reference ([0-9A-F]{6})\.$/.exec(turned.said)?.[1];
    expect(turned.status).toBe(200);
    expect(teams.logged.join('')).toContain(`"reference":"${String(reference)}"`);
    expect(teams.logged.join('')).not.toMatch(/A-12|Okafor/);
    isBroken = false;
    expect((await chat().says('A-12 done')).said).toBe('Recorded.');
  });

  test('a reply that Teams does not take is posted once, logged, and the turn still ends well', async () => {
    await start();
    connector.answerWith({ status: 503 });
    expect(await chat().says('A-12 done')).toMatchObject({ status: 200 });
    expect(connector.received).toHaveLength(1);
    expect(teams.logged.join('')).toMatch(/"msg":"reply not sent"/);
    connector.answerWith(null);
    expect((await chat().says('again')).said).toBe('again');
  });

  test('a reply that Teams asks to send later is sent once more', async () => {
    await start();
    let answers = 0;
    connector.answerWith(() => ((answers += 1) === 1 ? { status: 429, headers: { 'retry-after': '1' } } : null));
    await chat().says('A-12 done');
    expect(connector.received).toHaveLength(2);
  });
});

describe('where people are', () => {
  test('a member’s own chat is stored once, and an ordinary message after that writes nothing', async () => {
    await start();
    await chat().says('hello');
    await chat().says('A-12 done');
    expect(teams.conversations.writes.count).toBe(1);
    expect(await teams.conversations.ofPerson(SAM.entraId)).toMatchObject({
      conversationId: `a:${SAM.entraId}`,
      scope: 'personal',
      reference: { serviceUrl: connector.url, bot: { id: '28:clerk' } },
    });
  });

  test('nothing that is stored names anybody', async () => {
    await start();
    await chat().says('hello');
    expect(JSON.stringify([...teams.conversations.all.values()])).not.toMatch(/Sam|Okafor/);
  });

  test('a stranger’s chat is not stored', async () => {
    await start();
    await chat('personal', STRANGER).says('hello');
    expect(teams.conversations.all.size).toBe(0);
  });

  test('a channel is stored without the thread, mentioned or not', async () => {
    await start();
    await chatWith({ clerkUrl: teams.url, connector }, STRANGER, 'channel', '19:board@thread.tacv2;messageid=17').sends(
      {
        text: 'morning all',
      },
    );
    expect([...teams.conversations.all.keys()]).toEqual(['19:board@thread.tacv2']);
  });

  test('installing greets a member; taking the clerk out marks the conversation as gone', async () => {
    await start();
    expect((await chat().installs()).said).toBe('Welcome.');
    expect((await chat('personal', STRANGER).installs()).said).toBe('');
    await chat().installs('remove');
    expect(await teams.conversations.ofPerson(SAM.entraId)).toMatchObject({ removed: true });
    await chat().says('back again');
    expect(await teams.conversations.ofPerson(SAM.entraId)).toMatchObject({ removed: false });
  });

  test('a conversationUpdate stores a channel that the clerk joins, and marks one that it leaves', async () => {
    await start();
    await chat('channel').updates('added');
    expect([...teams.conversations.all.values()]).toMatchObject([{ scope: 'channel', removed: false }]);
    await chat('channel').updates('removed');
    expect([...teams.conversations.all.values()]).toMatchObject([{ scope: 'channel', removed: true }]);
  });
});
