const most = 40_000;
const digits = new Intl.NumberFormat('en-US');

/** Says why Slack would refuse a message. Returns null if Slack would accept the message. */
export function tooLong({ length }: string): string | null {
  if (length <= most) return null;
  return `Your message has ${digits.format(length)} characters. The limit is ${digits.format(most)}.`;
}
