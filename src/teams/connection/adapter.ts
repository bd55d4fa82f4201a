import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import type { Activity } from 'botbuilder';
import type { TeamsSettings } from '../../config.ts';
import type { Connection } from './settings.ts';

/** Checks the tokens of requests from Teams. teams-ai's adapter does nothing else here: it sends nothing. */
export class Adapter extends TeamsAdapter {
  /** @throws Error without an app id or a tenant id, because botbuilder accepts every request if the app id is empty */
  constructor({ appId, tenantId }: Pick<TeamsSettings, 'appId' | 'tenantId'>, connection?: Connection) {
    if (!appId || !tenantId) throw new Error('Teams needs an app id and a tenant id');
    super(typeof connection === 'object' ? connection.authentication : {}, {
      isAuthenticationDisabled: async () => connection === 'anonymous',
      isValidAppId: async (id) => id === appId,
      createCredentials: () => Promise.reject(new Error('Migration Desk sends its requests itself')),
    });
  }

  /**
   * Whether a request is from Teams: its token is valid, for this bot, and for the activity's service URL. Replaces the
   * adapter's own `process`. That method prints refused tokens and keys to the console, and answers some refused tokens
   * with status 500.
   *
   * @param authorization the request's Authorization header
   */
  async accepts(authorization: string, activity: unknown): Promise<boolean> {
    try {
      await this.botFrameworkAuthentication.authenticateRequest(activity as Activity, authorization);
      return true;
    } catch {
      return false;
    }
  }
}
