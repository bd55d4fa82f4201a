import type { Block } from '../contract.ts';
import { LibraryBlock } from './library/library-block.tsx';

interface ChartBlock extends Block {
  chart: { axis_config?: { categories: string[] } };
}

/** The library's drawing is so many units wide, and a letter on its axis about so many. */
const width = 444;
const letter = 6.2;

/** A chart. Where its categories would run into each other, they are written aslant. */
export function Chart({ block }: { block: ChartBlock }) {
  const categories = block.chart.axis_config?.categories ?? [];
  const longest = Math.max(0, ...categories.map(({ length }) => length));
  const isCrowded = longest * letter > width / categories.length;
  return (
    <div className={isCrowded ? 'chart crowded' : 'chart'}>
      <LibraryBlock block={block} />
    </div>
  );
}
