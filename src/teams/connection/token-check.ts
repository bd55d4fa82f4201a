import { createCredentialCheck } from '../../commands/credential-check.ts';
import type { Condition } from '../../condition.ts';
import { NoToken } from './errors.ts';
import type { Tokens } from './tokens.ts';

const remedy =
  'Check MICROSOFT_APP_ID, MICROSOFT_APP_TENANT_ID, and MICROSOFT_APP_PASSWORD. In Azure, see whether the app registration exists and its client secret is still valid.';

/**
 * Creates a check that fetches the token with which the bot posts to Teams.
 * @param tokens null for a connection without tokens
 */
export function createTokenCheck(tokens: Tokens | null): () => Promise<Condition> {
  return createCredentialCheck({
    title: 'Teams',
    ask: async () => tokens?.get(),
    refusalOf: (error) => (error instanceof NoToken && error.isRefusal ? error.code : undefined),
    remedy,
  });
}
