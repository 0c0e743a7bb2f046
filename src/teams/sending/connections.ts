import { Agent as HttpAgent, type AgentOptions } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';

/** The code of every error of a connection that never stood, whatever the operating system or TLS says. */
export const NEVER_CONNECTED = 'NEVER_CONNECTED';

/** Less than a send may take in all, so that a machine that is not there is told apart from an answer that is late. */
const CONNECT_LIMIT_MS = 5000;

/**
 * A connection that has been idle for longer is not used again: servers close theirs after five seconds and more, and a
 * message sent at that very moment would be lost, with nobody able to say whether it arrived.
 */
const IDLE: AgentOptions = { keepAlive: true, timeout: 4000 };

/** Connections are kept open for a while, and shared by all connector clients. */
export const HTTP = marking(new HttpAgent(IDLE), 'connect');
export const HTTPS = marking(new HttpsAgent(IDLE), 'secureConnect');

/** Until the connection stands nothing can have been sent: its errors are marked, and it must stand within the limit. */
function marking<A extends HttpAgent>(agent: A, ready: 'connect' | 'secureConnect'): A {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const connection = connect(options, callback);
    if (connection) mark(connection, ready);
    return connection;
  };
  return agent;
}

function mark(connection: Duplex, ready: string): void {
  const onError = (error: Error): void => {
    Object.assign(error, { code: NEVER_CONNECTED });
  };
  const limit = setTimeout(() => connection.destroy(new Error('No connection in time.')), CONNECT_LIMIT_MS);
  connection.prependOnceListener('error', onError);
  connection.once('close', () => {
    clearTimeout(limit);
  });
  connection.once(ready, () => {
    clearTimeout(limit);
    connection.off('error', onError);
  });
}
