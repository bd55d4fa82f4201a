const most = 50;

/** What a person has sent, newest last, each once in a row. */
export function remember(sent: string[], text: string): string[] {
  return sent.at(-1) === text ? sent : [...sent, text].slice(-most);
}

/** One step back or forth from a position counted from the end; 0 is what is being written. */
export function recall(sent: string[], position: number, step: 1 | -1) {
  const next = Math.min(Math.max(position + step, 0), sent.length);
  return { position: next, text: next === 0 ? '' : sent.at(-next)! };
}
