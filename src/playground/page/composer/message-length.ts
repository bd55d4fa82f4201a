const most = 40_000;
const digits = new Intl.NumberFormat('en-US');

/** Why Slack would not take a message, or null. */
export function tooLong({ length }: string): string | null {
  if (length <= most) return null;
  return `A message may have ${digits.format(most)} characters; this has ${digits.format(length)}.`;
}
