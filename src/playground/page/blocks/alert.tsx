import type { Block } from '../contract.ts';
import type { TextObject } from './block-kit.ts';
import { LibraryBlock } from './library/library-block.tsx';

/** A banner. The library would read plain text as markup unless it is marked as verbatim. */
export function Alert({ block }: { block: Block & { text: TextObject } }) {
  const text = { ...block.text, verbatim: block.text.type === 'plain_text' };
  return <LibraryBlock block={{ ...block, text } as Block} />;
}
