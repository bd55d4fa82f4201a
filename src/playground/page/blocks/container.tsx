import type { ReactNode } from 'react';
import type { Block } from '../contract.ts';
import type { Image, TextObject } from './block-kit.ts';
import { LibraryBlock } from './library/library-block.tsx';
import { Picture } from './picture.tsx';
import { plainText } from './text/plain-text.ts';
import { Text } from './text/text.tsx';

export interface ContainerBlock extends Block {
  title?: TextObject;
  rich_text_title?: { type: string };
  subtitle?: TextObject;
  icon?: Image;
  is_collapsible?: boolean;
  default_collapsed?: boolean;
  child_blocks: Block[];
}

/** A frame around child blocks. */
export function Container({ block, children }: { block: ContainerBlock; children: ReactNode }) {
  const title = <Title block={block} />;
  if (!block.is_collapsible) {
    return (
      <section className="container">
        <div className="container-title">{title}</div>
        {children}
      </section>
    );
  }
  return (
    <details className="container" open={!block.default_collapsed}>
      <summary className="container-title">{title}</summary>
      {children}
    </details>
  );
}

function Title({ block: { icon, title, rich_text_title: rich, subtitle } }: { block: ContainerBlock }) {
  return (
    <>
      {icon && <Picture image={icon} className="context-image" />}
      <div>
        {title && <strong>{plainText(title)}</strong>}
        {rich && <LibraryBlock block={rich} />}
        {subtitle && (
          <div className="card-small">
            <Text text={subtitle} />
          </div>
        )}
      </div>
    </>
  );
}
