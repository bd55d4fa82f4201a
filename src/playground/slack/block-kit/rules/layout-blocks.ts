import type { Json } from '../../model.ts';
import { buttons, contextActions } from './buttons.ts';
import {
  boolean,
  byType,
  type Check,
  type Fault,
  fault,
  integer,
  list,
  oneOf,
  shape,
  string,
} from './check.ts';
import { inputs, pickers } from './inputs.ts';
import { selects } from './selects.ts';
import { anyText, blockId, imageElement, mrkdwn, plainText } from './texts.ts';

const { datetimepicker: _onlyInActionsAndInput, ...besideText } = pickers;
const accessory = byType({ ...buttons, ...selects, ...besideText, image: imageElement });

function textOrFields(section: Json, at: string): Fault[] {
  return section.text === undefined && section.fields === undefined
    ? fault(at, 'must define either `text` or `fields`')
    : [];
}

function noDispatchOfFiles(input: Json, at: string): Fault[] {
  const isFile = (input.element as Json).type === 'file_input';
  return isFile && input.dispatch_action === true
    ? fault(`${at}/dispatch_action`, 'not allowed with file_input')
    : [];
}

/** The rules for basic blocks: text, dividers, buttons, and inputs. */
export const layoutBlocks: Record<string, Check> = {
  divider: shape({ type: oneOf('divider'), 'block_id?': blockId }),
  header: shape({
    type: oneOf('header'),
    'block_id?': blockId,
    text: plainText(150),
    'level?': integer(1, 4),
  }),
  markdown: shape({ type: oneOf('markdown'), 'block_id?': blockId, text: string(12_000) }),
  section: shape(
    {
      type: oneOf('section'),
      'block_id?': blockId,
      'text?': anyText(3000),
      'fields?': list(anyText(2000), 10),
      'accessory?': accessory,
      'expand?': boolean,
    },
    textOrFields,
  ),
  context: shape({
    type: oneOf('context'),
    'block_id?': blockId,
    elements: list(byType({ plain_text: plainText(3000), mrkdwn: mrkdwn(3000), image: imageElement }), 10),
  }),
  actions: shape({
    type: oneOf('actions'),
    'block_id?': blockId,
    elements: list(byType({ ...buttons, ...selects, ...pickers }), 25),
  }),
  context_actions: shape({
    type: oneOf('context_actions'),
    'block_id?': blockId,
    elements: list(byType(contextActions), 5),
  }),
  input: shape(
    {
      type: oneOf('input'),
      'block_id?': blockId,
      label: plainText(2000),
      element: byType({ ...inputs, ...selects, ...pickers }),
      'hint?': plainText(2000),
      'optional?': boolean,
      'dispatch_action?': boolean,
    },
    noDispatchOfFiles,
  ),
};
