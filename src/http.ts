import type { Server } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type IRouter } from 'express';
import { collectDefaultMetrics, type Registry } from 'prom-client';
import { within } from './within.ts';

/**
 * Health checks by name. A check resolves to null, or to a description of the problem. A check that rejects counts as a
 * problem, too.
 */
export type Checks = Record<string, () => Promise<string | null>>;

/** How long a health check may take, in ms. */
const checkWithin = 1_000;

export interface Http {
  /** Starts listening. Resolves to the port number. */
  start(options: { host: string | undefined; port: number }): Promise<number>;
  /** Accepts no new connections and closes idle ones. Closes the other connections after `patience` ms. */
  stop(patience: number): Promise<void>;
}

/**
 * The HTTP server: health, readiness, metrics, and the routes of the chat platforms. The server parses no request
 * bodies itself, because Slack's signature covers the raw body.
 */
export function createHttp({
  routers,
  checks,
  registry,
}: {
  routers: IRouter[];
  checks: Checks;
  registry: Registry;
}): Http {
  const app = express();
  app.disable('x-powered-by');
  collectDefaultMetrics({ register: registry });
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', async (_request, response) => {
    const found = await runChecks(checks);
    const ready = Object.values(found).every((state) => state === 'ok');
    response.status(ready ? 200 : 503).json(found);
  });
  app.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  for (const router of routers) app.use(router);
  app.use((_request, response) => {
    response.status(404).json({ error: 'not found' });
  });
  app.use(hideErrors);
  return listen(app);
}

async function runChecks(checks: Checks): Promise<Record<string, string>> {
  const entries = Object.entries(checks).map(async ([name, check]) => {
    const problem = await within(checkWithin, check()).catch(() => 'not responding');
    return [name, problem ?? 'ok'] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
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
