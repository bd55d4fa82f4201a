import { actorOf, isRequest, readActivity } from '../activity.ts';
import type { Adapter } from '../connection/adapter.ts';
import type { Outlet } from '../connection/outlet.ts';
import { isServiceUrl } from '../connection/service-url.ts';
import type { Door } from './door.ts';
import type { Routes } from './routes.ts';
import { createTurn, type HttpAnswer, notImplemented } from './turn.ts';

/**
 * Handles an activity once its token is checked. Never rejects: an activity that fails is logged.
 * @param authorization the request's Authorization header
 */
type Receive = (authorization: string, body: unknown) => Promise<HttpAnswer>;

export function createReceiver(
  options: { adapter: Adapter; routes: Routes; outlet: Outlet; local: boolean },
  door: Door,
): Receive {
  const { adapter, routes, outlet, local } = options;
  const { conversations, context, logger } = door;

  return async (authorization, body) => {
    if (!(await adapter.accepts(authorization, body))) {
      logger.warn('refused an activity without a valid token');
      return { status: 401 };
    }
    const heard = readActivity(body);
    if (!heard) return { status: isInvoke(body) ? notImplemented : 200 };
    if (!isServiceUrl(heard.serviceUrl, local)) {
      logger.warn('refused an activity whose service URL is not secure');
      return { status: 401 };
    }
    const turn = createTurn(outlet, heard);
    try {
      // A request that will be refused costs no statement. Earlier requests of the same person were stored.
      if (!isRequest(heard) || !context.queue.isFull(actorOf(heard))) await conversations.hear(heard);
      await routes.run(turn, heard);
    } catch (error) {
      logger.error({ err: error }, 'an activity failed');
    }
    return turn.answer();
  };
}

function isInvoke(body: unknown): boolean {
  return (body as { type?: unknown } | null)?.type === 'invoke';
}
