import type { DefaultAzureCredential } from '@azure/identity';
import { z } from 'zod';
import { systemClock } from '../../clock.ts';
import type { TeamsSettings } from '../../config.ts';
import { NoToken } from './errors.ts';
import type { TokenSource } from './tokens.ts';

/** Where Microsoft gives out tokens. */
export const loginUrl = 'https://login.microsoftonline.com';

/** What the bot's token is for. See docs/teams.md, "Tokens". */
const scope = 'https://api.botframework.com/.default';

/** Microsoft's error codes that mean that the app, its secret, or its tenant is wrong. */
const refusals = [
  ...['invalid_client', 'unauthorized_client', 'invalid_request', 'invalid_grant', 'invalid_scope'],
  ...['invalid_resource', 'access_denied', 'invalid_tenant'],
];

/** What Microsoft answers to a request for a token. */
export const tokenAnswer = z.union([
  // Microsoft always says how long a token is valid, in seconds. A proxy in between may not.
  z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive().catch(600) }),
  z.object({ error: z.string(), error_description: z.string().catch('') }),
]);

/** Builds the request for a token. @param login replaces `loginUrl` in tests */
export function toTokenRequest({ appId, password, tenantId }: TeamsSettings, login = loginUrl) {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: password ?? '',
    scope,
  });
  return { url: `${login}/${tenantId}/oauth2/v2.0/token`, body };
}

/** Returns Microsoft's number for a refusal, which its documentation explains, or else the general code. */
export function refusalCode({
  error,
  error_description,
}: {
  error: string;
  error_description: string;
}): string {
  return /AADSTS\d+/.exec(error_description)?.[0] ?? error;
}

/** Fetches tokens with the bot's client secret. */
function fromSecret(settings: TeamsSettings, login?: string): TokenSource {
  const { url, body } = toTokenRequest(settings, login);
  return async (signal) => {
    const answer = await fetch(url, { method: 'POST', body, signal, redirect: 'manual' });
    const said = tokenAnswer.safeParse(await answer.json().catch(() => null)).data;
    if (!said) throw new NoToken(`HTTP ${answer.status}`);
    if ('access_token' in said) return { value: said.access_token, lifetime: said.expires_in };
    throw new NoToken(refusalCode(said), { isRefusal: refusals.includes(said.error) });
  };
}

/** Fetches tokens from Azure for a bot that has a managed identity instead of a secret. */
function fromManagedIdentity({ appId }: TeamsSettings): TokenSource {
  let azure: Promise<DefaultAzureCredential> | undefined;
  async function load(): Promise<DefaultAzureCredential> {
    const { DefaultAzureCredential } = await import('@azure/identity');
    return new DefaultAzureCredential({ managedIdentityClientId: appId });
  }
  return async (abortSignal) => {
    azure ??= load();
    const { token, expiresOnTimestamp } = await (await azure).getToken(scope, { abortSignal });
    return { value: token, lifetime: (expiresOnTimestamp - systemClock.now().getTime()) / 1_000 };
  };
}

export function createTokenSource(settings: TeamsSettings, login?: string): TokenSource {
  return settings.type === 'UserAssignedMSI' ? fromManagedIdentity(settings) : fromSecret(settings, login);
}
