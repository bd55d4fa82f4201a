import express, { Router } from 'express';
import type { Fault } from './faults.ts';

/** Microsoft's token service, from which the bot gets its own token. */
export interface Login {
  /** The fields of each request so far. */
  asked: Record<string, string>[];
  /** What every request gets instead of a token. */
  fault?: Fault;
  /** How long a token is valid, in seconds. */
  lifetime: number;
  /** Resolves when an answer may be sent. */
  ready: Promise<unknown>;
}

/** Creates a token service that gives everyone the same token. */
export function createLogin(token: () => string): Login & { router: Router } {
  const router = Router();
  const login: Login & { router: Router } = {
    asked: [],
    lifetime: 3_600,
    ready: Promise.resolve(),
    router,
  };
  router.post(
    '/login/:tenant/oauth2/v2.0/token',
    express.urlencoded({ extended: false }),
    async (request, response) => {
      login.asked.push({ tenant: request.params.tenant, ...request.body });
      await login.ready;
      const { fault } = login;
      if (fault === 'cut') request.socket.destroy();
      else if (fault) response.status(fault.status).set(fault.headers).send(fault.body);
      else response.json({ token_type: 'Bearer', expires_in: login.lifetime, access_token: token() });
    },
  );
  return login;
}
