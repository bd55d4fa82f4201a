/** A text of at most `limit` UTF-16 units, as the platforms count. What is cut ends in an ellipsis. */
export function truncate(text: string, limit: number): string {
  return text.length > limit ? `${startOf(text, limit - 1)}…` : text;
}

/** At most the first `size` UTF-16 units of a text. Never ends in half a character. */
export function startOf(text: string, size: number): string {
  const high = /[\uD800-\uDBFF]/.test(text[size - 1] ?? '');
  return text.slice(0, high && text.length > size ? size - 1 : size);
}
