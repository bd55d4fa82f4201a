import type { Noun } from '../commands/context.ts';
import { dropMarks, toMention } from '../commands/mention.ts';
import { type Heard, mentionsOf } from './activity.ts';

/** How many people are looked up for one message: no command names more. */
const most = 20;

/**
 * What a person wrote to the bot, its own mention left out and those of people marked.
 * @param find the person's id by the bot's id of them, or null
 */
export async function fromTeamsText(
  heard: Heard,
  find: (userId: string) => Promise<string | null>,
): Promise<{ noun: Noun; said: string }> {
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
  // Mentions that Teams does not explain are tags; what is typed comes as HTML entities, and blanks as non-breaking ones.
  return readAddress(decode(text.replace(/<\/?at(\s[^>]*)?>/g, '')).trim());
}

/** Examples are copied as they stand, from here or from Slack: the address is no part of the command. */
function readAddress(text: string): { noun: Noun; said: string } {
  const [address = ''] = /^(@?migration desk|\/(migration|platform-change))(?!\S)\s*/i.exec(text) ?? [];
  const noun = /platform-change/i.test(address) ? 'platform-change' : 'migration';
  return { noun, said: text.slice(address.length) };
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
