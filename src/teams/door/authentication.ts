import {
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type Activity,
} from 'botbuilder';
import type { BotIdentity } from '../../config.ts';
import { leanConnectorFactory, type ConnectorFactory } from '../sending/connector-factory.ts';

type Authentication = ConfigurationBotFrameworkAuthentication;
export type Authenticated = Awaited<ReturnType<Authentication['authenticateRequest']>>;
type ClaimsIdentity = Authenticated['claimsIdentity'];
type UserTokenClient = Awaited<ReturnType<Authentication['createUserTokenClient']>>;

/** The caller could not show that they are Teams. `cause` says why, for the log alone. */
class NotAuthenticated extends Error {
  readonly code: string;

  constructor(code: string, cause?: unknown) {
    super('The caller is not authenticated.', { cause });
    this.name = 'NotAuthenticated';
    this.code = code;
  }
}

/**
 * botbuilder's authentication with what it leaves open closed: whatever goes wrong means "not authenticated" (it answers
 * 500 to a bad signature), a token must expire (it accepts one that never does), and only tokens of the channel's issuer
 * are looked at (it also takes those of other bots and of its emulator).
 */
export class ClerkAuthentication extends ConfigurationBotFrameworkAuthentication {
  readonly #identity: BotIdentity;
  readonly #factories = new Map<string, ConnectorFactory>();
  #userTokenClient: Promise<UserTokenClient> | null = null;

  constructor(identity: BotIdentity) {
    // The SDK's own factory implements its abstract class without extending it.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    super(identity.auth === 'on' ? cloudSettings(identity) : {}, credentials(identity));
    this.#identity = identity;
  }

  override async authenticateRequest(activity: Activity, authorization: string): Promise<Authenticated> {
    if (this.#identity.auth === 'on') checkClaims(authorization, this.#identity.tokenIssuer);
    try {
      const authenticated = await super.authenticateRequest(activity, authorization);
      return { ...authenticated, connectorFactory: this.createConnectorFactory(authenticated.claimsIdentity) };
    } catch (error) {
      throw new NotAuthenticated('token-refused', error);
    }
  }

  override createConnectorFactory(claimsIdentity: ClaimsIdentity): ConnectorFactory {
    const appId = this.#identity.auth === 'on' ? this.#identity.appId : '';
    const known = this.#factories.get(appId);
    if (known !== undefined) return known;
    const factory = leanConnectorFactory(super.createConnectorFactory(claimsIdentity));
    this.#factories.set(appId, factory);
    return factory;
  }

  /** The clerk signs nobody in: one client for all turns, where botbuilder would make one for each. */
  override createUserTokenClient(claimsIdentity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokenClient ??= super.createUserTokenClient(claimsIdentity);
    return this.#userTokenClient;
  }
}

/** Cheap refusals before a signature is checked; what they let through is verified in full afterwards. */
function checkClaims(authorization: string, issuer: string): void {
  const [scheme, token, ...rest] = authorization.split(' ');
  if (scheme !== 'Bearer' || token === undefined || rest.length > 0) throw new NotAuthenticated('no-token');
  const [header, claims] = token.split('.').map(decodePart);
  if (header?.['alg'] !== 'RS256' && header?.['alg'] !== 'RS384' && header?.['alg'] !== 'RS512') {
    throw new NotAuthenticated('algorithm');
  }
  if (typeof claims?.['exp'] !== 'number') throw new NotAuthenticated('never-expires');
  if (claims['iss'] !== issuer) throw new NotAuthenticated('issuer');
  // Teams' tokens name no tenant; botbuilder keeps every tenant that a token names, verified or not, for ever.
  if ('tid' in claims) throw new NotAuthenticated('not-a-channel-token');
}

function decodePart(part: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function credentials(identity: BotIdentity): ConfigurationServiceClientCredentialFactory {
  if (identity.auth === 'off') return new ConfigurationServiceClientCredentialFactory({ MicrosoftAppId: '' });
  return new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: identity.appId,
    MicrosoftAppType: identity.appType,
    ...(identity.appPassword === null ? {} : { MicrosoftAppPassword: identity.appPassword }),
    ...(identity.appTenantId === null ? {} : { MicrosoftAppTenantId: identity.appTenantId }),
  });
}

const US_GOVERNMENT_ISSUER = 'https://api.botframework.us';

/** Setting one of these switches off the defaults of all, so all are set. */
function cloudSettings(identity: Extract<BotIdentity, { auth: 'on' }>): Record<string, string> {
  const government = identity.tokenIssuer === US_GOVERNMENT_ISSUER;
  return {
    ToChannelFromBotLoginUrl: government
      ? 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us'
      : 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: government ? US_GOVERNMENT_ISSUER : 'https://api.botframework.com',
    ToBotFromChannelTokenIssuer: identity.tokenIssuer,
    OAuthUrl: government ? 'https://api.botframework.azure.us' : 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: identity.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: identity.openIdMetadataUrl,
    CallerId: government ? 'urn:botframework:azureusgov' : 'urn:botframework:azure',
    MicrosoftAppId: identity.appId,
    ...(identity.appTenantId === null ? {} : { MicrosoftAppTenantId: identity.appTenantId }),
  };
}
