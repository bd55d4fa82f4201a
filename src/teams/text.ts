import type { Noun } from '../commands/context.ts';
import { dropMarks, toMention } from '../commands/grammar/mention.ts';
import { type Heard, mentionsOf } from './activity.ts';

/** How many mentioned people to look up per message. No command names more. */
const most = 20;

/**
 * Reads what a person wrote to the bot. Drops the mention of the bot, and marks mentions of people.
 * @param find finds the id of a person by the id that the bot has for them, or null
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
  // Mentions that Teams doesn't list are left as tags. Typed characters arrive as HTML entities, and spaces as non-breaking spaces.
  return readAddress(decode(text.replace(/<\/?at(\s[^>]*)?>/g, '')).trim());
}

/** Drops what stands before the command in an example, because people copy whole examples from Teams and from Slack. */
function readAddress(text: string): { noun: Noun; content: string } {
  const [address = ''] = /^(@?migration desk|\/(migration|platform-change))(?!\S)\s*/i.exec(text) ?? [];
  const noun = /platform-change/i.test(address) ? 'platform-change' : 'migration';
  return { noun, content: text.slice(address.length) };
}

const entities: Record<string, string> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
};

function decode(text: string): string {
  return text.replace(/\u00A0/g, ' ').replace(/&(nbsp|lt|gt|quot|amp);/g, (entity) => entities[entity]!);
}
