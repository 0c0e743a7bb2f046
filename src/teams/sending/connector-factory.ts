import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import { isLoopback } from '../../config.ts';

export type ConnectorFactory = ReturnType<ConfigurationBotFrameworkAuthentication['createConnectorFactory']>;
export type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;

/** A send that Teams has not answered by then counts as "may have arrived". */
const TIME_LIMIT_MS = 10_000;

/**
 * A connection that has been idle for longer is not used again: servers close theirs after five seconds and more, and a
 * message sent at that very moment would be lost, with nobody able to say whether it arrived.
 */
const IDLE_LIMIT_MS = 4000;
const HTTP = new HttpAgent({ keepAlive: true, timeout: IDLE_LIMIT_MS });
const HTTPS = new HttpsAgent({ keepAlive: true, timeout: IDLE_LIMIT_MS });

/** Regional addresses of Teams are few; a caller without authentication must not fill the memory with others. */
const CLIENTS_KEPT = 50;

/** The part of the SDK's client that it keeps to itself, and which alone can take its policies away. */
interface WithPipeline {
  readonly client: {
    readonly pipeline: {
      removePolicy(policy: { name: string }): unknown;
      addPolicy(
        policy: { name: string; sendRequest: SendRequest },
        options?: { readonly afterPolicies: readonly string[] },
      ): void;
    };
  };
}

interface OutgoingRequest {
  readonly url: string;
  /** Set already where a proxy stands between. */
  agent?: HttpAgent | HttpsAgent;
  abortSignal?: AbortSignal;
}

type SendRequest = (request: OutgoingRequest, next: (request: OutgoingRequest) => Promise<unknown>) => Promise<unknown>;

/**
 * Connector clients without what the SDK adds unasked, one for each service address rather than one for each turn.
 * Taken away: its retries, which post a message again after 429 and 5xx, so that people get it twice, and which block on
 * Retry-After; redirects, which would leave the address that was checked; and, for this machine, the proxy.
 * Connections are kept open for a while, and shared by all of them.
 */
export function leanConnectorFactory(factory: ConnectorFactory): ConnectorFactory {
  const clients = new Map<string, Promise<ConnectorClient>>();
  const create = factory.create.bind(factory);
  factory.create = (serviceUrl, audience) => {
    const key = `${serviceUrl} ${audience ?? ''}`;
    const known = clients.get(key);
    if (known !== undefined) return known;
    const created = create(serviceUrl, audience).then((client) => lean(client, serviceUrl));
    created.catch(() => clients.delete(key));
    clients.set(key, created);
    const [oldest] = clients.keys();
    if (clients.size > CLIENTS_KEPT && oldest !== undefined) clients.delete(oldest);
    return created;
  };
  return factory;
}

function lean(client: ConnectorClient, serviceUrl: string): ConnectorClient {
  const { pipeline } = (client as unknown as WithPipeline).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  pipeline.removePolicy({ name: 'redirectPolicy' });
  if (isLoopback(new URL(serviceUrl).hostname)) pipeline.removePolicy({ name: 'proxyPolicy' });
  pipeline.addPolicy(
    {
      name: 'limits',
      sendRequest: (request, next) => {
        request.abortSignal ??= AbortSignal.timeout(TIME_LIMIT_MS);
        request.agent ??= request.url.startsWith('https:') ? HTTPS : HTTP;
        return next(request);
      },
    },
    { afterPolicies: ['proxyPolicy'] },
  );
  return client;
}
