import { isLoopback, type ServerConfig } from '../../config.ts';
import { tenantOf, type Incoming } from './incoming-activity.ts';
import { DOOR } from '../wording.ts';

/**
 * Whether somebody whose token is good may speak to this clerk: null, or the sentence that refuses them.
 *
 * - Without authentication the caller chooses where replies go, so only this machine is answered.
 * - With it, Teams alone: in other channels (Direct Line, web chat) the client writes `from` itself.
 * - A tenant that is not let in is refused, whoever speaks.
 */
export function whyNotAdmitted(
  activity: Incoming,
  config: Pick<ServerConfig, 'bot' | 'allowedTenants'>,
): string | null {
  if (config.bot.auth === 'off') {
    if (!isLoopback(new URL(activity.serviceUrl).hostname)) return DOOR.notThisMachine;
  } else if (activity.channelId !== 'msteams') {
    return DOOR.notTeams;
  }
  const tenant = tenantOf(activity)?.toLowerCase();
  if (config.allowedTenants.length === 0) return null;
  return tenant !== undefined && config.allowedTenants.includes(tenant) ? null : DOOR.otherTenant;
}
