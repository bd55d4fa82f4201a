import type { Json } from '../../model.ts';
import { byType, type Check, type Fault, fault, list, number, oneOf, shape, string } from './check.ts';
import { blockId } from './texts.ts';

interface Series {
  name: string;
  data: { label: string; value: number }[];
}

const label = string(20);
const point = shape({ label, value: number });
const positive: Check = (value, at) =>
  typeof value === 'number' && value > 0 ? [] : fault(at, 'must be more than 0');

function repeated(names: string[]): string | undefined {
  return names.find((name, index) => names.indexOf(name) !== index);
}

/** Checks that each series has a unique name and exactly one point for each category. */
function seriesMatchCategories(chart: Json, at: string): Fault[] {
  const series = chart.series as Series[];
  const { categories } = chart.axis_config as { categories: string[] };
  const twice = repeated(series.map(({ name }) => name));
  if (twice !== undefined) return fault(`${at}/series`, `series names must be unique: ${twice}`);
  const category = repeated(categories);
  if (category !== undefined)
    return fault(`${at}/axis_config/categories`, `categories must be unique: ${category}`);
  return series.flatMap(({ data }, index) => {
    const labels = data.map((entry) => entry.label);
    const same = labels.length === categories.length && categories.every((name) => labels.includes(name));
    return same ? [] : fault(`${at}/series/${index}/data`, 'must have exactly one point for every category');
  });
}

function axes(type: string): Check {
  return shape(
    {
      type: oneOf(type),
      series: list(shape({ name: label, data: list(point, 20) }), 6),
      axis_config: shape({ categories: list(label, 20), 'x_label?': string(50), 'y_label?': string(50) }),
    },
    seriesMatchCategories,
  );
}

const pie = shape({ type: oneOf('pie'), segments: list(shape({ label, value: positive }), 6) });

export const dataVisualization = shape({
  type: oneOf('data_visualization'),
  'block_id?': blockId,
  title: string(50),
  chart: byType({ pie, bar: axes('bar'), line: axes('line'), area: axes('area') }),
});
