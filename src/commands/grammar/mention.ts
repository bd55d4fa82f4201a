/**
 * Each platform writes mentions in its own way. The listeners convert them to one form, marked with private-use
 * characters. Nobody can type these characters, because the listeners remove them from what people type.
 */
const open = '\uE000';
const middle = '\uE001';
const close = '\uE002';

const marked = /\uE000([^\uE000-\uE002]*)\uE001([^\uE000-\uE002]*)\uE002/g;

/**
 * Marks a mention.
 * @param id `<platform>:<user id>`, or empty if the platform didn't say who was mentioned
 */
export function toMention(id: string, name: string): string {
  return `${open}${id}${middle}${name}${close}`;
}

/** Reads a text that is only a mention. Null for any other text. */
export function readMention(text: string): { id: string; name: string } | null {
  const match = new RegExp(`^${marked.source}$`).exec(text);
  return match ? { id: match[1] ?? '', name: match[2] ?? '' } : null;
}

/** Replaces each mention with `@name`. */
export function plainMentions(text: string): string {
  return text.replace(marked, (_, _id, name) => `@${name}`);
}

/** Splits a list at its commas, except for commas inside a mention. */
export function splitValues(text: string): string[] {
  return text.split(/,(?![^\uE000\uE002]*\uE002)/).filter(Boolean);
}

/**
 * Removes the characters that mark a mention from what a person typed. Also removes NUL characters and replaces half
 * surrogate pairs, because Postgres can't store them. A hyphen or a space that doesn't break becomes a plain one, because
 * words copied from a message have them.
 */
export function dropMarks(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is one of the characters to remove
      .replace(/[\uE000-\uE002\u0000]/g, '')
      .replaceAll('\u2011', '-')
      .replaceAll('\u00A0', ' ')
      .toWellFormed()
  );
}
