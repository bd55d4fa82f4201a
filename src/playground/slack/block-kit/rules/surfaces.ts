import { isJson, type Json } from '../../model.ts';
import { type Fault, fault } from './check.ts';

export type Surface = 'message' | 'modal' | 'home';

const everywhere = ['actions', 'context', 'divider', 'header', 'image', 'input', 'rich_text', 'section'];

// The block types that this app can use on each surface. Slack's documentation also lists `file` and `video`. Apps
// can't send `file`, and `video` needs an unfurl domain, which this app doesn't have.
const allowed: Record<Surface, Set<string>> = {
  message: new Set([
    ...everywhere,
    'card',
    'carousel',
    'container',
    'context_actions',
    'data_table',
    'data_visualization',
    'markdown',
    'plan',
    'table',
    'task_card',
  ]),
  modal: new Set([...everywhere, 'alert']),
  home: new Set([...everywhere, 'card', 'carousel']),
};

export const maxBlocks: Record<Surface, number> = { message: 50, modal: 100, home: 100 };

const elementSurfaces = new Map<unknown, Surface[]>([
  ['email_text_input', ['modal']],
  ['url_text_input', ['modal']],
  ['number_input', ['modal']],
  ['file_input', ['modal']],
  ['rich_text_input', ['modal', 'home']],
  ['datetimepicker', ['message', 'modal']],
  ['workflow_button', ['message']],
]);

function childrenOf(block: Json): [unknown, string][] {
  const elements = Array.isArray(block.elements) ? block.elements : [];
  const children = Array.isArray(block.child_blocks) ? block.child_blocks : [];
  return [
    [block.element, 'element'],
    [block.accessory, 'accessory'],
    ...elements.map((element, index): [unknown, string] => [element, `elements/${index}`]),
    ...children.map((child, index): [unknown, string] => [child, `child_blocks/${index}`]),
  ];
}

function elementFaults(block: Json, surface: Surface, at: string): Fault[] {
  return childrenOf(block).flatMap(([child, name]) => {
    if (!isJson(child)) return [];
    const surfaces = elementSurfaces.get(child.type);
    if (surfaces && !surfaces.includes(surface))
      return fault(`${at}/${name}/type`, `not allowed in a ${surface}: ${child.type}`);
    return elementFaults(child, surface, `${at}/${name}`);
  });
}

/** Returns a fault for each block and element that the surface doesn't allow. */
export function surfaceFaults(block: Json, surface: Surface, at: string): Fault[] {
  const type = String(block.type);
  if (!allowed[surface].has(type)) return fault(`${at}/type`, `unsupported type: ${type}`);
  const needsUrl =
    surface !== 'modal' && isJson(block.element) && block.element.response_url_enabled === true;
  if (needsUrl) return fault(`${at}/element/response_url_enabled`, 'only allowed in a modal');
  return elementFaults(block, surface, at);
}
