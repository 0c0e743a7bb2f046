import { expect, test } from 'vitest';
import type { BotIdentity } from '../../../src/config.ts';
import { mayAnswerAt } from '../../../src/teams/door/service-address.ts';

const CLOUD: BotIdentity = {
  auth: 'on',
  appId: 'app',
  appPassword: 'invented',
  appType: 'SingleTenant',
  appTenantId: 'tenant',
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  tokenIssuer: 'https://api.botframework.com',
  serviceHosts: ['smba.trafficmanager.net'],
};
const LOCAL_KEYS: BotIdentity = { ...CLOUD, openIdMetadataUrl: 'http://127.0.0.1:9/keys' };
const NOBODY: BotIdentity = { auth: 'off' };

test.each([
  'https://smba.trafficmanager.net/uk/',
  'https://smba.trafficmanager.net',
  'https://smba.trafficmanager.net:443/teams/',
  'HTTPS://SMBA.TrafficManager.NET/uk/',
])('%s is answered', (address) => {
  expect(mayAnswerAt(address, CLOUD)).toBe(true);
});

test.each([
  ['in the clear', 'http://smba.trafficmanager.net/uk/'],
  ['another host', 'https://service.example.org/'],
  ['a host below it', 'https://a.smba.trafficmanager.net/'],
  ['a host that begins so', 'https://smba.trafficmanager.net.example.org/'],
  ['a host that ends so', 'https://evilsmba.trafficmanager.net/'],
  ['another port', 'https://smba.trafficmanager.net:8443/'],
  ['a name before it', 'https://smba.trafficmanager.net@service.example.org/'],
  ['a name and a password', 'https://a:b@smba.trafficmanager.net/'],
  ['a name behind a backslash', 'https://service.example.org\\@smba.trafficmanager.net/'],
  ['a trailing dot', 'https://smba.trafficmanager.net./uk/'],
  ['letters that look alike', 'https://smbа.trafficmanager.net/uk/'],
  ['the same in punycode', 'https://xn--smb-7cd.trafficmanager.net/uk/'],
  ['a question', 'https://smba.trafficmanager.net/?next=x'],
  ['a fragment', 'https://smba.trafficmanager.net/#x'],
  ['a space', ' https://smba.trafficmanager.net/'],
  ['a line break', 'https://smba.trafficmanager.net/\n'],
  ['this machine', 'http://127.0.0.1:3000/'],
  ['this machine in IPv6', 'http://[::1]:3000/'],
  ['an address of a cloud’s own', 'http://169.254.169.254/latest/'],
  ['IPv4 in IPv6', 'https://[::ffff:a9fe:a9fe]/'],
  ['an address in one number', 'https://2852039166/'],
  ['another protocol', 'file:///etc/passwd'],
  ['nothing', ''],
])('%s is not', (_why, address) => {
  expect(mayAnswerAt(address, CLOUD)).toBe(false);
});

test.each(['http://127.0.0.1:3000/', 'http://localhost:3000/', 'http://[::1]:3000/'])(
  '%s is answered without authentication, and where the keys come from this machine too',
  (address) => {
    expect(mayAnswerAt(address, NOBODY)).toBe(true);
    expect(mayAnswerAt(address, LOCAL_KEYS)).toBe(true);
  },
);

test.each([
  'https://smba.trafficmanager.net/uk/',
  'http://127.0.0.1@service.example.org/',
  'http://a@127.0.0.1/',
  'http://localhost./',
  'http://0.0.0.0/',
  'http://[::ffff:127.0.0.1]/',
])('%s is not answered without authentication', (address) => {
  expect(mayAnswerAt(address, NOBODY)).toBe(false);
});
