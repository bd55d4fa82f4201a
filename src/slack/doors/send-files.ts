import { type Card, card, note, text, withCode } from '../../card.ts';
import type { NamedFile } from '../../files/files.ts';
import { externalId } from '../../ids.ts';
import { listWords } from '../../phrase.ts';
import { errorName, slackError } from '../connection/errors.ts';
import { NotUploaded } from '../files.ts';
import { escapeText } from '../text.ts';
import type { Door } from './door.ts';
import type { Way } from './send.ts';

/** A conversation that can get files. */
interface Target {
  /** What the answer calls the conversation: `this thread`. */
  says: string;
  /** Resolves to the id of the conversation. Null if the bot may not post files there. */
  find(): Promise<string | null>;
  thread?: string;
}

/**
 * Sends the files of an answer: to where the person asked, if that is a direct message with the bot or a thread in which the bot
 * may post, and otherwise as a direct message. Returns the answer's card, which then says where the files are, or why Slack didn't
 * take them. Never rejects.
 */
export async function sendFiles(
  door: Door,
  way: Way,
  { card: shown, files = [] }: { card: Card; files?: NamedFile[] },
): Promise<Card> {
  if (files.length === 0) return shown;
  const names = listWords(files.map(({ name }) => name));
  const are = files.length === 1 ? `${names} is` : `The ${files.length} files are`;
  let refusal = '';
  try {
    const uploaded = await Promise.all(files.map(async (file) => ({ id: await door.files.upload(file) })));
    for (const target of targetsOf(door, way, names)) {
      try {
        if (await share(door, target, uploaded)) return withBlock(shown, note(`${are} in ${target.says}.`));
      } catch (error) {
        refusal = reasonOf(error);
      }
    }
  } catch (error) {
    refusal = reasonOf(error);
  }
  door.logger.error({ reason: refusal, files: files.length }, 'Slack did not take the files of an answer');
  return withBlock(shown, text(withCode(`Slack didn't take ${names}. ${remedyOf(refusal)}`)));
}

function targetsOf({ client, context: { places } }: Door, way: Way, names: string): Target[] {
  const { place, thread, user } = way;
  const targets: Target[] = [];
  const here = place ? externalId(place.id) : '';
  if (place?.direct) targets.push({ says: 'this conversation', find: async () => here, thread });
  else if (place && thread)
    targets.push({
      says: 'this thread',
      find: async () => ((await places.whyClosed(place.id)) === null ? here : null),
      thread,
    });
  return [
    ...targets,
    {
      says: 'your direct messages with Migration Desk',
      async find() {
        // A file can't be sent to a person's id. The answer to a message has the id of the conversation.
        const says = `For you: ${names}.`;
        const { channel } = await client.chat.postMessage({ channel: user, text: escapeText(says) });
        return channel ?? null;
      },
    },
  ];
}

/** Shares uploaded files in a conversation. Resolves to false if the bot may not post there. */
async function share({ client }: Door, { find, thread }: Target, files: { id: string }[]): Promise<boolean> {
  const channel_id = await find();
  const [first, ...others] = files;
  if (channel_id === null || !first) return false;
  const where = thread ? { channel_id, thread_ts: thread } : { channel_id };
  await client.files.completeUploadExternal({ ...where, files: [first, ...others] });
  return true;
}

function reasonOf(error: unknown): string {
  return error instanceof NotUploaded ? error.code : (slackError(error) ?? errorName(error));
}

function remedyOf(refusal: string): string {
  if (refusal !== 'missing_scope') return `Its reason is \`${refusal}\`. Try again in a minute.`;
  return "Migration Desk's token doesn't have the scope `files:write`. Ask a Slack admin to add that scope, which is in the manifest (manifests/slack.json), and to install the app again.";
}

function withBlock({ blocks, ...rest }: Card, block: Parameters<typeof card>[0]): Card {
  return { ...rest, ...card(...blocks, block) };
}
