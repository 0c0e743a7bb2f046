import type { ServerConfig } from '../../config.ts';
import { DOOR } from '../wording.ts';
import type { TokenClaims } from './channel-token.ts';
import { tenantsIn, type Incoming } from './incoming-activity.ts';
import { mayAnswerAt } from './service-address.ts';

const TEAMS = 'msteams';

/** Whether a good token was made for this activity, rather than for another that somebody saw go by. */
export function isTokenFor(claims: TokenClaims, activity: Incoming): boolean {
  if (claims.serviceUrl !== activity.serviceUrl || !claims.channels.includes(activity.channelId)) return false;
  return claims.tenantId === null || tenantsIn(activity).every((tenant) => tenant === claims.tenantId?.toLowerCase());
}

/**
 * Whether somebody whose token is good may speak to this clerk: null, or the sentence that refuses them.
 *
 * - With authentication, Teams alone: in other channels (Direct Line, web chat) the client writes `from` itself.
 * - Answers go to no address but those that are allowed.
 * - Every tenant that the activity names must be one that is let in, whoever speaks.
 */
export function whyNotAdmitted(
  activity: Incoming,
  { bot, allowedTenants }: Pick<ServerConfig, 'bot' | 'allowedTenants'>,
): string | null {
  if (bot.auth === 'on' && activity.channelId !== TEAMS) return DOOR.notTeams;
  if (!mayAnswerAt(activity.serviceUrl, bot)) return bot.auth === 'off' ? DOOR.notThisMachine : DOOR.notThatAddress;
  if (allowedTenants.length === 0) return null;
  const tenants = tenantsIn(activity);
  return tenants.length > 0 && tenants.every((tenant) => allowedTenants.includes(tenant)) ? null : DOOR.otherTenant;
}
