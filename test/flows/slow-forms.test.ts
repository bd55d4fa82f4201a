import { beforeEach, expect, test } from 'vitest';
import type { SlackMessage } from '../../src/playground/slack/platform.ts';
import { dana, migrations, openLine, useDesk } from '../support/desk.ts';
import { holdDatabase } from '../support/process-hold.ts';

// After this time, in ms, an answer counts as slow. The time is short, so “Saving…” appears before a statement times
// out.
const desk = useDesk({ askWithin: 1_500 });

beforeEach(async () => {
  await desk.say(dana, openLine);
});

/** Waits for the private answer with this text. */
function told(text: string): Promise<SlackMessage> {
  return desk.slack.until(() => desk.slack.messages(migrations).find((each) => each.text.includes(text)));
}

test('shows “Saving…” in a slow form, and then the outcome', async () => {
  await desk.sayForForm(dana, 'note 1');
  const release = await holdDatabase(desk.database);
  const sent = await desk.slack.submit({ user: dana, values: { text: 'slow but sure' } });
  expect(sent.outcome).toBe('updated');
  expect(JSON.stringify(desk.slack.views.top(dana))).toContain('Saving…');
  await release();
  await desk.slack.until(() => JSON.stringify(desk.slack.views.top(dana)).includes('Done.'));
  expect(await told('Added a note to Acme Corp (MIG-1).')).toMatchObject({ ephemeralTo: dana });
  await desk.slack.raw(sent.sent.body, sent.sent.headers);
  await desk.app.drain();
  expect(await desk.database.client.event.count({ where: { type: 'note' } })).toBe(1);
});

test('shows why a slow form was refused, in the form and in the channel', async () => {
  await desk.sayForForm(dana, 'hold 1');
  await desk.say(dana, 'cancel 1 customer withdrew');
  const release = await holdDatabase(desk.database);
  const sent = await desk.slack.submit({ user: dana, values: { until: '2026-12-01', reason: 'freeze' } });
  expect(sent.outcome).toBe('updated');
  await release();
  await desk.slack.until(() => JSON.stringify(desk.slack.views.top(dana)).includes('is canceled'));
  expect(await told('Reopen it to work on it again')).toMatchObject({ ephemeralTo: dana });
});

test('answers in the channel if the person closes a slow form', async () => {
  await desk.sayForForm(dana, 'note 1');
  const release = await holdDatabase(desk.database);
  await desk.slack.submit({ user: dana, values: { text: 'went away' } });
  await desk.slack.close(dana);
  await release();
  expect(await told('Added a note to Acme Corp (MIG-1).')).toMatchObject({ ephemeralTo: dana });
});
