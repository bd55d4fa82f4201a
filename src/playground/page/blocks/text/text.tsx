import type { TextObject } from '../block-kit.ts';
import { LibraryBlock } from '../library/library-block.tsx';
import { readMrkdwn } from './mrkdwn.ts';
import { plainText } from './plain-text.ts';

/**
 * Draws a text object. Doesn't let the library parse the text, because the library reads plain text as markup. The
 * library also drops lines of markup that look like Markdown.
 */
export function Text({ text }: { text: TextObject }) {
  if (text.type === 'plain_text') return <div className="plain-text">{plainText(text)}</div>;
  const block = { type: 'rich_text', elements: readMrkdwn(text.text) };
  return <LibraryBlock block={block} />;
}
