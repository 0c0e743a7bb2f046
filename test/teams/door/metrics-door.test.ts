import { expect, test } from 'vitest';
import { mayReadMetrics, type Asked } from '../../../src/teams/door/metrics-door.ts';

function asked(localAddress: string, remoteAddress: string, headers: Record<string, string> = {}): Asked {
  return { socket: { localAddress, remoteAddress }, headers };
}

test.each<[string, Asked, string | null, boolean]>([
  ['this machine', asked('127.0.0.1', '127.0.0.1'), null, true],
  ['this machine over IPv6', asked('::1', '::1'), null, true],
  ['this machine, as a server for both sees it', asked('::ffff:127.0.0.1', '::ffff:127.0.0.1'), null, true],
  ['another machine', asked('10.0.0.5', '10.0.0.9'), null, false],
  ['this machine by its outer address', asked('10.0.0.5', '10.0.0.5'), null, false],
  ['a proxy on this machine', asked('127.0.0.1', '127.0.0.1', { forwarded: 'for=198.51.100.7' }), null, false],
  ['the address that is named', asked('10.0.0.5', '10.0.0.9'), '10.0.0.5', true],
  ['another address than the one named', asked('10.0.0.6', '10.0.0.9'), '10.0.0.5', false],
  ['any address', asked('10.0.0.6', '10.0.0.9'), '0.0.0.0', true],
  ['a connection that has gone', { socket: {}, headers: {} }, null, false],
])('%s', (_name, request, metricsHost, expected) => {
  expect(mayReadMetrics(request, metricsHost)).toBe(expected);
});
