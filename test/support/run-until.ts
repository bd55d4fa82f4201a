import type { TestDesk } from './desk.ts';

/** Moves the clock to a moment, and runs the jobs at each moment on the way when one of them has work. */
export async function runUntil(desk: TestDesk, moment: string): Promise<void> {
  const end = new Date(moment);
  for (;;) {
    const next = await desk.app.nextDue(desk.clock.now());
    if (!next || next > end) break;
    await desk.tickAt(next);
  }
  await desk.tickAt(end);
}

/** The id of a person's conversation with the bot. All owed messages are sent first. */
export async function conversationOf(desk: TestDesk, user: string): Promise<string> {
  await desk.app.drain();
  const found = [...desk.slack.channels.values()].find((channel) => channel.isIm && channel.user === user);
  if (!found) throw new Error(`${user} got no message`);
  return found.id;
}
