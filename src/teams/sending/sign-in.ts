import { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import type { BotIdentity } from '../../config.ts';
import { leanConnectorFactory, type ConnectorFactory } from './connector-factory.ts';

type Base = ConfigurationBotFrameworkAuthentication;
type ClaimsIdentity = Parameters<Base['createConnectorFactory']>[0];
type UserTokenClient = Awaited<ReturnType<Base['createUserTokenClient']>>;

/**
 * How the clerk signs in to Teams, with one connector factory and one token client for all turns, where botbuilder would
 * make one for each. Who calls is checked by the door: botbuilder's own check lets tokens in that never expire, keys
 * that may not sign for Teams, and tokens of other bots.
 */
export class ClerkSignIn extends ConfigurationBotFrameworkAuthentication {
  /** Whom the clerk's own tokens are for. */
  readonly audience: string;
  #connectorFactory: ConnectorFactory | null = null;
  #userTokenClient: Promise<UserTokenClient> | null = null;

  constructor(identity: BotIdentity) {
    // The SDK's own factory implements its abstract class without extending it.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment
    super(identity.auth === 'on' ? cloudSettings(identity) : {}, credentials(identity));
    this.audience = audienceOf(identity);
  }

  override authenticateRequest(): Promise<never> {
    return Promise.reject(new Error('Callers are checked at the door.'));
  }

  override createConnectorFactory(claimsIdentity: ClaimsIdentity): ConnectorFactory {
    this.#connectorFactory ??= leanConnectorFactory(super.createConnectorFactory(claimsIdentity));
    return this.#connectorFactory;
  }

  /** The clerk signs nobody in. */
  override createUserTokenClient(claimsIdentity: ClaimsIdentity): Promise<UserTokenClient> {
    this.#userTokenClient ??= super.createUserTokenClient(claimsIdentity);
    return this.#userTokenClient;
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

function audienceOf(identity: BotIdentity): string {
  return isGovernment(identity) ? US_GOVERNMENT_ISSUER : 'https://api.botframework.com';
}

function isGovernment(identity: BotIdentity): boolean {
  return identity.auth === 'on' && identity.tokenIssuer === US_GOVERNMENT_ISSUER;
}

/** Setting one of these switches off the defaults of all, so all are set. */
function cloudSettings(identity: Extract<BotIdentity, { auth: 'on' }>): Record<string, string> {
  const government = isGovernment(identity);
  return {
    ToChannelFromBotLoginUrl: government
      ? 'https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us'
      : 'https://login.microsoftonline.com/botframework.com',
    ToChannelFromBotOAuthScope: audienceOf(identity),
    ToBotFromChannelTokenIssuer: identity.tokenIssuer,
    OAuthUrl: government ? 'https://api.botframework.azure.us' : 'https://api.botframework.com',
    ToBotFromChannelOpenIdMetadataUrl: identity.openIdMetadataUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: identity.openIdMetadataUrl,
    CallerId: government ? 'urn:botframework:azureusgov' : 'urn:botframework:azure',
    MicrosoftAppId: identity.appId,
    ...(identity.appTenantId === null ? {} : { MicrosoftAppTenantId: identity.appTenantId }),
  };
}
