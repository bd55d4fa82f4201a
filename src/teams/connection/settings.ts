import type { TeamsAdapter } from '@microsoft/teams-ai';
import type { TeamsSettings } from '../../config.ts';

type Constructed = ConstructorParameters<typeof TeamsAdapter>;

/**
 * Replaces Microsoft's services in tests, and in the playground. Contains other addresses, and the bot's credentials.
 */
export interface StandIn {
  authentication: NonNullable<Constructed[0]>;
  credentials: NonNullable<Constructed[1]>;
}

/**
 * How the bot and Teams authenticate without Microsoft's services. `anonymous` means no authentication. It's only for
 * the playground (see `anonymous.ts`), and no configuration turns it on.
 */
export type Connection = StandIn | 'anonymous';

/** Returns the adapter's settings. @throws Error without an app id, because an empty app id would let everybody in */
export function toAuthentication({ appId, password, tenantId, type }: TeamsSettings): Record<string, string> {
  if (!appId || !tenantId) throw new Error('Teams needs an app id and a tenant id');
  return {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password ?? '',
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: type === 'UserAssignedMSI' ? 'UserAssignedMsi' : type,
  };
}
