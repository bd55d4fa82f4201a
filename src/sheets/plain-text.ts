/**
 * Writes the line breaks of a cell in one way, and removes control characters, which no sheet can show and XML can't hold.
 */
export function plainText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(invisible, '');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: These are the characters to remove.
const invisible = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
