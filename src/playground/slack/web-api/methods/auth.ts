import { ApiError } from '../../api-error.ts';
import { defineMethod } from './method.ts';

export const apiTest = defineMethod(
  '',
  (_workspace, { token: _secret, ...args }) => {
    if (typeof args.error === 'string') throw new ApiError(args.error, { args });
    return { args };
  },
  'none',
);

export const authTest = defineMethod('', ({ base, team, bot, enterprise }) => ({
  url: `${base()}/`,
  team: 'Migration Desk',
  user: bot.name,
  team_id: team.id,
  user_id: bot.userId,
  bot_id: bot.botId,
  ...(enterprise ? { enterprise_id: enterprise.id } : {}),
  is_enterprise_install: false,
}));

/** Returns a WebSocket URL for Socket Mode. */
export const appsConnectionsOpen = defineMethod(
  '',
  ({ base, bot, tickets }) => {
    const ticket = crypto.randomUUID();
    tickets.add(ticket);
    return { url: `${base().replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${bot.appId}` };
  },
  'app',
);
