import type { Told } from './desk.ts';

interface Block {
  elements?: { type: string; elements?: { text?: string }[] }[];
}

/** Returns the letter in an answer: the text to copy, without what is above and below. Empty if there is none. */
export function letterIn({ reply }: Told): string {
  const blocks = (reply.body.blocks ?? []) as Block[];
  const [copied] = blocks.flatMap(({ elements = [] }) =>
    elements.filter(({ type }) => type === 'rich_text_preformatted'),
  );
  return (copied?.elements ?? []).map(({ text = '' }) => text).join('');
}
