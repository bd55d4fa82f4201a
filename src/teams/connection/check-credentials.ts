import {
  askPlatform,
  type CheckedPlatform,
  saysUnreachable,
  saysUnreadable,
} from '../../checks/ask-platform.ts';
import { note, ok, wrong } from '../../checks/finding.ts';
import type { Clock } from '../../clock.ts';
import type { TeamsSettings } from '../../config.ts';
import { loginUrl, refusalCode, tokenAnswer, toTokenRequest } from './token-sources.ts';

const who = 'Microsoft';
const statusPage = 'https://azure.status.microsoft';

/** What to do, by the error's number. Source: Microsoft Entra, "Authentication and authorization error codes". */
const fixes: [code: RegExp, fix: string][] = [
  [
    /^AADSTS(7000215|7000222|7000216)$/,
    'Create a new client secret (in the Azure Bot under Configuration, Manage Password, or with “teams app auth secret create”) and set MICROSOFT_APP_PASSWORD to its Value.',
  ],
  [
    /^AADSTS(700016|90002|90023|900023)$/,
    'Set MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID to the values in the Azure Bot, under Configuration.',
  ],
];
const otherFix =
  'Compare MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD, and MICROSOFT_APP_TENANT_ID with the Azure Bot, under Configuration.';

/** Asks Microsoft for a token, as the bot does before its first message. @param login replaces `loginUrl` in tests */
export async function checkTeams(
  settings: TeamsSettings,
  clock: Clock,
  login = loginUrl,
): Promise<CheckedPlatform> {
  if (!settings.password) {
    return {
      finding: note(
        'A managed identity has no password to check. The log says if Microsoft refuses the bot.',
      ),
      reading: null,
    };
  }
  const { url, body } = toTokenRequest(settings, login);
  try {
    const { json, status, reading } = await askPlatform(who, clock, url, { body });
    const said = tokenAnswer.safeParse(json);
    if (!said.success) return { finding: saysUnreadable(who, status, statusPage), reading };
    if ('access_token' in said.data)
      return { finding: ok('Microsoft gives the bot a token for Teams.'), reading };
    const code = refusalCode(said.data);
    const fix = fixes.find(([pattern]) => pattern.test(code))?.[1] ?? otherFix;
    return {
      finding: wrong(
        `Microsoft refuses the bot's credentials for Teams: ${code}.`,
        `${fix} Then restart Migration Desk.`,
      ),
      reading,
    };
  } catch (error) {
    return { finding: saysUnreachable(who, login, error, statusPage), reading: null };
  }
}
