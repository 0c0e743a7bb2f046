import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { validate as isCronPattern } from 'node-cron';
import { z } from 'zod';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const APP_TYPES = ['SingleTenant', 'UserAssignedMSI', 'MultiTenant'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** How the clerk proves who it is to Teams, and how it knows Teams. */
export type BotIdentity =
  | {
      readonly auth: 'on';
      readonly appId: string;
      readonly appPassword: string | null;
      readonly appType: (typeof APP_TYPES)[number];
      readonly appTenantId: string | null;
      readonly openIdMetadataUrl: string;
      readonly tokenIssuer: string;
      /** Hosts that answers may go to, in lower case. */
      readonly serviceHosts: readonly string[];
    }
  /** Everybody is believed: only on loopback, for the demo and for tests. */
  | { readonly auth: 'off' };

export interface Config {
  readonly host: string;
  readonly port: number;
  /** null: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  /** null: no app id was given and authentication was not switched off, which is enough for the command line. */
  readonly bot: BotIdentity | null;
  /** Empty: any tenant is let in. */
  readonly allowedTenants: readonly string[];
  /** Requests a minute and person; each process counts for itself. */
  readonly rateLimit: number;
  /** 32 bytes that encrypt conversation references and aliases, and key the excluded names; null: there is none. */
  readonly fieldKey: Buffer | null;
  /** Keys that were FIELD_KEY before: they still open what was sealed with them. */
  readonly fieldKeysBefore: readonly Buffer[];
  readonly logLevel: LogLevel;
  /** A cron pattern; null: no heartbeat. */
  readonly heartbeat: string | null;
  /** Messages a second and tenant. */
  readonly sendPace: number;
  /** The address on which /metrics is answered; null: loopback only. */
  readonly metricsHost: string | null;
}

export type ServerConfig = Config & { readonly bot: BotIdentity };

/** Settings that cannot be used: every problem, one plain sentence each. */
export class ConfigError extends Error {
  readonly code = 'config';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The public cloud's; other clouds and tests set their own. */
const PUBLIC_OPENID_METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
const PUBLIC_TOKEN_ISSUER = 'https://api.botframework.com';

/** Where Teams takes answers: in the public cloud, and in those of the United States' government. */
const TEAMS_SERVICE_HOSTS = [
  'smba.trafficmanager.net',
  'smba.infra.gcc.teams.microsoft.com',
  'smba.infra.gov.teams.microsoft.us',
  'smba.infra.dod.teams.microsoft.us',
];

const list = z
  .string()
  .default('')
  .transform((words) => words.split(',').map((each) => each.trim().toLowerCase()))
  .transform((words) => words.filter((each) => each !== ''));

const wholeNumber = (name: string, from: number, to: number, fallback: number) => {
  const error = `${name} must be a whole number from ${String(from)} to ${String(to)}.`;
  return z
    .string()
    .regex(/^\d{1,9}$/, { error, abort: true })
    .transform(Number)
    .refine((value) => value >= from && value <= to, { error })
    .default(fallback);
};

const word = z.string().min(1).optional();

const environmentSchema = z.object({
  PORT: wholeNumber('PORT', 0, 65535, 3978),
  HOST: z
    .string()
    .refine(isHost, { error: 'HOST must be an IP address or a host name, such as 127.0.0.1.' })
    .default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .refine((value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value), {
      error:
        'DATABASE_URL must start with postgresql:// and be a complete address; leave it out for the embedded database.',
    })
    .optional(),
  DATA_DIR: z.string().default('.data'),
  MICROSOFT_APP_ID: word,
  MICROSOFT_APP_PASSWORD: word,
  MICROSOFT_APP_TYPE: z
    .string()
    .transform((value) => APP_TYPES.find((type) => type.toLowerCase() === value.toLowerCase()))
    .refine((value) => value !== undefined, {
      error: 'MICROSOFT_APP_TYPE must be SingleTenant, UserAssignedMSI or MultiTenant.',
    })
    .default('SingleTenant'),
  MICROSOFT_APP_TENANT_ID: word,
  ALLOWED_TENANTS: list,
  ALLOWED_SERVICE_HOSTS: list.refine((hosts) => hosts.every((host) => isIP(host) === 0 && isHost(host)), {
    error: 'ALLOWED_SERVICE_HOSTS must be host names separated by commas, such as smba.trafficmanager.net.',
  }),
  BOT_AUTH: z.enum(['on', 'off'], { error: 'BOT_AUTH must be on or off.' }).default('on'),
  BOT_OPENID_METADATA_URL: z
    .url({ protocol: /^https?$/, error: 'BOT_OPENID_METADATA_URL must be an http or https address.', abort: true })
    .refine((address) => address.startsWith('https:') || isLoopback(new URL(address).hostname), {
      error: 'BOT_OPENID_METADATA_URL must be an https address: keys that come in the clear could be anybody’s.',
    })
    .default(PUBLIC_OPENID_METADATA),
  BOT_TOKEN_ISSUER: z.string().default(PUBLIC_TOKEN_ISSUER),
  FIELD_KEY: z
    .string()
    .refine(isKey, { error: 'FIELD_KEY must be 32 bytes in base64, for example from: openssl rand -base64 32.' })
    .transform(toKey)
    .optional(),
  FIELD_KEYS_BEFORE: z
    .string()
    .default('')
    .transform((keys) => keys.split(',').map((key) => key.trim()))
    .transform((keys) => keys.filter((key) => key !== ''))
    .refine((keys) => keys.every(isKey), {
      error: 'FIELD_KEYS_BEFORE must be keys that were FIELD_KEY, separated by commas: 32 bytes in base64 each.',
    })
    .transform((keys) => keys.map(toKey)),
  LOG_LEVEL: z.enum(LOG_LEVELS, { error: `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}.` }).default('info'),
  HEARTBEAT: z
    .string()
    .refine((value) => value === 'off' || isCronPattern(value), {
      error: 'HEARTBEAT must be a cron pattern, such as * * * * *, or off.',
    })
    .default('* * * * *'),
  SEND_PACE: wholeNumber('SEND_PACE', 1, 50, 20),
  RATE_LIMIT: wholeNumber('RATE_LIMIT', 10, 100_000, 300),
  METRICS_HOST: z
    .string()
    .refine((value) => isIP(value) !== 0, { error: 'METRICS_HOST must be an IP address, such as 0.0.0.0.' })
    .optional(),
});

type Settings = z.infer<typeof environmentSchema>;

/**
 * The settings, for the command line: who the clerk is may be missing, but what is there must be right.
 * @throws ConfigError with every problem.
 */
export function readConfig(environment: Environment): Config {
  return read(environment, false);
}

/**
 * The settings, for the server, which must know who it is: without an app id botbuilder checks no token at all, and
 * does not say so (an open door, and requests to any address a caller names).
 * @throws ConfigError with every problem.
 */
export function readServerConfig(environment: Environment): ServerConfig {
  const config = read(environment, true);
  if (config.bot === null) throw new ConfigError(['The clerk does not know who it is: set MICROSOFT_APP_ID.']);
  return { ...config, bot: config.bot };
}

/**
 * What the process was given, with what a file .env in the working folder adds.
 * @throws ConfigError where that cannot be read
 */
export function processEnvironment(): Environment {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch {
    throw new ConfigError(['The file .env cannot be read.']);
  }
  return process.env;
}

function read(environment: Environment, forServer: boolean): Config {
  const given = Object.fromEntries(
    Object.entries(environment)
      .map(([name, value]) => [name, value?.trim()] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  const problems = [
    ...(parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)),
    ...identityProblems(given, forServer),
    ...keyProblems(given),
  ];
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return toConfig(parsed.data);
}

function keyProblems(given: Environment): string[] {
  const isAlone = given['FIELD_KEYS_BEFORE'] !== undefined && given['FIELD_KEY'] === undefined;
  return isAlone ? ['FIELD_KEYS_BEFORE needs FIELD_KEY, the key that is used now.'] : [];
}

/** Read from the raw words, so that these problems are told together with those of single settings. */
function identityProblems(given: Environment, forServer: boolean): string[] {
  const appId = given['MICROSOFT_APP_ID'];
  const host = given['HOST'] ?? '127.0.0.1';
  if (given['BOT_AUTH'] === 'off') {
    return [
      ...(appId === undefined ? [] : ['BOT_AUTH=off is refused together with MICROSOFT_APP_ID: remove one of them.']),
      ...(isLoopback(host)
        ? []
        : [`BOT_AUTH=off is refused with HOST=${host}: it needs a loopback address, such as 127.0.0.1.`]),
    ];
  }
  if (appId === undefined) {
    return forServer
      ? ['MICROSOFT_APP_ID is missing. To try the clerk on this machine without Teams, set BOT_AUTH=off.']
      : [];
  }
  return appProblems(given);
}

function appProblems(given: Environment): string[] {
  const type = (given['MICROSOFT_APP_TYPE'] ?? 'SingleTenant').toLowerCase();
  const isManaged = type === 'userassignedmsi';
  const problems: string[] = [];
  if (isManaged && given['MICROSOFT_APP_PASSWORD'] !== undefined) {
    problems.push('MICROSOFT_APP_PASSWORD must be left out with MICROSOFT_APP_TYPE=UserAssignedMSI.');
  }
  if (!isManaged && given['MICROSOFT_APP_PASSWORD'] === undefined) problems.push('MICROSOFT_APP_PASSWORD is missing.');
  if (given['MICROSOFT_APP_TENANT_ID'] === undefined) {
    if (type !== 'multitenant') problems.push('MICROSOFT_APP_TENANT_ID is missing.');
    else if (given['ALLOWED_TENANTS'] === undefined) {
      problems.push('ALLOWED_TENANTS is missing: a MultiTenant app must name the tenants that it lets in.');
    }
  }
  return problems;
}

function toConfig(settings: Settings): Config {
  const bot = botIdentity(settings);
  const ownTenant = bot?.auth === 'on' && bot.appTenantId !== null ? [bot.appTenantId.toLowerCase()] : [];
  return {
    host: settings.HOST,
    port: settings.PORT,
    databaseUrl: settings.DATABASE_URL ?? null,
    dataDir: settings.DATA_DIR,
    bot,
    allowedTenants: settings.ALLOWED_TENANTS.length > 0 ? settings.ALLOWED_TENANTS : ownTenant,
    rateLimit: settings.RATE_LIMIT,
    fieldKey: settings.FIELD_KEY ?? null,
    fieldKeysBefore: settings.FIELD_KEYS_BEFORE,
    logLevel: settings.LOG_LEVEL,
    heartbeat: settings.HEARTBEAT === 'off' ? null : settings.HEARTBEAT,
    sendPace: settings.SEND_PACE,
    metricsHost: settings.METRICS_HOST ?? null,
  };
}

function botIdentity(settings: Settings): BotIdentity | null {
  if (settings.BOT_AUTH === 'off') return { auth: 'off' };
  if (settings.MICROSOFT_APP_ID === undefined) return null;
  return {
    auth: 'on',
    appId: settings.MICROSOFT_APP_ID,
    appPassword: settings.MICROSOFT_APP_PASSWORD ?? null,
    appType: settings.MICROSOFT_APP_TYPE,
    appTenantId: settings.MICROSOFT_APP_TENANT_ID ?? null,
    openIdMetadataUrl: settings.BOT_OPENID_METADATA_URL,
    tokenIssuer: settings.BOT_TOKEN_ISSUER,
    serviceHosts: settings.ALLOWED_SERVICE_HOSTS.length > 0 ? settings.ALLOWED_SERVICE_HOSTS : TEAMS_SERVICE_HOSTS,
  };
}

function isKey(value: string): boolean {
  const key = toKey(value);
  return key.length === 32 && key.toString('base64') === value;
}

function toKey(value: string): Buffer {
  return Buffer.from(value, 'base64');
}

function isHost(value: string): boolean {
  return isIP(value) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(value);
}

/** 127.0.0.0/8, ::1 and localhost: addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'));
}
