import { isJson, type Json } from '../model.ts';

const inert = new Set(['image', 'plain_text', 'mrkdwn', 'url']);

function objects(value: unknown): Json[] {
  return (Array.isArray(value) ? value : [value]).filter(isJson);
}

/** Returns the blocks and all blocks inside them, such as a container's children and a carousel's cards. */
export function blocksWithin(blocks: Json[]): Json[] {
  return blocks.flatMap((block) => {
    const inside = block.type === 'carousel' ? block.elements : block.child_blocks;
    return [block, ...blocksWithin(objects(inside))];
  });
}

/** The parts of a block that a person can use: buttons, menus, and fields. */
export function elementsOf(block: Json): Json[] {
  if (block.type === 'rich_text' || block.type === 'carousel') return [];
  const parts = [block.element, block.accessory, ...objects(block.elements), ...objects(block.actions)];
  return parts.filter((part): part is Json => isJson(part) && !inert.has(String(part.type)));
}

export interface Control {
  block: Json;
  element: Json;
}

export function controlsOf(blocks: Json[]): Control[] {
  return blocksWithin(blocks).flatMap((block) => elementsOf(block).map((element) => ({ block, element })));
}

function textOf(value: unknown): string | undefined {
  return isJson(value) && typeof value.text === 'string' ? value.text : undefined;
}

/** The text that a person reads on a control: a button's text, a field's label, or the placeholder. */
export function labelOf({ block, element }: Control): string {
  return (
    textOf(element.text) ??
    (block.type === 'input' ? textOf(block.label) : undefined) ??
    textOf(element.placeholder) ??
    ''
  );
}
