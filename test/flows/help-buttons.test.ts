import { expect, test } from 'vitest';
import { subcommands } from '../../src/commands/table.ts';
import type { UserReply } from '../../src/playground/slack/platform.ts';
import { dana, lee, migrations, useDesk } from '../support/desk.ts';
import { pressablesIn } from '../support/form-labels.ts';

const desk = useDesk();

/** Presses every button of an answer. Returns the commands of those that were answered with a fault. */
async function faultsBehind(user: string, reply: UserReply): Promise<string[]> {
  const faults: string[] = [];
  for (const { label, command } of pressablesIn(reply.body.blocks)) {
    const before = desk.slack.views.top(user)?.id;
    const count = desk.slack.replies.length;
    await desk.slack.press({ user, reply, label });
    const opened = () => (desk.slack.views.top(user)?.id ?? before) !== before;
    await desk.slack.until(() => opened() || desk.slack.replies.length > count);
    if (opened()) continue;
    // A fault says in its first line what is wrong.
    const [says = ''] = String(desk.slack.replies[count]?.body.text).split('\n');
    if (/is missing|isn't|can't|only leads|only in a channel|went wrong/i.test(says))
      faults.push(`${command}: ${says}`);
  }
  return faults;
}

test.each([
  ['someone', dana, migrations],
  ['a lead', lee, migrations],
  ['someone in a direct message', dana, 'D0DANA'],
])('no button in an answer of help leads to a fault: for %s', async (_, user, channel) => {
  const overall = await desk.say(user, 'help', { channel });
  const labels = pressablesIn(overall.reply.body.blocks).map(({ label }) => label);
  expect(labels.length).toBeGreaterThan(5);
  expect(labels).not.toContain('Bulk');
  expect(labels.includes('Role…')).toBe(user === lee);
  expect(labels.includes('Subscribe')).toBe(channel === migrations);
  expect(await faultsBehind(user, overall.reply)).toEqual([]);
  for (const { name } of subcommands.filter((subcommand) => subcommand.name !== '')) {
    const { reply } = await desk.say(user, `help ${name}`, { channel });
    expect([name, await faultsBehind(user, reply)]).toEqual([name, []]);
  }
});
