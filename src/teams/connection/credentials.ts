import { within } from '../../within.ts';
import type { StandIn } from './settings.ts';

type Credentials = StandIn['credentials'];

/**
 * Stops waiting for a token after `limit` ms. Microsoft's own client would wait forever. A request without a token is never
 * sent, so it's safe to repeat.
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
