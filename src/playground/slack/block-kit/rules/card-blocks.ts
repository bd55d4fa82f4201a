import type { Json } from '../../model.ts';
import { button } from './buttons.ts';
import { boolean, byType, type Check, type Fault, fault, list, oneOf, shape, string, url } from './check.ts';
import { layoutBlocks } from './layout-blocks.ts';
import { richTextBlock } from './rich-text.ts';
import { table } from './tables.ts';
import { anyText, blockId, imageBlock, imageElement, mrkdwn, plainText } from './texts.ts';

const anything: Check = () => [];

function showsSomething(card: Json, at: string): Fault[] {
  const shown = [card.hero_image, card.title, card.actions, card.body].some((part) => part !== undefined);
  return shown ? [] : fault(at, 'must define at least one of `hero_image`, `title`, `actions`, `body`');
}

const card = shape(
  {
    type: oneOf('card'),
    'block_id?': blockId,
    'hero_image?': imageElement,
    'icon?': imageElement,
    'slack_icon?': anything,
    'title?': mrkdwn(150),
    'subtitle?': mrkdwn(150),
    'body?': mrkdwn(200),
    'subtext?': mrkdwn(200),
    'actions?': list(button, 2),
  },
  showsSomething,
);

function titledAndCollapsible(container: Json, at: string): Fault[] {
  if (container.title === undefined && container.rich_text_title === undefined) {
    return fault(at, 'must define either `title` or `rich_text_title`');
  }
  return container.default_collapsed === true && container.is_collapsible !== true
    ? fault(`${at}/default_collapsed`, 'requires `is_collapsible`')
    : [];
}

const { actions, context, divider, header, input, section } = layoutBlocks as Record<string, Check>;
const childBlock = byType({
  actions: actions!,
  context: context!,
  divider: divider!,
  header: header!,
  input: input!,
  section: section!,
  image: imageBlock,
  rich_text: richTextBlock,
  table,
});

const sources = list(shape({ type: oneOf('url'), url, text: string(3000) }), 100);
const task = {
  'type?': oneOf('task_card'),
  'block_id?': blockId,
  task_id: string(255),
  title: string(3000),
  'details?': richTextBlock,
  'output?': richTextBlock,
  'sources?': sources,
  status: oneOf('pending', 'in_progress', 'complete', 'error'),
};

/** The rules for alerts, cards, carousels, containers, tasks, and plans. */
export const cardBlocks: Record<string, Check> = {
  alert: shape({
    type: oneOf('alert'),
    'block_id?': blockId,
    text: anyText(200),
    'level?': oneOf('default', 'info', 'warning', 'error', 'success'),
  }),
  card,
  carousel: shape({ type: oneOf('carousel'), 'block_id?': blockId, elements: list(card, 10) }),
  container: shape(
    {
      type: oneOf('container'),
      'block_id?': blockId,
      'title?': plainText(150),
      'rich_text_title?': richTextBlock,
      'subtitle?': anyText(150),
      'icon?': imageElement,
      'width?': oneOf('narrow', 'standard', 'wide', 'full'),
      'is_collapsible?': boolean,
      'default_collapsed?': boolean,
      'has_header_divider?': boolean,
      child_blocks: list(childBlock, 10),
    },
    titledAndCollapsible,
  ),
  task_card: shape(task),
  plan: shape({
    type: oneOf('plan'),
    'block_id?': blockId,
    title: string(3000),
    'tasks?': list(shape(task), 100),
  }),
};
