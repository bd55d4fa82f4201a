import { within } from '../../within.ts';
import type { StandIn } from './settings.ts';

type Credentials = StandIn['credentials'];

/**
 * Stops waiting for a token after `limit` ms, because Microsoft's client would wait forever. The failed request is safe
 * to repeat, because it wasn't sent.
 */
export function limitCredentials(credentials: Credentials, limit = 10_000): Credentials {
  return {
    isValidAppId: (appId) => credentials.isValidAppId(appId),
    isAuthenticationDisabled: () => credentials.isAuthenticationDisabled(),
    async createCredentials(...about) {
      const given = await credentials.createCredentials(...about);
      return { signRequest: (request) => within(limit, given.signRequest(request)) };
    },
  };
}
