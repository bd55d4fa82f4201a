import { NotSent } from './errors.ts';

/**
 * Builds the URL of a call to the Bot Connector. The call goes to the host of the service URL, whatever the path
 * contains.
 *
 * @param serviceUrl where Teams said that its Connector is, in a request with a valid token
 * @param path the parts of the path, not encoded
 * @param local whether the service may be on this machine
 * @throws NotSent if the bot must not send its token to the service
 */
export function urlOf(
  serviceUrl: string,
  path: string[],
  query: Record<string, string>,
  local: boolean,
): string {
  if (!isServiceUrl(serviceUrl, local)) throw new NotSent('unsafe service URL');
  const { origin, pathname } = new URL(serviceUrl);
  const parts = [pathname.replace(/^\/+|\/+$/g, ''), 'v3', ...path.map(encodeURIComponent)];
  const asked = new URLSearchParams(query).toString();
  return `${origin}/${parts.filter(Boolean).join('/')}${asked && `?${asked}`}`;
}

/** Whether the bot may send its token to a service. The connection must be encrypted, or stay on this machine. */
export function isServiceUrl(serviceUrl: string, local: boolean): boolean {
  return URL.parse(serviceUrl)?.protocol === 'https:' || (local && isLoopback(serviceUrl));
}

/** Whether a URL leads to this machine. */
export function isLoopback(url: unknown): boolean {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
