import type { PlannedLine } from '../../src/playground/seed/plan.ts';
import { dana, lee, sam, type TestDesk } from './desk.ts';
import { sendSheet } from './send-sheet.ts';

/** The people of the seed data, by name. */
export const people = { dana, sam, lee };

/** Sends all lines, each at its moment. Returns the commands that changed nothing, with their answers. */
export async function play(desk: TestDesk, plan: PlannedLine[]) {
  const refused: { text: string; answer: string }[] = [];
  let rows = 0;
  for (const line of plan) {
    await passTime(desk, line.at);
    const user = people[line.who];
    const channel = channelOf(desk, user, line.channel);
    if (!line.noun && !line.file) {
      await desk.slack.say({ user, channel, text: line.text });
      continue;
    }
    const answer = line.file
      ? (await sendSheet(desk, { user, name: line.file.name, content: await line.file.write() }, line.text))
          .text
      : await desk.say(user, line.text, { channel, command: `/${line.noun}` }).then(
          (told) => told.text,
          () => 'none, or a form',
        );
    const after = await countRows(desk);
    if (after !== rows + 1) refused.push({ text: line.text, answer });
    rows = after;
  }
  return refused;
}

/** Moves the clock, and runs the jobs at the start and end of each business day. */
export async function passTime(desk: TestDesk, to: Date): Promise<void> {
  const { localDay, at, nextBusinessDay } = desk.app.desk.calendar;
  const from = desk.clock.now();
  for (let day = localDay(from); day <= localDay(to); day = nextBusinessDay(day)) {
    for (const moment of [at(day, '09:00'), at(day, '17:00')]) {
      if (moment <= from || moment > to) continue;
      desk.clock.set(moment.toISOString());
      await desk.app.tick();
      await desk.app.drain();
    }
  }
  desk.clock.set(to.toISOString());
}

/** Counts events, people with a role, and two kinds of settings. Each command of the seed data must add exactly one. */
async function countRows({ database: { client } }: TestDesk): Promise<number> {
  const events = await client.event.count({ where: { actorId: { not: null } } });
  const roles = await client.person.count({ where: { role: { not: null } } });
  return events + roles + (await client.subscription.count()) + (await client.digestSchedule.count());
}

/** The id of a channel. `desk` is the person's conversation with the bot. */
export function channelOf({ slack }: TestDesk, user: string, name: string): string {
  const found = [...slack.channels.values()].find((channel) =>
    name === 'desk'
      ? channel.isIm && channel.user === user && channel.members.has(slack.bot.userId)
      : channel.name === name,
  );
  if (!found) throw new Error(`no channel ${name}`);
  return found.id;
}
