import { z } from 'zod';
import {
  askPlatform,
  type CheckedPlatform,
  type PlatformAnswer,
  saysUnreachable,
  saysUnreadable,
} from '../../checks/ask-platform.ts';
import { type Finding, note, ok, wrong } from '../../checks/finding.ts';
import type { Clock } from '../../clock.ts';
import type { SlackSettings } from '../../config.ts';
import { scopes } from '../scopes.ts';

const who = 'Slack';
const statusPage = 'https://slack-status.com';

const answerShape = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  team: z.string().optional(),
  user: z.string().optional(),
});

/** Asks Slack whether it takes our tokens, and whether the bot's token has every scope. */
export async function checkSlack(settings: SlackSettings, clock: Clock): Promise<CheckedPlatform> {
  const answer = await ask(settings, 'auth.test', settings.botToken, clock);
  if ('finding' in answer) return answer;
  const { reading } = answer;
  const said = answerShape.safeParse(answer.json);
  if (!said.success) return { finding: saysUnreadable(who, answer.status, statusPage), reading };
  const { error, team, user } = said.data;
  if (error) return { finding: saysRefused(error), reading };
  const lacking = missingScopes(answer.headers.get('x-oauth-scopes'));
  if (lacking === null) {
    return {
      finding: note(`Slack takes the token (${user} in ${team}), but doesn't say which scopes it has.`),
      reading,
    };
  }
  const needed = lacking.filter((scope) => !isForLooking(scope));
  if (needed.length > 0) {
    return {
      finding: wrong(
        `The token lacks the scopes ${needed.join(', ')}.`,
        "In the app's settings, open App Manifest, paste the manifest of this release (with your host), save, and reinstall the app. Then copy the new token to SLACK_BOT_TOKEN.",
      ),
      reading,
    };
  }
  const fault = settings.mode === 'socket' ? await checkAppToken(settings, clock) : null;
  if (lacking.length > 0 && !fault) {
    return {
      finding: note(
        `Slack takes the token (${user} in ${team}), which lacks ${lacking.join(', ')}. Everything works, but after a crash, a message may appear twice.`,
      ),
      reading,
    };
  }
  return {
    finding: fault ?? ok(`Slack takes the token (${user} in ${team}), which has all scopes.`),
    reading,
  };
}

/** Resolves to what is wrong with the token for Socket Mode, if anything. */
async function checkAppToken(
  settings: Extract<SlackSettings, { mode: 'socket' }>,
  clock: Clock,
): Promise<Finding | null> {
  const answer = await ask(settings, 'apps.connections.open', settings.appToken, clock);
  if ('finding' in answer) return answer.finding;
  const said = answerShape.safeParse(answer.json);
  if (!said.success) return saysUnreadable(who, answer.status, statusPage);
  if (!said.data.error) return null;
  return wrong(
    `Slack refuses SLACK_APP_TOKEN: ${said.data.error}.`,
    "In the app's settings, open Basic Information, App-Level Tokens, and generate a token with the scope connections:write. Set SLACK_APP_TOKEN to it, and restart Migration Desk.",
  );
}

async function ask(
  { apiUrl }: SlackSettings,
  method: string,
  token: string,
  clock: Clock,
): Promise<PlatformAnswer | CheckedPlatform> {
  const headers = { authorization: `Bearer ${token}` };
  try {
    return await askPlatform(who, clock, `${apiUrl}${method}`, { headers, body: new URLSearchParams() });
  } catch (error) {
    return { finding: saysUnreachable(who, apiUrl, error, statusPage), reading: null };
  }
}

function saysRefused(error: string): Finding {
  return wrong(
    `Slack refuses SLACK_BOT_TOKEN: ${error}.`,
    "In the app's settings, open OAuth & Permissions, copy the Bot User OAuth Token (reinstall the app if there is none), set SLACK_BOT_TOKEN to it, and restart Migration Desk.",
  );
}

/** Whether the bot needs a scope only to look for its own messages after a crash. A company may refuse that. */
function isForLooking(scope: string): boolean {
  return scope.endsWith(':history');
}

/** Returns the scopes that a token lacks, or null if Slack didn't say which ones it has. */
function missingScopes(granted: string | null): string[] | null {
  if (granted === null) return null;
  const has = granted.split(',').map((scope) => scope.trim());
  return scopes.filter((scope) => !has.includes(scope));
}
