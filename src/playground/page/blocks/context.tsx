import type { Block } from '../contract.ts';
import type { Image, TextObject } from './block-kit.ts';
import { numbered } from './numbered.ts';
import { Picture } from './picture.tsx';
import { Text } from './text/text.tsx';

interface ContextBlock extends Block {
  elements: (TextObject | Image)[];
}

/** A row of small text and images. */
export function Context({ block }: { block: ContextBlock }) {
  return (
    <div className="context">
      {numbered(block.elements).map(({ key, it }) =>
        'alt_text' in it ? (
          <Picture key={key} image={it} className="context-image" />
        ) : (
          <Text key={key} text={it} />
        ),
      )}
    </div>
  );
}
