import { TeamsAdapter } from '@microsoft/teams-ai/lib/TeamsAdapter.js';
import {
  type Activity,
  ConfigurationServiceClientCredentialFactory,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { TeamsSettings } from '../../config.ts';
import type { Logger } from '../../logger.ts';
import { anonymous } from './anonymous.ts';
import { limitCredentials } from './credentials.ts';
import { createHttpClient } from './http-client.ts';
import { type Connection, type StandIn, toAuthentication } from './settings.ts';

/** teams-ai's adapter. Sends each request once, and refuses activities without a valid token. */
export class Adapter extends TeamsAdapter {
  #logger: Logger;
  readonly credentials: StandIn['credentials'];

  constructor(
    settings: TeamsSettings,
    logger: Logger,
    connection?: Connection,
    httpClient = createHttpClient(),
  ) {
    const standIn = connection === 'anonymous' ? anonymous : connection;
    const authentication = { ...toAuthentication(settings), ...standIn?.authentication };
    const credentials = limitCredentials(
      standIn?.credentials ?? new ConfigurationServiceClientCredentialFactory(authentication),
    );
    super(authentication, credentials, undefined, { httpClient });
    this.#logger = logger;
    this.credentials = credentials;
    this.onTurnError = async (_context, error) => logger.error({ err: error }, 'an activity failed');
  }

  /**
   * Handles an activity. Replaces the adapter's own `process`. That method prints refused tokens and keys to the
   * console, and answers some refused tokens with status 500.
   *
   * @param authorization the request's Authorization header
   */
  async receive(
    authorization: string,
    body: unknown,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse> {
    const activity = body as Activity;
    let request: Awaited<ReturnType<typeof this.botFrameworkAuthentication.authenticateRequest>>;
    try {
      request = await this.botFrameworkAuthentication.authenticateRequest(activity, authorization);
    } catch {
      this.#logger.warn('refused an activity without a valid token');
      return { status: 401 };
    }
    return (await this.processActivity(request, activity, logic)) ?? { status: 200 };
  }
}
