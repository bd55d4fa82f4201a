import type { Block } from '../contract.ts';
import type { TextObject } from './block-kit.ts';
import { LibraryBlock } from './library/library-block.tsx';

/** A banner. Plain text is marked as verbatim, because the library would otherwise read it as markup. */
export function Alert({ block }: { block: Block & { text: TextObject } }) {
  const text = { ...block.text, verbatim: block.text.type === 'plain_text' };
  return <LibraryBlock block={{ ...block, text } as Block} />;
}
