import { expect, test } from 'vitest';
import { dana, lee, migrations, openLine, platformChanges, sendAll, useDesk } from '../support/desk.ts';

const desk = useDesk();

async function headlines(channel: string) {
  return (await desk.posted(channel)).filter(({ thread_ts, bot_id }) => bot_id && !thread_ts);
}

/** Opens a ticket, and loses Slack's answer to the headline. */
async function loseAnswer(channel: string): Promise<void> {
  await desk.say(dana, 'subscribe', { channel });
  desk.slack.faults.dropAnswer('chat.postMessage');
  await desk.say(dana, openLine);
  await sendAll(desk);
}

test('a headline whose answer was lost is found, and updated from then on', async () => {
  await loseAnswer(migrations);
  await desk.say(dana, 'assign 1 @lee');
  const [headline, ...more] = await headlines(migrations);
  expect(more).toEqual([]);
  expect(headline!.text).toContain('Lee Park');
});

test('an event whose answer was lost appears once in its thread', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  await desk.posted(migrations);
  desk.slack.faults.dropAnswer('chat.postMessage');
  await desk.say(dana, 'note 1 said once');
  await sendAll(desk);
  const thread = (await desk.posted(migrations)).filter(({ thread_ts }) => thread_ts);
  expect(thread.map(({ text }) => text)).toEqual([expect.stringContaining('said once')]);
});

test("a message to a person whose answer was lost appears once in the person's direct messages", async () => {
  await desk.say(dana, openLine);
  desk.slack.faults.dropAnswer('chat.postMessage');
  await desk.say(dana, 'assign 1 @lee');
  await sendAll(desk);
  expect(await desk.direct(lee)).toHaveLength(1);
});

test('where the bot may not look, the newer headline is kept up to date, and the older one goes once the bot is in the channel', async () => {
  await loseAnswer(platformChanges);
  expect(await headlines(platformChanges)).toHaveLength(2);
  desk.clock.advance(2);
  await desk.app.tick();
  expect(await headlines(platformChanges)).toHaveLength(2);

  await desk.say(dana, 'assign 1 @lee');
  const [older, newer] = await headlines(platformChanges);
  expect(older!.text).not.toContain('Lee Park');
  expect(newer!.text).toContain('Lee Park');

  await desk.slack.invite({ user: dana, channel: platformChanges, invited: desk.slack.bot.userId });
  desk.clock.advance(60);
  await desk.app.tick();
  expect((await headlines(platformChanges)).map(({ ts }) => ts)).toEqual([newer!.ts]);

  desk.slack.calls.length = 0;
  desk.clock.advance(60);
  await desk.app.tick();
  expect(desk.slack.calls.filter(({ method }) => method.endsWith('.history'))).toEqual([]);
});

test('a message that appears late is removed, because it was posted again', async () => {
  await desk.say(dana, 'subscribe');
  desk.slack.faults.failNext('chat.postMessage', { status: 504 });
  await desk.say(dana, openLine);
  await sendAll(desk);
  const [posted] = await headlines(migrations);
  const late = { ...posted!, ts: `${Number(posted!.ts.split('.')[0]) - 1}.000001` };
  desk.slack.messages(migrations).unshift(late);
  desk.clock.advance(2);
  await desk.app.tick();
  expect((await headlines(migrations)).map(({ ts }) => ts)).toEqual([posted!.ts]);
});

test('a lost answer delays nothing else, and the usual way asks Slack for nothing more', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  await desk.say(dana, 'note 1 one');
  await desk.posted(migrations);
  const asked = new Set(desk.slack.calls.map(({ method }) => method));
  expect([...asked].filter((method) => /history|replies|list/.test(method))).toEqual([]);
});
