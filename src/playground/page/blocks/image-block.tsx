import type { Block } from '../contract.ts';
import type { Image, TextObject } from './block-kit.ts';
import { Picture } from './picture.tsx';
import { plainText } from './text/plain-text.ts';

/** An image that can be collapsed, as in Slack. */
export function ImageBlock({ block }: { block: Block & Image & { title?: TextObject } }) {
  return (
    <details className="image-details" open>
      <summary>{plainText(block.title) || 'Image'}</summary>
      <Picture image={block} className="block-image" />
    </details>
  );
}
