import type { TeamsAdapter } from '@microsoft/teams-ai';
import type { TeamsSettings } from '../../config.ts';

type Constructed = ConstructorParameters<typeof TeamsAdapter>;

/** What stands in the place of Microsoft's own services, in tests: its addresses, and who gives the bot its token. */
export interface StandIn {
  authentication: NonNullable<Constructed[0]>;
  credentials: NonNullable<Constructed[1]>;
}

/**
 * How the bot and Teams know each other, where that is not by Microsoft's own services. `anonymous` is not at all: for the
 * playground alone, see `anonymous.ts`. No configuration leads to it.
 */
export type Connection = StandIn | 'anonymous';

/** @throws Error without an app id: an empty one would let everybody in */
export function toAuthentication({ appId, password, tenantId, type }: TeamsSettings): Record<string, string> {
  if (!appId || !tenantId) throw new Error('Teams needs an app id and a tenant id');
  return {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password ?? '',
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: type === 'UserAssignedMSI' ? 'UserAssignedMsi' : type,
  };
}
