import { dropMarks, toMention } from '../commands/grammar/mention.ts';
import { toId } from './ids.ts';

/** Undoes Slack's escapes in what a person typed, and marks mentions of people. */
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

/** Escapes a command for a button's value. `fromSlackText` undoes the escaping. */
export function toSlackText(text: string): string {
  const escaped = escapeText(text);
  return escaped.replace(
    /\uE000slack:([A-Z0-9]+)\uE001([^\uE000-\uE002]*)\uE002/g,
    (_, id, name) => `<@${id}|${name}>`,
  );
}

/** Escapes text, so that Slack shows it literally, without mentions, links, or entities. */
export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
