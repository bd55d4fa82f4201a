import { expect, test } from 'vitest';
import { dana, lee, openLine, sam, useDesk } from '../support/desk.ts';
import { shownText } from '../support/shown-text.ts';

const desk = useDesk();

const reason = 'the <customer> & we agreed on another plan, '.repeat(20);

/** Every message that was posted or updated in a channel, or sent to a person. */
function sent() {
  return desk.slack.calls.filter(({ method }) => method === 'chat.postMessage' || method === 'chat.update');
}

test('a message in a channel or to a person has a short text for the notification', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  await desk.say(dana, `note 1 ${reason}`);
  await desk.say(lee, 'assign 1 @sam');
  await desk.say(lee, 'nudge 1');
  await desk.say(dana, 'digest now');
  await desk.app.drain();
  expect(new Set(sent().map(({ method }) => method))).toEqual(new Set(['chat.postMessage', 'chat.update']));
  const texts = sent().map(({ body }) => String(body.text));
  expect(texts.filter((text) => text.length > 150)).toEqual([]);
  expect(texts[0]).toMatch(/^Dana Reyes opened a ticket for acme.com: /);
  const note = texts.find((text) => text.includes('customer'));
  expect(note).toMatch(/^acme.com: Dana Reyes noted: the &lt;customer&gt; &amp; we agreed.*…$/);
  expect(await desk.direct(sam)).toContainEqual(
    expect.stringContaining('Lee Park is asking about Acme Corp (MIG-1)'),
  );
});

test('a reply to a command has its whole text, up to 3,000 characters', async () => {
  await desk.say(dana, openLine);
  const told = await desk.say(dana, 'show 1');
  expect(told.text.length).toBeGreaterThan(150);
  expect(told.text).toContain('4 steps left before Discovery');
  const help = await desk.say(dana, 'help set');
  expect(help.text.length).toBeLessThanOrEqual(3_000);
  expect(help.text.endsWith('…')).toBe(true);
  expect(shownText(help.reply.message!).length).toBeGreaterThan(3_000);
});

test('a message whose blocks Slack refuses keeps its whole text, and Slack does not format it', async () => {
  await desk.say(dana, 'subscribe');
  await desk.app.drain();
  desk.slack.faults.failNext('chat.postMessage', 'invalid_blocks');
  await desk.say(dana, openLine.replace('Acme Corp', '*Acme* _Corp_'));
  await desk.app.drain();
  const [posted] = sent().filter(({ ok }) => ok);
  expect(posted?.body).toMatchObject({ mrkdwn: 'false', blocks: [] });
  expect(posted?.body.text).toContain('*Acme* _Corp_');
  expect(posted?.body.text).toContain('Prerequisites (');
  desk.slack.faults.failNext('chat.update', 'invalid_blocks');
  await desk.say(dana, 'note 1 next');
  await desk.app.drain();
  const [updated] = sent().filter(({ ok, method }) => ok && method === 'chat.update');
  expect(updated?.body).toMatchObject({ mrkdwn: 'false', blocks: [] });
  expect(Buffer.byteLength(String(updated?.body.text))).toBeLessThanOrEqual(4_000);
});

test('a message with blocks leaves mrkdwn out', async () => {
  await desk.say(dana, 'subscribe');
  await desk.say(dana, openLine);
  await desk.app.drain();
  expect(sent().some(({ body }) => 'mrkdwn' in body)).toBe(false);
});

test("the menu of a ticket's card runs the chosen command", async () => {
  await desk.say(dana, openLine);
  const shown = await desk.say(dana, 'show 1');
  const controls = (shown.reply.body.blocks as { elements?: { type: string }[] }[]).flatMap(
    ({ elements = [] }) => elements,
  );
  expect(controls.at(-1)).toMatchObject({
    type: 'static_select',
    placeholder: { text: 'More' },
  });
  const history = await desk.press({ user: dana, reply: shown.reply, label: 'More', choose: 'History' });
  expect(history.text).toContain('opened');
  const again = await desk.say(dana, 'show 1');
  await desk.pressForForm({ user: dana, reply: again.reply, value: 'block MIG-1' });
  expect(JSON.stringify(desk.slack.views.top(dana)?.blocks)).toContain('Blocker');
});
