import { isLoopback } from '../../config.ts';

/** The parts of a request that say where it came from, and at which address it arrived. */
export interface Asked {
  readonly socket: { readonly localAddress?: string | undefined; readonly remoteAddress?: string | undefined };
  readonly headers: object;
}

/**
 * Figures are for whoever is on this machine, or asks on the address that METRICS_HOST names. A request that a proxy on
 * this machine passed on comes from elsewhere.
 */
export function mayReadMetrics(request: Asked, metricsHost: string | null): boolean {
  const { localAddress, remoteAddress } = request.socket;
  if (metricsHost !== null) {
    return metricsHost === '0.0.0.0' || metricsHost === '::' || plain(localAddress) === metricsHost;
  }
  const isForwarded = 'forwarded' in request.headers || 'x-forwarded-for' in request.headers;
  return !isForwarded && isLoopback(plain(localAddress)) && isLoopback(plain(remoteAddress));
}

/** An IPv4 address as a server that listens on IPv6 too sees it. */
function plain(address: string | undefined): string {
  return (address ?? '').replace(/^::ffff:/, '');
}
