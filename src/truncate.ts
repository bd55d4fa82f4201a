/** Cuts a text to `limit` UTF-16 units, which is what the platforms count. A cut text ends in an ellipsis. */
export function truncate(text: string, limit: number): string {
  return text.length > limit ? `${startOf(text, limit - 1)}…` : text;
}

/** Returns the first `size` UTF-16 units of a text, or one less if that would end in half a character. */
export function startOf(text: string, size: number): string {
  const high = /[\uD800-\uDBFF]/.test(text[size - 1] ?? '');
  return text.slice(0, high && text.length > size ? size - 1 : size);
}
