import { type Inline, readMrkdwn } from '../blocks/text/mrkdwn.ts';
import type { Channel, Message, Person } from '../contract.ts';

interface Names {
  people: Person[];
  channels: Channel[];
}

const most = 200;

/** A line that announces a new message: the sender and the start of the text. */
export function newsOf(message: Message, names: Names): string {
  const who = names.people.find(({ id }) => id === message.user)?.realName ?? 'Someone';
  const words = toPlainWords(message.text, names) || message.files.map(({ name }) => name).join(', ');
  const short = words.length > most ? `${words.slice(0, most)}…` : words;
  return `${who}${message.ephemeral ? ', only visible to you' : ''}: ${short}`;
}

/** Slack's markup as plain text in one line. */
export function toPlainWords(text: string, names: Names): string {
  const parts = readMrkdwn(text).map(({ elements }) =>
    elements.map((inline) => wordsOf(inline, names)).join(''),
  );
  return parts.join(' ').replace(/\s+/g, ' ').trim();
}

function wordsOf(inline: Inline, { people, channels }: Names): string {
  switch (inline.type) {
    case 'text':
      return inline.text;
    case 'link':
      return inline.text ?? inline.url;
    case 'user':
      return `@${people.find(({ id }) => id === inline.user_id)?.realName ?? inline.user_id}`;
    case 'channel':
      return `#${channels.find(({ id }) => id === inline.channel_id)?.name ?? inline.channel_id}`;
    case 'usergroup':
      return `@${inline.usergroup_id}`;
    case 'broadcast':
      return `@${inline.range}`;
    case 'date':
      return inline.fallback;
    case 'emoji':
      return inline.name.replaceAll('_', ' ');
  }
}
