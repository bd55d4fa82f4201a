import { shapedField } from '../../input/field.ts';

/** The link to the message that a ticket, note, or contact comes from. Forms pass it on without showing it. */
export const messageLink = shapedField('from-message', 'Link to the message', {
  noun: 'link to a message',
  hint: 'Enter the link to a message.',
  example: 'https://example.slack.com/archives/C0123456789/p1764576000000000',
  read: (raw) => (raw.length <= 500 && /^https:\/\/\S+$/.test(raw) && URL.canParse(raw) ? raw : null),
});

/** Adds the link to the message that words come from. */
export function withLink(words: string, link: string | undefined): string {
  return link ? `${words} (${link})` : words;
}
