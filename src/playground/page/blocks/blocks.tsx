import './blocks.css';
import type { ComponentType } from 'react';
import type { Block as AnyBlock } from '../contract.ts';
import { Actions } from './actions.tsx';
import { Alert } from './alert.tsx';
import { BlockBoundary } from './block-boundary.tsx';
import { blockKey } from './block-key.ts';
import { Card, Carousel } from './card.tsx';
import { Chart } from './chart.tsx';
import { Container, type ContainerBlock } from './container.tsx';
import { Context } from './context.tsx';
import { Header } from './header.tsx';
import { ImageBlock } from './image-block.tsx';
import { Input } from './input.tsx';
import { LibraryBlock } from './library/library-block.tsx';
import { Markdown } from './markdown.tsx';
import { Section } from './section.tsx';
import { type OnPress, Surface } from './surface/surface.tsx';
import { DataTable } from './tables/data-table.tsx';
import { Table } from './tables/table.tsx';

/**
 * The block types that our own components draw: blocks with controls, and blocks that the library draws incorrectly.
 */
// biome-ignore lint/suspicious/noExplicitAny: each component names the fields of its own type of block
const components: Record<string, ComponentType<{ block: any }>> = {
  actions: Actions,
  alert: Alert,
  context_actions: Actions,
  card: Card,
  carousel: Carousel,
  container: FilledContainer,
  context: Context,
  data_table: DataTable,
  data_visualization: Chart,
  divider: Divider,
  header: Header,
  image: ImageBlock,
  input: Input,
  markdown: Markdown,
  section: Section,
  table: Table,
};

interface Props {
  blocks: AnyBlock[];
  onPress: OnPress;
  /** While true, pressing a control does nothing. */
  busy?: boolean;
}

/** Draws the blocks of a message or of App Home, and keeps the values of their controls. */
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

function Block({ block }: { block: AnyBlock }) {
  const Drawn = components[block.type] ?? LibraryBlock;
  return (
    <BlockBoundary block={block}>
      <div className={`block ${block.type.replaceAll('_', '-')}-block`}>
        <Drawn block={block} />
      </div>
    </BlockBoundary>
  );
}

function FilledContainer({ block }: { block: ContainerBlock }) {
  return (
    <Container block={block}>
      <BlockList blocks={block.child_blocks} />
    </Container>
  );
}

function Divider() {
  return <hr />;
}
