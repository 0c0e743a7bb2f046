import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { classifyFailure } from '../../../src/teams/classify-outcome.ts';
import { leanConnectorFactory, type ConnectorClient } from '../../../src/teams/sending/connector-factory.ts';
import { startConnector, type Connector } from '../../support/connector.ts';
import { NOW } from '../harness.ts';

let connector: Connector;

beforeEach(async () => {
  connector = await startConnector();
});

afterEach(async () => {
  vi.useRealTimers();
  await connector.close();
});

type Identity = Parameters<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>[0];

interface Signed {
  readonly headers: { set(name: string, value: string): void };
}

/** The SDK's own client, with the sign-in played. */
function clientWith(
  signRequest: (request: Signed) => Promise<Signed>,
  serviceUrl = connector.url,
): Promise<ConnectorClient> {
  const authentication = new ConfigurationBotFrameworkAuthentication({}, {
    isValidAppId: () => Promise.resolve(true),
    isAuthenticationDisabled: () => Promise.resolve(false),
    createCredentials: () => Promise.resolve({ signRequest }),
  } as unknown as ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]);
  const nobody = { claims: [], isAuthenticated: true, getClaimValue: () => null };
  const identity = nobody as unknown as Identity;
  return leanConnectorFactory(authentication.createConnectorFactory(identity)).create(serviceUrl);
}

async function becameOf(client: ConnectorClient): Promise<object> {
  try {
    return await client.conversations.sendToConversation('a:1', { type: 'message' });
  } catch (error) {
    return classifyFailure(error, NOW).outcome;
  }
}

function withToken(request: Signed): Promise<Signed> {
  request.headers.set('authorization', 'Bearer canary');
  return Promise.resolve(request);
}

test('the token goes to the connector, and not where a redirect leads', async () => {
  const elsewhere = await startConnector();
  try {
    connector.answerWith({ status: 307, headers: { location: `${elsewhere.url}v3/conversations/a:1/activities` } });
    expect(await becameOf(await clientWith(withToken))).toMatchObject({ outcome: 'failed', code: 'refused' });
    expect(connector.received.map((received) => received.authorization)).toEqual(['Bearer canary']);
    expect(elsewhere.connections()).toBe(0);
  } finally {
    await elsewhere.close();
  }
});

test.each<[string, object]>([
  ['refused', { name: 'AuthError', statusCode: 400, code: 'invalid_client' }],
  ['without a connection', { name: 'RestError', code: 'ECONNRESET' }],
  ['out of time', { name: 'AbortError' }],
  ['broken', { name: 'TypeError' }],
])('a sign-in that is %s has sent nothing', async (_name, fault) => {
  const client = await clientWith(() => Promise.reject(Object.assign(new Error('No.'), fault)));
  expect(await becameOf(client)).toMatchObject({ outcome: 'retry', code: 'no-sign-in' });
  expect(connector.received).toEqual([]);
});

test('a sign-in without an answer is given up after ten seconds, and nothing is sent when it comes after all', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  let signIn = (): void => undefined;
  const client = await clientWith(
    (request) =>
      new Promise((resolve) => {
        signIn = () => {
          resolve(request);
        };
      }),
  );
  const outcome = becameOf(client);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await outcome).toMatchObject({ outcome: 'retry', code: 'no-sign-in' });
  vi.useRealTimers();
  signIn();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(connector.received).toEqual([]);
});

test('where a proxy stands between, it is the proxy that is spoken to, but not for this machine', async () => {
  const proxy = await startConnector();
  vi.stubEnv('HTTP_PROXY', proxy.url);
  try {
    await becameOf(await clientWith(withToken, 'http://teams.example/'));
    expect([proxy.connections(), connector.connections()]).toEqual([1, 0]);
    expect(await becameOf(await clientWith(withToken))).toEqual({ id: 'sent-1' });
    expect([proxy.connections(), connector.connections()]).toEqual([1, 1]);
  } finally {
    vi.unstubAllEnvs();
    await proxy.close();
  }
});

test('what else goes wrong on the way to an answer leaves a doubt', () => {
  expect(classifyFailure(new TypeError('No.'), NOW).outcome).toMatchObject({ outcome: 'ambiguous', code: 'unclear' });
});
