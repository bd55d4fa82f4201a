import type { TestDesk } from './desk.ts';

/** Opens a person's direct messages with the bot, and returns the id of the conversation. */
export async function directWith({ slack }: TestDesk, user: string): Promise<string> {
  await slack.openHome(user);
  return [...slack.channels.values()].find(
    ({ isIm, members }) => isIm && members.has(user) && members.has(slack.bot.userId),
  )!.id;
}
