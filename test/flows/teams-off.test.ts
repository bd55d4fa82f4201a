import { expect, test } from 'vitest';
import { createSlackPlatform } from '../../src/playground/slack/platform.ts';
import { createFolder, startBot } from '../support/process.ts';

test('serves no Teams endpoint and loads no Teams packages unless Teams is configured', async () => {
  const folder = createFolder();
  const slack = createSlackPlatform();
  await slack.start();
  // Makes Node print the name of every module that it loads.
  const bot = await startBot(slack, { MD_DATA_DIR: folder.path, NODE_DEBUG: 'esm' });
  const answer = await fetch(`${bot.url}/api/messages`, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(404);
  bot.kill('SIGTERM');
  const { stderr } = await bot.ended;
  expect(stderr).toContain('@slack/bolt');
  expect(stderr).not.toMatch(/botbuilder|teams-ai/);
  await slack.stop();
  folder.remove();
});
