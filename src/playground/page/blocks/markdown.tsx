import type { Block } from '../contract.ts';
import { LibraryBlock } from './library/library-block.tsx';

/**
 * A Markdown block. Draws checkboxes as symbols, because the library's checkboxes have no labels for screen readers.
 */
export function Markdown({ block }: { block: Block & { text: string } }) {
  const text = block.text.replaceAll(
    /^(\s*)[-*+] \[([ xX])\] (.*)/gm,
    (_task, indent: string, mark: string, words: string) => `${indent}- ${mark === ' ' ? '☐' : '☑'} ${words}`,
  );
  return <LibraryBlock block={{ ...block, text } as Block} />;
}
