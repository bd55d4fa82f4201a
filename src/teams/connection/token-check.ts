import { createCredentialCheck } from '../../commands/credential-check.ts';
import type { Condition } from '../../condition.ts';
import type { TeamsSettings } from '../../config.ts';
import type { StandIn } from './settings.ts';

type Credentials = StandIn['credentials'];

/** The audience of the bot's token. See docs/teams.md, "Tokens". */
export const audience = 'https://api.botframework.com';

/** Microsoft's error codes that mean that the app, its secret, or its tenant is wrong. */
const refusals = [
  ...['invalid_client', 'unauthorized_client', 'invalid_request', 'invalid_grant', 'invalid_scope'],
  ...['invalid_resource', 'access_denied', 'invalid_tenant'],
];

const remedy =
  'Check MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID, and MICROSOFT_APP_PASSWORD. In Azure, see whether the app registration exists and its client secret is still valid.';

/** Creates a check that fetches the token with which the bot posts to Teams. The credentials keep a token while it is valid. */
export function createTokenCheck(
  credentials: Credentials,
  { appId, tenantId }: Pick<TeamsSettings, 'appId' | 'tenantId'>,
): () => Promise<Condition> {
  async function fetchToken(): Promise<void> {
    if (await credentials.isAuthenticationDisabled()) return;
    const login = `https://login.microsoftonline.com/${tenantId}`;
    const given = await credentials.createCredentials(appId, audience, login, true);
    // The token goes into the headers of a request that nobody sends.
    await given.signRequest({ headers: { set() {} } } as unknown as Parameters<typeof given.signRequest>[0]);
  }

  return createCredentialCheck({ title: 'Teams', ask: fetchToken, refusalOf, remedy });
}

/** Returns Microsoft's number for the refusal, which its documentation explains, or else the general code. */
function refusalOf(error: unknown): string | undefined {
  const { errorCode, message } = (error ?? {}) as { errorCode?: unknown; message?: unknown };
  const code = refusals.find((one) => one === errorCode);
  return code && (/AADSTS\d+/.exec(String(message))?.[0] ?? code);
}
