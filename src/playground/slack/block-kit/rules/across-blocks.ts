import { isJson, type Json } from '../../model.ts';
import { type Fault, fault } from './check.ts';

interface Found {
  pointer: string;
  node: Json;
}

/** Returns all objects inside a value, with their JSON pointers. */
export function walk(value: unknown, at: string): Found[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => walk(entry, `${at}/${index}`));
  if (!isJson(value)) return [];
  return [
    { pointer: at, node: value },
    ...Object.entries(value).flatMap(([key, entry]) => walk(entry, `${at}/${key}`)),
  ];
}

function duplicates(found: Found[], key: 'action_id' | 'block_id'): Fault[] {
  const seen = new Set<string>();
  return found.flatMap(({ node, pointer }) => {
    const id = node[key];
    if (typeof id !== 'string') return [];
    if (seen.has(id))
      return fault(`${pointer}/${key}`, `\`${key}\` "${id}" already exists for another element`);
    seen.add(id);
    return [];
  });
}

function atMost(found: Found[], types: string[], max: number, message: string): Fault[] {
  const extra = found.filter(({ node }) => types.includes(String(node.type))).slice(max);
  return extra.flatMap(({ pointer }) => fault(pointer, message));
}

function markdownLength(blocks: Json[], at: string): Fault[] {
  const total = blocks.reduce(
    (sum, block) => (block.type === 'markdown' ? sum + String(block.text).length : sum),
    0,
  );
  return total > 12_000 ? fault(at, 'markdown must be less than 12001 characters in all') : [];
}

/**
 * Checks the rules that concern all blocks together. Ids must be unique, and the total length of markdown is limited.
 * At most one table, two charts, one plan, and one focused element are allowed.
 */
export function acrossBlocks(blocks: Json[], at: string): Fault[] {
  const found = walk(blocks, at);
  return [
    ...duplicates(found, 'block_id'),
    ...duplicates(found, 'action_id'),
    ...atMost(found, ['table', 'data_table'], 1, 'only_one_table_allowed'),
    ...atMost(found, ['data_visualization'], 2, 'no more than 2 data_visualization blocks allowed'),
    ...atMost(found, ['plan'], 1, 'only one plan allowed'),
    ...found
      .filter(({ node }) => node.focus_on_load === true)
      .slice(1)
      .flatMap(({ pointer }) => fault(`${pointer}/focus_on_load`, 'only one element can be focused')),
    ...markdownLength(blocks, at),
  ];
}
