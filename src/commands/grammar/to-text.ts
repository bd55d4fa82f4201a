import { toFilledText } from '../messages/filled.ts';
import { messageLink } from '../messages/message-link.ts';
import type { Argument } from '../subcommand.ts';
import { readMention } from './mention.ts';
import type { RawCommand } from './parse.ts';

/**
 * Converts a command back to text.
 *
 * @param key the key of its ticket, such as MIG-12. Absent: the text has the number
 */
export function toText({ subcommand, ticket, values, many, filled }: RawCommand, key?: string): string {
  const positionals = (subcommand.positionals ?? []).flatMap(({ field, takesRest }) => {
    const value = values.get(field.name);
    if (value === undefined) return [];
    return takesRest || readMention(value) ? [value] : [quoted(value)];
  });
  const keys = (subcommand.keys ?? []).flatMap((argument) => {
    const value = values.get(argument.field.name);
    if (value === undefined) return [];
    // Without quotes, the text after a date could continue the date.
    const isOpen = subcommand.text !== undefined && continues(argument);
    return [`${argument.field.name}:${quoted(value, isOpen)}`];
  });
  const text = subcommand.text && values.get(subcommand.text.field.name);
  if (filled?.ticket !== undefined) {
    const words = subcommand.takesFile ? [...positionals, ...keys].join(' ') : (text ?? '');
    return toFilledText(subcommand.name, key ?? ticket, words, values.get(messageLink.name));
  }
  return [
    subcommand.name,
    many ? many.tokens.map(({ raw }) => raw) : (key ?? (ticket || [])),
    positionals,
    keys,
    text ?? [],
  ]
    .flat()
    .join(' ');
}

/** Whether a value can have several words without quotes. */
function continues({ field }: Argument): boolean {
  return field.span !== undefined || field.phrases !== undefined;
}

/** Puts a value in quotes if it needs them. A value can't contain quotes itself. */
function quoted(value: string, always = false): string {
  const bare = value.replace(/["“”„‟]/g, '');
  return always || bare === '' || /\s/.test(bare) ? `"${bare}"` : bare;
}
