import { CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { BotIdentity } from '../config.ts';
import { ClerkAuthentication, type Authenticated } from './door/authentication.ts';
import type { ConnectorClient } from './sending/connector-factory.ts';
import { forBotbuilder, type Incoming } from './door/incoming-activity.ts';

/** botbuilder's adapter in steps, so that the door can refuse between them and answer in its own words. */
export class ClerkAdapter extends CloudAdapter {
  readonly #authentication: ClerkAuthentication;
  readonly #appId: string;

  constructor(identity: BotIdentity) {
    const authentication = new ClerkAuthentication(identity);
    super(authentication);
    this.#authentication = authentication;
    this.#appId = identity.auth === 'on' ? identity.appId : '';
  }

  /** @throws NotAuthenticated, whatever is wrong with the token. */
  authenticate(activity: Incoming, authorization: string): Promise<Authenticated> {
    return this.#authentication.authenticateRequest(forBotbuilder(activity), authorization);
  }

  /** Runs a turn; what an invoke is answered with, or undefined. */
  runTurn(
    authenticated: Authenticated,
    activity: Incoming,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, forBotbuilder(activity), logic);
  }

  /**
   * For sending outside a turn. Not botbuilder's continueConversation: it would hand a failed send to onTurnError, which
   * swallows it, and the message would count as sent.
   */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    const identity = this.createClaimsIdentity(this.#appId);
    return this.#authentication.createConnectorFactory(identity).create(serviceUrl);
  }
}
