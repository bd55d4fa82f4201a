import { isJson, type Json } from '../../src/playground/slack/model.ts';

/** A message or a view that the product sent, with a name for the report. */
export type Sample =
  | { name: string; kind: 'message'; blocks: Json[] }
  | { name: string; kind: 'view'; view: Json };

/**
 * Of the samples that use the same kinds of blocks with the same properties, returns the longest one. Slack checks each
 * kind the same way, and limits how often one may ask.
 */
export function onePerKind(samples: Sample[]): Sample[] {
  const longestFirst = samples.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const first = new Map<string, Sample>();
  for (const sample of longestFirst) {
    const kind = kindOf(sample);
    if (!first.has(kind)) first.set(kind, sample);
  }
  return samples.filter((sample) => first.get(kindOf(sample)) === sample);
}

function sizeOf(sample: Sample): number {
  return JSON.stringify(contentOf(sample)).length;
}

function kindOf(sample: Sample): string {
  return [...new Set(shapesIn(contentOf(sample)))].sort().join(' ');
}

function contentOf(sample: Sample): unknown {
  return sample.kind === 'view' ? sample.view : sample.blocks;
}

/** The type and the properties of each object. */
function shapesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(shapesIn);
  if (!isJson(value)) return [];
  return [`${value.type}(${Object.keys(value).sort()})`, ...Object.values(value).flatMap(shapesIn)];
}
