/** Punctuation that people put around the first words of a command, as in a conversation. */

/** Spaces, marks that set the direction of text, and what follows a mention of the bot: `@Migration Desk, advance`. */
const before = /^[\s,;:\u200E\u200F\u202A-\u202E\u2066-\u2069]+(?=\S)/u;

const afterTicket =
  /^(\s*(?:\S+\s+)?(?:(?:mig|plc)-?|#)\d{1,9})(?:[.:;!?]+(?=\s|$)|,(?=\s+(?!(?:mig|plc|#)?-?\d|and\b|&)))/i;
const afterFirstTicket = /^(\s*\d{1,9})[.:;,]+(?=\s+[a-z])/i;
const afterWord = /^([a-z]+)[:,!.]+(?=\s|$)/i;

/**
 * Removes punctuation before a command, after its subcommand, and after its ticket: `note: …`, `MIG-12: note …`,
 * `advance MIG-12, …`. Commas between tickets stay.
 *
 * @param names the words that can be a subcommand
 */
export function withoutPunctuation(text: string, names: string[]): string {
  return text
    .replace(before, '')
    .replace(afterWord, (whole, word) => (names.includes(word.toLowerCase()) ? word : whole))
    .replace(afterTicket, '$1')
    .replace(afterFirstTicket, '$1');
}
