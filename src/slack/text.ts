import { dropMarks, toMention } from '../commands/mention.ts';
import { toId } from './ids.ts';

/** Undoes Slack's own escapes in what a person typed; mentions of people come out marked. */
export function fromSlackText(text: string): string {
  return dropMarks(text)
    .replace(/<@([A-Z0-9]+)(?:\|([^<>]*))?>/g, (_, id, name) => toMention(toId(id), name || id))
    .replace(/<#([A-Z0-9]+)(?:\|([^<>]*))?>/g, (_, id, name) => `#${name || id}`)
    .replace(/<!subteam\^([A-Z0-9]+)(?:\|@?([^<>]*))?>/g, (_, id, name) => `@${name || id}`)
    .replace(/<!([a-z]+)(?:\|[^<>]*)?>/g, (_, name) => `@${name}`)
    .replace(/<(?:mailto:|tel:)?([^<>|\s]+)\|([^<>]*)>/g, (_, _link, label) => label)
    .replace(/<(?:mailto:|tel:)?((?:https?:\/\/)?[^<>|\s]+)>/g, (_, link) => link)
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

/** Text of ours, so that `fromSlackText` gives it back: for the value of a button. Mentions become Slack's. */
export function toSlackText(text: string): string {
  const escaped = escapeText(text);
  return escaped.replace(
    /\uE000slack:([A-Z0-9]+)\uE001([^\uE000-\uE002]*)\uE002/g,
    (_, id, name) => `<@${id}|${name}>`,
  );
}

/** Text that Slack shows as it is: no mention, no link, no entity. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
