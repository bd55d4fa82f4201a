import type { RequestHandler } from 'express';
import type { StandIn } from './settings.ts';

/**
 * Teams without tokens, as Microsoft's Agents Playground speaks with a bot. Whoever reaches the door is believed, so the
 * door is for this machine alone: for requests from it, and for answers to it.
 */
export const anonymous: StandIn = {
  authentication: {},
  credentials: {
    isAuthenticationDisabled: async () => true,
    isValidAppId: async () => true,
    createCredentials: async () => ({ signRequest: async (request) => request }),
  },
};

/** Lets nobody in but a client on this machine that is no web page and goes by no proxy. */
export const refuseStrangers: RequestHandler = ({ socket, headers }, response, next) => {
  const isHere = peers.includes(socket.remoteAddress ?? '') && isLoopback(`http://${headers.host}`);
  // A page of some other site, open in a browser here, is told apart by its `Origin`, one that renamed itself by its host.
  const isDirect = !['origin', 'forwarded', 'x-forwarded-for'].some((name) => name in headers);
  if (isHere && isDirect) next();
  else response.status(403).json({ error: 'only for this machine' });
};

/** Lets no activity in that names a service elsewhere, to which the bot would answer, nor one that brings a token. */
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
