const most = 50;

/** Adds a message to the end of a person's sent messages, unless the message repeats the last one. */
export function remember(sent: string[], text: string): string[] {
  return sent.at(-1) === text ? sent : [...sent, text].slice(-most);
}

/**
 * Goes one step back (1) or forward (-1) through sent messages. Position 1 is the newest message. Position 0 is an
 * empty text.
 */
export function recall(sent: string[], position: number, step: 1 | -1) {
  const next = Math.min(Math.max(position + step, 0), sent.length);
  return { position: next, text: next === 0 ? '' : sent.at(-next)! };
}
