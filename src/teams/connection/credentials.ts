import { within } from '../../within.ts';
import type { StandIn } from './settings.ts';

type Credentials = StandIn['credentials'];

/**
 * Credentials that give up on a token after `limit` ms: Microsoft's own client waits for one without end. A request whose
 * token comes later than that is never made, so whoever repeats it makes it once.
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
