import { isLoopback, type BotIdentity } from '../../config.ts';

/**
 * Whether answers may go to this address. Without authentication the caller chooses it, so only to this machine. With it,
 * only to the hosts that are allowed: by https, on the usual port, and written plainly, so that nothing in it can be read
 * in two ways. This machine too where the keys come from it, as in tests.
 */
export function mayAnswerAt(serviceUrl: string, identity: BotIdentity): boolean {
  if (!URL.canParse(serviceUrl)) return false;
  const { protocol, hostname, port, username, password, search, hash } = new URL(serviceUrl);
  if (/[\s\\]/.test(serviceUrl) || `${username}${password}${search}${hash}` !== '') return false;
  if (isLoopback(hostname)) return identity.auth === 'off' || isLoopback(new URL(identity.openIdMetadataUrl).hostname);
  return identity.auth === 'on' && protocol === 'https:' && port === '' && identity.serviceHosts.includes(hostname);
}
