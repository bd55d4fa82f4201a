import type { Server } from 'node:http';
import express, { type ErrorRequestHandler, type Express, type IRouter } from 'express';
import { collectDefaultMetrics, type Registry } from 'prom-client';
import { within } from './within.ts';

/** Parts of the product that can be unwell, and what they say when they are; null: well. Rejecting is unwell too. */
export type Checks = Record<string, () => Promise<string | null>>;

/** How long a part may take to say how it is, in ms. */
const checkWithin = 1_000;

export interface Http {
  /** Listens, and resolves to the port. */
  start(options: { host: string | undefined; port: number }): Promise<number>;
  /** Takes no new connections, ends those that are idle, and after `patience` ms the others too. */
  stop(patience: number): Promise<void>;
}

/** The HTTP surface: health, readiness and metrics, and what the platforms mount. No body parser is global. */
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
    const problem = await within(checkWithin, check()).catch(() => 'does not answer');
    return [name, problem ?? 'ok'] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Nobody outside sees a stack. */
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
        // A client that never ends its request must not keep us from ending.
        const over = setTimeout(() => server?.closeAllConnections(), patience);
        server.close(() => {
          clearTimeout(over);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
