import { readSheets } from '../../src/sheets/read-sheet.ts';
import { dana, type TestDesk } from './desk.ts';
import { directWith } from './direct.ts';
import { shownText } from './shown-text.ts';

/** A file that a person sends. Absent: Dana sends it, as `acme.csv`. */
export interface SentContent {
  content: string | Uint8Array;
  name?: string;
  user?: string;
}

/** What the bot answered to a file. */
export interface SheetAnswer {
  text: string;
  /** The conversation. */
  channel: string;
  /** The files that came with the answer. */
  files: { name: string; content: Buffer }[];
}

const header =
  'Old address,New address,New mailbox exists (yes/no),Credentials sent (yes/no),Size in GB,Notes';

/** A sheet of mailboxes as CSV. Each row has six cells. */
export function csv(...rows: string[]): string {
  return [header, ...rows].join('\n');
}

/** Sends a file to the bot in a person's direct messages, and waits for the answer. */
export async function sendSheet(
  desk: TestDesk,
  { content, name = 'acme.csv', user = dana }: SentContent,
  words = 'mailboxes 1 upload',
): Promise<SheetAnswer> {
  const { slack } = desk;
  const channel = await directWith(desk, user);
  const answers = () => slack.messages(channel).filter(({ bot_id, files }) => bot_id && !files);
  const before = answers().length;
  const known = new Set(slack.files.keys());
  await slack.say({ user, channel, text: words, files: [{ name, content: Buffer.from(content) }] });
  const message = await slack.until(() => answers()[before]);
  const files = [...slack.files.values()].filter(
    (file) => file.user === slack.bot.userId && file.channels.includes(channel) && !known.has(file.id),
  );
  return { text: shownText(message), channel, files };
}

/** Reads the first sheet of a workbook that the bot sent. */
export async function rowsOf({ name, content }: { name: string; content: Buffer }): Promise<string[][]> {
  const [sheet] = await readSheets({ name, bytes: content });
  return sheet!.rows;
}
