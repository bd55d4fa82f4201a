import { expect, test } from 'vitest';
import { createSlackPlatform } from '../../src/playground/slack/platform.ts';
import { createFolder, startBot } from '../support/process.ts';

test('without Teams its door is closed, and what it needs is not loaded', async () => {
  const folder = createFolder();
  const slack = createSlackPlatform();
  await slack.start();
  // Node writes the name of every module that it loads.
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
