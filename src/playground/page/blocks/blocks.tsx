import './blocks.css';
import type { Block as AnyBlock } from '../contract.ts';
import { Block } from './block.tsx';
import { blockKey } from './block-key.ts';
import { type OnPress, Surface } from './surface/surface.tsx';

interface Props {
  blocks: AnyBlock[];
  onPress: OnPress;
  /** While it is set, pressing does nothing. */
  busy?: boolean;
}

/** The blocks of a message. */
export function Blocks({ blocks, onPress, busy }: Props) {
  return (
    <Surface onPress={onPress} busy={busy}>
      <BlockList blocks={blocks} />
    </Surface>
  );
}

export function BlockList({ blocks }: { blocks: AnyBlock[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, at) => (
        <Block key={blockKey(blocks, at)} block={block} />
      ))}
    </div>
  );
}
