import type { ComponentType } from 'react';
import type { Block as AnyBlock } from '../contract.ts';
import { Actions } from './actions.tsx';
import { Alert } from './alert.tsx';
import { BlockBoundary } from './block-boundary.tsx';
import { Card, Carousel } from './card.tsx';
import { Chart } from './chart.tsx';
import { Container } from './container.tsx';
import { Context } from './context.tsx';
import { Header } from './header.tsx';
import { ImageBlock } from './image-block.tsx';
import { Input } from './input.tsx';
import { LibraryBlock } from './library/library-block.tsx';
import { Markdown } from './markdown.tsx';
import { Section } from './section.tsx';
import { DataTable } from './tables/data-table.tsx';
import { Table } from './tables/table.tsx';

// biome-ignore lint/suspicious/noExplicitAny: each component names the fields of its own type of block
const drawn: Record<string, ComponentType<{ block: any }>> = {
  actions: Actions,
  alert: Alert,
  context_actions: Actions,
  card: Card,
  carousel: Carousel,
  container: Container,
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

/** A block: what is interactive or what the library gets wrong by our own components, the rest by the library. */
export function Block({ block }: { block: AnyBlock }) {
  const Drawn = drawn[block.type] ?? LibraryBlock;
  return (
    <BlockBoundary block={block}>
      <div className={`block ${block.type.replaceAll('_', '-')}-block`}>
        <Drawn block={block} />
      </div>
    </BlockBoundary>
  );
}

function Divider() {
  return <hr />;
}
