const most = 50;

/** Adds a message to a person's sent messages, newest last, unless the message repeats the last one. */
export function remember(sent: string[], text: string): string[] {
  return sent.at(-1) === text ? sent : [...sent, text].slice(-most);
}

/**
 * Goes one step back or forward through sent messages. The position counts from the end, and 0 is the unsent message.
 */
export function recall(sent: string[], position: number, step: 1 | -1) {
  const next = Math.min(Math.max(position + step, 0), sent.length);
  return { position: next, text: next === 0 ? '' : sent.at(-next)! };
}
