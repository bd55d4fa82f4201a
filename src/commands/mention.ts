/**
 * A person named in a text. Platforms write mentions each in their own way; between the doors and the parser they
 * are marked with private-use characters, which no one can type: the doors drop them from what people write.
 */
const open = '\uE000';
const middle = '\uE001';
const close = '\uE002';

const marked = /\uE000([^\uE000-\uE002]*)\uE001([^\uE000-\uE002]*)\uE002/g;

/** `id` is `<platform>:<user id>`, or empty where the platform did not tell it. */
export function toMention(id: string, name: string): string {
  return `${open}${id}${middle}${name}${close}`;
}

/** The person that a text consists of, or null. */
export function readMention(text: string): { id: string; name: string } | null {
  const match = new RegExp(`^${marked.source}$`).exec(text);
  return match ? { id: match[1] ?? '', name: match[2] ?? '' } : null;
}

/** The text with each mention as `@name`. */
export function plainMentions(text: string): string {
  return text.replace(marked, (_, _id, name) => `@${name}`);
}

/** The values of a list with commas between; a comma in a person's name is none of them. */
export function splitValues(text: string): string[] {
  return text.split(/,(?![^\uE000\uE002]*\uE002)/).filter(Boolean);
}

/**
 * Removes the characters that mark a mention from what a person typed. Also makes the text fit for Postgres: removes NUL
 * characters, and replaces half of a surrogate pair.
 */
export function dropMarks(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is the one to drop
  return text.replace(/[\uE000-\uE002\u0000]/g, '').toWellFormed();
}
