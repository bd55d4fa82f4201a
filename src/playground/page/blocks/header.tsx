import type { Block } from '../contract.ts';
import type { TextObject } from './block-kit.ts';
import { plainText } from './text/plain-text.ts';

interface HeaderBlock extends Block {
  text: TextObject;
  level?: 1 | 2 | 3 | 4;
}

/** The HTML element for each heading level. The first is h3, because the page itself uses h1 and h2. */
const tags = { 1: 'h3', 2: 'h4', 3: 'h5', 4: 'h6' } as const;

export function Header({ block }: { block: HeaderBlock }) {
  const Tag = block.level ? tags[block.level] : 'h3';
  return <Tag className={`header-text level-${block.level ?? 3}`}>{plainText(block.text)}</Tag>;
}
