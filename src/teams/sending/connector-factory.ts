import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { isLoopback, processEnvironment } from '../../config.ts';
import { directPosts } from './direct-posts.ts';
import { exchange, type SendRequest } from './exchange.ts';
import { SendFault } from './send-fault.ts';

export type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
export type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;

/** The SDK would wait for a token for as long as it takes. */
const SIGN_IN_LIMIT_MS = 10_000;

/** Regional addresses of Teams are few; a caller without authentication must not fill the memory with others. */
const CLIENTS_KEPT = 50;

/** The parts of the SDK's client that it keeps to itself, and which alone can take its policies away. */
interface Inside {
  readonly client: {
    readonly pipeline: {
      removePolicy(policy: { name: string }): unknown;
      addPolicy(policy: { name: string; sendRequest: SendRequest }, options: { readonly afterPhase: 'Sign' }): void;
    };
  };
  credentials: Credentials;
}

interface Credentials {
  signRequest(request: object): Promise<object>;
}

/** Where the SDK would go through a proxy, whatever the address. */
const PROXIES = ['HTTPS_PROXY', 'ALL_PROXY', 'HTTP_PROXY'] as const;

/**
 * Connector clients without what the SDK adds unasked, one for each service address rather than one for each turn.
 * Taken away: its retries, which post a message again after 429 and 5xx, so that people get it twice, and which block on
 * Retry-After; redirects, which would leave the address that was checked; compressed answers, whose size shows only when
 * they are read; and, for this machine, the proxy. What every turn sends goes past the SDK altogether, but where a proxy
 * stands between: the SDK knows how to speak through one.
 */
export function leanConnectorFactory(factory: ConnectorFactory): ConnectorFactory {
  const clients = new Map<string, Promise<ConnectorClient>>();
  const create = factory.create.bind(factory);
  factory.create = (serviceUrl, audience) => {
    const key = `${serviceUrl} ${audience ?? ''}`;
    const known = clients.get(key);
    if (known !== undefined) return known;
    const created = signedIn(create(serviceUrl, audience)).then((client) => lean(client, serviceUrl));
    created.catch(() => clients.delete(key));
    clients.set(key, created);
    const [oldest] = clients.keys();
    if (clients.size > CLIENTS_KEPT && oldest !== undefined) clients.delete(oldest);
    return created;
  };
  return factory;
}

function lean(client: ConnectorClient, serviceUrl: string): ConnectorClient {
  const inside = client as unknown as Inside;
  const { pipeline } = inside.client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  pipeline.removePolicy({ name: 'decompressResponsePolicy' });
  if (isLoopback(new URL(serviceUrl).hostname)) pipeline.removePolicy({ name: 'proxyPolicy' });
  // Next to the network, so that what comes before it, such as the sign-in, has sent nothing.
  pipeline.addPolicy({ name: 'exchange', sendRequest: exchange }, { afterPhase: 'Sign' });
  const { credentials } = inside;
  const signRequest = (request: object): Promise<object> => signedIn(credentials.signRequest(request));
  inside.credentials = { signRequest };
  if (!isBehindProxy(serviceUrl)) {
    const posts = directPosts(serviceUrl, async () => {
      let authorization: string | null = null;
      const set = (name: string, value: string): void => {
        if (name.toLowerCase() === 'authorization') authorization = value;
      };
      await signRequest({ headers: { set } });
      return authorization;
    });
    Object.assign(client.conversations, posts);
  }
  return client;
}

function isBehindProxy(serviceUrl: string): boolean {
  if (isLoopback(new URL(serviceUrl).hostname)) return false;
  const environment = processEnvironment();
  return PROXIES.some((name) => (environment[name] ?? environment[name.toLowerCase()] ?? '') !== '');
}

/** Without a token nothing is sent. */
async function signedIn<T>(signIn: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error('No token in time.'));
    }, SIGN_IN_LIMIT_MS);
  });
  try {
    return await Promise.race([signIn, late]);
  } catch (cause) {
    throw new SendFault('no-sign-in', { cause });
  } finally {
    clearTimeout(timer);
  }
}
