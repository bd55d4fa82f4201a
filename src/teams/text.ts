import type { Noun } from '../commands/context.ts';
import { dropMarks, toMention } from '../commands/grammar/mention.ts';
import { type Heard, mentionsOf } from './activity.ts';
import { decodeEntities } from './html.ts';

/** The maximum number of mentions to look up in one message. No command takes more. */
const most = 20;

/**
 * Reads what a person wrote to the bot. Removes the mention of the bot, and marks mentions of people.
 *
 * @param find returns a person's id for their Teams user id (`29:…`), or null if nobody is found
 */
export async function fromTeamsText(
  heard: Heard,
  find: (userId: string) => Promise<string | null>,
): Promise<{ noun: Noun; content: string }> {
  const mentions = mentionsOf(heard).slice(0, most);
  const ids = await Promise.all(
    mentions.map(({ mentioned: { id } }) => (id === heard.recipient.id ? null : find(id))),
  );
  let text = dropMarks(heard.text);
  for (const [i, { text: written, mentioned }] of mentions.entries()) {
    const id = ids[i];
    text = text.replaceAll(written, () =>
      mentioned.id === heard.recipient.id ? '' : toMention(id ?? '', dropMarks(mentioned.name)),
    );
  }
  // Removes the tags of mentions that the activity doesn't list. Teams sends typed characters as HTML entities, and
  // spaces as non-breaking spaces.
  return readAddress(decodeEntities(text.replace(/<\/?at(\s[^>]*)?>/g, '')).trim());
}

/**
 * Removes the bot's name or the slash command from the start, because people copy whole examples from Teams and Slack.
 */
function readAddress(text: string): { noun: Noun; content: string } {
  const [address = ''] = /^(@?migration desk|\/(migration|platform-change))(?!\S)\s*/i.exec(text) ?? [];
  const noun = /platform-change/i.test(address) ? 'platform-change' : 'migration';
  return { noun, content: text.slice(address.length) };
}
