import type { Block } from '../contract.ts';
import { LibraryBlock } from './library/library-block.tsx';

interface ChartBlock extends Block {
  chart: { axis_config?: { categories: string[] } };
}

/** The width of the library's chart, and the width of one letter on its axis. Both are in the chart's own units. */
const width = 444;
const letter = 6.2;

/** A chart. Slants the category names if they would overlap. */
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
