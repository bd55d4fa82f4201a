import type { RequestHandler } from 'express';
import type { StandIn } from './settings.ts';

/**
 * Teams without tokens, for Microsoft's Agents Playground. Nothing proves who sends a request, so the bot takes requests from
 * this machine only, and answers only to this machine.
 */
export const anonymous: StandIn = {
  authentication: {},
  credentials: {
    isAuthenticationDisabled: async () => true,
    isValidAppId: async () => true,
    createCredentials: async () => ({ signRequest: async (request) => request }),
  },
};

/** Refuses every client that isn't on this machine, is a web page, or goes through a proxy. */
export const refuseStrangers: RequestHandler = ({ socket, headers }, response, next) => {
  const isHere = peers.includes(socket.remoteAddress ?? '') && isLoopback(`http://${headers.host}`);
  // `Origin` gives away a page of another site in a browser here. The host gives away a page that uses DNS rebinding.
  const isDirect = !['origin', 'forwarded', 'x-forwarded-for'].some((name) => name in headers);
  if (isHere && isDirect) next();
  else response.status(403).json({ error: 'only for clients on this machine' });
};

/** Refuses an activity with a token, or with a service on another machine, because the bot would answer to that service. */
export const refuseOtherServices: RequestHandler = ({ headers, body }, response, next) => {
  if (!headers.authorization && isLoopback(body?.serviceUrl)) next();
  else response.status(401).json({ error: 'only for services on this machine' });
};

const peers = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

function isLoopback(url: unknown): boolean {
  if (typeof url !== 'string' || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
