import type { WebClient } from '@slack/web-api';
import { createCredentialCheck } from '../../commands/credential-check.ts';
import { type Condition, failing } from '../../condition.ts';
import type { IdentityKeeper } from '../people/identity.ts';
import { slackError } from './errors.ts';

/** Slack's errors that mean that the token doesn't work anymore. */
export const tokenErrors = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
];

const remedy =
  "Check SLACK_BOT_TOKEN. On the Slack app's page, see whether the app is still installed in the workspace, and install it again if it isn't.";

/** Creates a check that asks Slack from time to time whether it still accepts the bot's token. */
export function createTokenCheck(
  client: WebClient,
  identity: Pick<IdentityKeeper, 'confirmed' | 'refusal'>,
): () => Promise<Condition> {
  let wasAsked = false;
  const check = createCredentialCheck({
    title: 'Slack',
    async ask() {
      // Slack has just confirmed the identity, which is the first answer.
      if (wasAsked) await client.auth.test();
      wasAsked = true;
    },
    refusalOf(error) {
      const code = slackError(error);
      return code && tokenErrors.includes(code) ? code : undefined;
    },
    remedy,
  });
  return async () => {
    if (identity.confirmed()) return check();
    const code = identity.refusal();
    if (code) return failing(`Slack refuses the bot's token (${code}).`, remedy);
    return failing('auth.test has not answered yet.', 'Wait. If it stays, see whether Slack has an outage.');
  };
}
