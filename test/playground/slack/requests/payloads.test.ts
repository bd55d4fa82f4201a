import { expect, test } from 'vitest';
import { createSlackPlatform } from '../../../../src/playground/slack/platform.ts';
import { createSilentBot } from '../silent-bot.ts';

test('names the organization in requests on Enterprise Grid', async () => {
  const bot = await createSilentBot();
  const enterprise = { id: 'E0ORG', name: 'Rackspace' };
  const platform = createSlackPlatform({ botUrl: () => bot.url, enterprise });
  await platform.start();
  const fields = { team_id: 'T0OTHER' };
  await platform.command({ user: 'U0DANA', channel: 'C0MIGR', command: '/migration', fields });
  expect(bot.lastForm()).toMatchObject({
    enterprise_id: 'E0ORG',
    enterprise_name: 'Rackspace',
    team_id: 'T0OTHER',
  });
  await platform.stop();
  await bot.stop();
});
