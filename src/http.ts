import type { Server } from 'node:http';
import express, {
  type ErrorRequestHandler,
  type Express,
  type IRouter,
  type RequestHandler,
  type Response,
} from 'express';

/** A server that listens on a port. */
export interface Http {
  /** Starts listening. Resolves to the port number. */
  start(options: { host: string | undefined; port: number }): Promise<number>;
  /** Accepts no new connections and closes idle ones. Closes the other connections after `patience` ms. */
  stop(patience: number): Promise<void>;
}

/** The answer of `/readyz`. Each check has a name. */
interface Readiness {
  status: string;
  checks: Record<string, { state: string }>;
}

/**
 * The HTTP server for the chat platforms and for load balancers: health, readiness, and the routes of the platforms.
 * The server parses no request bodies itself, because Slack's signature covers the raw body.
 * @param guard refuses requests for health and readiness that come from elsewhere
 */
export function createHttp({
  routers,
  readiness,
  guard,
}: {
  routers: IRouter[];
  readiness: () => Promise<Readiness>;
  guard?: RequestHandler;
}): Http {
  const app = express();
  app.disable('x-powered-by');
  if (guard) app.use(['/healthz', '/readyz'], guard);
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    const found = await readiness();
    response.status(found.status === 'not ready' ? 503 : 200).json(found);
  });
  // For a load balancer that sends each platform's requests to replicas where that platform works.
  app.get('/readyz/:check', async ({ params }, response) => {
    const { checks } = await readiness();
    const found = Object.hasOwn(checks, params.check) ? checks[params.check] : undefined;
    if (!found) return notFound(response);
    response.status(found.state === 'failing' ? 503 : 200).json(found);
  });
  for (const router of routers) app.use(router);
  return serve(app);
}

/** Answers every other path with 404, and hides errors. */
export function serve(app: Express): Http {
  app.use((_request, response) => notFound(response));
  app.use(hideErrors);
  return listen(app);
}

/**
 * Refuses requests from other websites in the same browser, even if a website's host name resolves to this machine.
 * For a server that listens only on this machine.
 */
export const onlyThisMachine: RequestHandler = (request, response, next) => {
  if (isFromThisMachine(request)) next();
  else response.status(403).json({ error: 'only for this machine' });
};

/** Whether a request names this machine as its host, and doesn't come from another website. */
export function isFromThisMachine({ headers }: { headers: { host?: string; origin?: string } }): boolean {
  const { host = '', origin } = headers;
  return loopback.includes(host.replace(/:\d+$/, '')) && (!origin || origin === `http://${host}`);
}

/** The names of this machine in URLs. */
const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Whether a server with this host can be reached only from this machine. */
export function isLoopback(host: string | undefined): boolean {
  return host !== undefined && [...loopback, '::1'].includes(host);
}

function notFound(response: Response): void {
  response.status(404).json({ error: 'not found' });
}

/** Answers with a status and a short text, because clients must not see a stack trace. */
const hideErrors: ErrorRequestHandler = (error, _request, response, _next) => {
  const status =
    typeof error?.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : 500;
  response
    .status(status)
    .json({ error: status === 413 ? 'too large' : status < 500 ? 'bad request' : 'failed' });
};

function listen(app: Express): Http {
  let server: Server | null = null;
  return {
    start: ({ host, port }) =>
      new Promise((resolve, reject) => {
        const starting = host ? app.listen(port, host) : app.listen(port);
        server = starting;
        starting.once('error', reject);
        starting.once('listening', () => {
          const address = starting.address();
          resolve(typeof address === 'object' && address ? address.port : port);
        });
      }),
    stop: (patience) =>
      new Promise((resolve) => {
        if (!server) return resolve();
        // Without this timer, a client that never finishes its request would keep the server from stopping.
        const over = setTimeout(() => server?.closeAllConnections(), patience);
        server.close(() => {
          clearTimeout(over);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
