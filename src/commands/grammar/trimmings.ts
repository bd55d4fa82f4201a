/** Words and punctuation that people put around the first words of a command, as in a conversation. */

/** Spaces, marks that set the direction of text, and what follows a mention of the bot: `@Migration Desk, advance`. */
const before = /^[\s,;:\u200E\u200F\u202A-\u202E\u2066-\u2069]+(?=\S)/u;

const polite =
  /^(?:(?:please|pls|hey|hi|hello|ok|okay|now|then|let's|lets|(?:can|could|would|will)\s+you(?:\s+please)?)[,!]?\s+)+(?=(\S+))/i;
const afterTicket =
  /^(\s*(?:\S+\s+)?(?:(?:mig|plc)-?|#)\d{1,9})(?:[.:;!?]+(?=\s|$)|,(?=\s+(?!(?:mig|plc|#)?-?\d|and\b|&)))/i;
const afterFirstTicket = /^(\s*\d{1,9})[.:;,]+(?=\s+[a-z])/i;
const afterWord = /^([a-z]+)[:,!.?]+(?=\s|$)/i;

/**
 * Removes polite words and punctuation before a command, and punctuation after its subcommand and its ticket: `please advance`,
 * `note: …`, `status?`, `MIG-12: note …`. Commas between tickets stay.
 *
 * @param names the words that can be a subcommand
 */
export function withoutTrimmings(text: string, names: string[]): string {
  const isName = (word: string) => names.includes(word.toLowerCase().replace(/[:,!.?]+$/, ''));
  return text
    .replace(before, '')
    .replace(polite, (whole, word) => (isName(word) ? '' : whole))
    .replace(afterWord, (whole, word) => (isName(word) ? word : whole))
    .replace(afterTicket, '$1')
    .replace(afterFirstTicket, '$1');
}
