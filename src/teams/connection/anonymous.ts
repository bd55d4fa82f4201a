import type { RequestHandler } from 'express';
import { isLoopback } from './service-url.ts';

/*
 * `anonymous` is a connection to Teams without tokens, for Microsoft's Agents Playground. Nothing proves who sends a
 * request. The bot therefore accepts requests only from this machine, and answers only to this machine.
 */

/** Refuses a client that is on another machine, is a web page, or goes through a proxy. */
export const refuseStrangers: RequestHandler = ({ socket, headers }, response, next) => {
  const isHere = peers.includes(socket.remoteAddress ?? '') && isLoopback(`http://${headers.host}`);
  // A web page from another site sends `Origin`. A page that uses DNS rebinding sends a `Host` header with another
  // name.
  const isDirect = !['origin', 'forwarded', 'x-forwarded-for'].some((name) => name in headers);
  if (isHere && isDirect) next();
  else response.status(403).json({ error: 'only for clients on this machine' });
};

/**
 * Refuses an activity that has a token, or whose `serviceUrl` is on another machine. The bot sends its answers to that
 * URL.
 */
export const refuseOtherServices: RequestHandler = ({ headers, body }, response, next) => {
  if (!headers.authorization && isLoopback(body?.serviceUrl)) next();
  else response.status(401).json({ error: 'only for services on this machine' });
};

const peers = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];
