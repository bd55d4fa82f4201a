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
): Promise<string> {
  // Teams writes blanks as non-breaking ones, and an attached message's words as HTML entities.
  let text = decode(dropMarks(heard.text));
  const mentions = mentionsOf(heard).slice(0, most);
  const ids = await Promise.all(
    mentions.map(({ mentioned: { id } }) => (id === heard.recipient.id ? null : find(id))),
  );
  for (const [i, { text: written, mentioned }] of mentions.entries()) {
    const id = ids[i];
    text = text.replaceAll(decode(written), () =>
      mentioned.id === heard.recipient.id ? '' : toMention(id ?? '', dropMarks(mentioned.name)),
    );
  }
  return text.replace(/<\/?at[^>]*>/g, '').trim();
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
