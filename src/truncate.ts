/** Cuts a text to `limit` UTF-16 units, which is what the platforms count. A shortened text ends in an ellipsis. */
export function truncate(text: string, limit: number): string {
  return text.length > limit ? `${startOf(text, limit - 1)}…` : text;
}

/** Returns the first `size` UTF-16 units of a text, or one less to avoid cutting a character in half. */
export function startOf(text: string, size: number): string {
  const high = /[\uD800-\uDBFF]/.test(text[size - 1] ?? '');
  return text.slice(0, high && text.length > size ? size - 1 : size);
}
