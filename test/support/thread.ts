import { dana, migrations, type useDesk } from './desk.ts';

/** A private answer. */
export interface ThreadAnswer {
  text: string;
  /** The label and the command of each button. */
  buttons: [string, string][];
}

/** The first message of the thread of the first ticket in the channel. */
export async function firstThread(desk: ReturnType<typeof useDesk>): Promise<string> {
  const [headline] = (await desk.posted(migrations)).filter(({ bot_id }) => bot_id);
  return headline?.ts ?? '';
}

/** Mentions the bot in a thread as Dana, and returns its private answer. */
export async function writeInThread(
  { slack }: ReturnType<typeof useDesk>,
  words: string,
  thread_ts: string,
): Promise<ThreadAnswer> {
  const answers = () => slack.messages(migrations).filter(({ ephemeralTo }) => ephemeralTo === dana);
  const before = answers().length;
  await slack.say({ user: dana, channel: migrations, text: `@migration_desk ${words}`, thread_ts });
  const { text, blocks = [] } = await slack.until(() => answers()[before]);
  const elements = (blocks as { type: string; elements?: { text?: { text: string }; value?: string }[] }[])
    .filter(({ type }) => type === 'actions')
    .flatMap((block) => block.elements ?? []);
  return {
    text: String(text),
    buttons: elements.map(({ text: label, value }) => [label?.text ?? '', value ?? '']),
  };
}
