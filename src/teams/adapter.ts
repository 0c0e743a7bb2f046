import { CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import type { BotIdentity } from '../config.ts';
import { forBotbuilder, type Incoming } from './door/incoming-activity.ts';
import type { ConnectorClient } from './sending/connector-factory.ts';
import { ClerkSignIn } from './sending/sign-in.ts';

/** botbuilder's adapter behind a door of our own, which has checked what gets here. */
export class ClerkAdapter extends CloudAdapter {
  readonly #signIn: ClerkSignIn;
  readonly #appId: string;

  constructor(identity: BotIdentity) {
    const signIn = new ClerkSignIn(identity);
    super(signIn);
    this.#signIn = signIn;
    this.#appId = identity.auth === 'on' ? identity.appId : '';
  }

  /** Runs a turn; what an invoke is answered with, or undefined. */
  runTurn(activity: Incoming, logic: (context: TurnContext) => Promise<void>): Promise<InvokeResponse | undefined> {
    const claimsIdentity = this.createClaimsIdentity(this.#appId);
    const connectorFactory = this.#signIn.createConnectorFactory(claimsIdentity);
    const { audience } = this.#signIn;
    return this.processActivity({ claimsIdentity, connectorFactory, audience }, forBotbuilder(activity), logic);
  }

  /**
   * For sending outside a turn. Not botbuilder's continueConversation: it would hand a failed send to onTurnError, which
   * swallows it, and the message would count as sent.
   */
  connector(serviceUrl: string): Promise<ConnectorClient> {
    return this.#signIn.createConnectorFactory(this.createClaimsIdentity(this.#appId)).create(serviceUrl);
  }
}
