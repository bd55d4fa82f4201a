import express from 'express';
import type { Registry } from 'prom-client';
import { type Http, isLoopback, onlyThisMachine, serve } from '../http.ts';

/**
 * The server for operators, on its own port, so that no proxy for the chat platforms shows the metrics to the world.
 * @param host where the server listens. On this machine alone, it also refuses other websites in the same browser.
 */
export function createOpsServer(registry: Registry, host: string): Http {
  const app = express();
  app.disable('x-powered-by');
  if (isLoopback(host)) app.use(onlyThisMachine);
  app.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return serve(app);
}
