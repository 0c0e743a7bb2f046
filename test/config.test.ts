import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, readServerConfig, type Environment } from '../src/config.ts';

const APP = {
  MICROSOFT_APP_ID: '00000000-0000-4000-8000-0000000000aa',
  MICROSOFT_APP_PASSWORD: 'invented',
  MICROSOFT_APP_TENANT_ID: '11111111-0000-4000-8000-00000000000A',
};
const LOCAL = { BOT_AUTH: 'off' };

function problems(environment: Environment): readonly string[] {
  try {
    readServerConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe('the defaults', () => {
  test('on this machine without authentication', () => {
    expect(readServerConfig(LOCAL)).toEqual({
      host: '127.0.0.1',
      port: 3978,
      databaseUrl: null,
      dataDir: '.data',
      bot: { auth: 'off' },
      allowedTenants: [],
      fieldKey: null,
      fieldKeysBefore: [],
      logLevel: 'info',
      heartbeat: '* * * * *',
      sendPace: 20,
      rateLimit: 300,
      metricsHost: null,
    });
  });

  test('with an app: its own tenant only, and the public cloud', () => {
    const config = readServerConfig(APP);
    expect(config.allowedTenants).toEqual(['11111111-0000-4000-8000-00000000000a']);
    expect(config.bot).toMatchObject({
      auth: 'on',
      appType: 'SingleTenant',
      openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
      tokenIssuer: 'https://api.botframework.com',
      serviceHosts: expect.arrayContaining(['smba.trafficmanager.net']) as string[],
    });
  });

  test('a blank setting is one that was not given', () => {
    expect(readServerConfig({ ...LOCAL, PORT: ' ', DATABASE_URL: '' })).toMatchObject({
      port: 3978,
      databaseUrl: null,
    });
  });
});

describe('what is read', () => {
  test.each<[Environment, object]>([
    [{ PORT: '0' }, { port: 0 }],
    [
      { DATABASE_URL: 'postgres://clerk@db.example.org/clerk' },
      { databaseUrl: 'postgres://clerk@db.example.org/clerk' },
    ],
    [{ ALLOWED_TENANTS: 'B, a ,' }, { allowedTenants: ['b', 'a'] }],
    [{ HEARTBEAT: 'off' }, { heartbeat: null }],
    [{ HEARTBEAT: '*/5 8-18 * * 1-5' }, { heartbeat: '*/5 8-18 * * 1-5' }],
    [{ SEND_PACE: '7' }, { sendPace: 7 }],
    [{ RATE_LIMIT: '600' }, { rateLimit: 600 }],
    [{ METRICS_HOST: '0.0.0.0' }, { metricsHost: '0.0.0.0' }],
    [{ HOST: '127.0.0.53' }, { host: '127.0.0.53' }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ FIELD_KEY: Buffer.alloc(32, 7).toString('base64') }, { fieldKey: Buffer.alloc(32, 7) }],
  ])('%j', (environment, expected) => {
    expect(readServerConfig({ ...LOCAL, ...environment })).toMatchObject(expected);
  });
});

describe('what is refused', () => {
  test.each<[Environment, string]>([
    [{}, 'MICROSOFT_APP_ID is missing'],
    [{ NODE_ENV: 'production' }, 'MICROSOFT_APP_ID is missing'],
    [{ BOT_AUTH: 'on' }, 'MICROSOFT_APP_ID is missing'],
    [{ BOT_AUTH: 'off', HOST: '0.0.0.0' }, 'BOT_AUTH=off is refused with HOST=0.0.0.0'],
    [{ BOT_AUTH: 'off', HOST: '127.0.0.1.example.org' }, 'BOT_AUTH=off is refused with HOST=127.0.0.1.example.org'],
    [{ ...APP, BOT_AUTH: 'off' }, 'BOT_AUTH=off is refused together with MICROSOFT_APP_ID'],
    [{ ...APP, BOT_AUTH: 'no' }, 'BOT_AUTH must be on or off'],
    [{ ...APP, MICROSOFT_APP_PASSWORD: '' }, 'MICROSOFT_APP_PASSWORD is missing'],
    [{ ...APP, MICROSOFT_APP_TENANT_ID: '' }, 'MICROSOFT_APP_TENANT_ID is missing'],
    [{ ...APP, MICROSOFT_APP_TYPE: 'Shared' }, 'MICROSOFT_APP_TYPE must be'],
    [{ ...APP, MICROSOFT_APP_TYPE: 'UserAssignedMSI' }, 'MICROSOFT_APP_PASSWORD must be left out'],
    [{ ...APP, MICROSOFT_APP_TYPE: 'MultiTenant', MICROSOFT_APP_TENANT_ID: '' }, 'ALLOWED_TENANTS is missing'],
    [{ ...LOCAL, DATABASE_URL: 'mysql://db.example.org/clerk' }, 'DATABASE_URL must start with postgresql://'],
    [{ ...LOCAL, PORT: '70000' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ ...LOCAL, PORT: 'http' }, 'PORT must be a whole number from 0 to 65535.'],
    [{ ...LOCAL, RATE_LIMIT: '9' }, 'RATE_LIMIT must be a whole number from 10 to 100000.'],
    [{ ...LOCAL, ALLOWED_SERVICE_HOSTS: 'https://smba.example.org' }, 'ALLOWED_SERVICE_HOSTS must be host names'],
    [{ ...LOCAL, ALLOWED_SERVICE_HOSTS: '10.0.0.1' }, 'ALLOWED_SERVICE_HOSTS must be host names'],
    [{ ...LOCAL, BOT_OPENID_METADATA_URL: 'http://keys.example.org/' }, 'must be an https address'],
    [{ ...LOCAL, SEND_PACE: '0' }, 'SEND_PACE must be a whole number from 1 to 50.'],
    [{ ...LOCAL, FIELD_KEY: Buffer.alloc(31).toString('base64') }, 'FIELD_KEY must be 32 bytes in base64'],
    [{ ...LOCAL, FIELD_KEY: 'x'.repeat(32) }, 'FIELD_KEY must be 32 bytes in base64'],
    [{ ...LOCAL, HEARTBEAT: 'hourly' }, 'HEARTBEAT must be a cron pattern'],
    [{ ...LOCAL, LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
    [{ ...LOCAL, METRICS_HOST: 'everywhere' }, 'METRICS_HOST must be an IP address'],
    [
      { ...LOCAL, BOT_OPENID_METADATA_URL: 'file:///etc/keys' },
      'BOT_OPENID_METADATA_URL must be an http or https address',
    ],
  ])('%j', (environment, expected) => {
    expect(problems(environment)).toEqual([expect.stringContaining(expected)]);
  });

  test('every problem is told at once, and no value of a secret with it', () => {
    const told = problems({
      PORT: 'x',
      DATABASE_URL: 'hunter2',
      FIELD_KEY: 'hunter3',
      BOT_AUTH: 'off',
      HOST: '10.0.0.1',
      HEARTBEAT: 'never',
    });
    expect(told).toHaveLength(5);
    expect(told.join(' ')).not.toMatch(/hunter/);
  });
});

test('the command line needs no identity', () => {
  expect(readConfig({}).bot).toBeNull();
});
