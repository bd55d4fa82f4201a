import { isJson, type Json } from '../model.ts';
import { boolean, type Check, type Fault, fault, oneOf, shape, string } from './rules/check.ts';
import { plainText } from './rules/texts.ts';
import { validateBlocks } from './validate-blocks.ts';

const checkedApart: Check = () => [];

const common = {
  blocks: checkedApart,
  'private_metadata?': string(3000, 0),
  'callback_id?': string(255, 0),
  'external_id?': string(255, 0),
};

const modal = shape({
  ...common,
  type: oneOf('modal'),
  title: plainText(24),
  'submit?': plainText(24),
  'close?': plainText(24),
  'clear_on_close?': boolean,
  'notify_on_close?': boolean,
});

const home = shape({ ...common, type: oneOf('home') });

function submitForInputs(view: Json, at: string): Fault[] {
  const blocks = Array.isArray(view.blocks) ? view.blocks.filter(isJson) : [];
  const asks =
    view.type === 'modal' && view.submit === undefined && blocks.some(({ type }) => type === 'input');
  return asks ? fault(`${at}/submit`, '`submit` is required when a view has an input block') : [];
}

/** Returns everything that Slack would refuse in a view of this type. Empty if the view is valid. */
export function validateView(view: unknown, type: 'modal' | 'home', at = '/view'): Fault[] {
  if (!isJson(view)) return fault(at, 'must provide an object');
  const faults = (type === 'modal' ? modal : home)(view, at);
  const blockFaults = view.blocks === undefined ? [] : validateBlocks(view.blocks, type, `${at}/blocks`);
  const all = [...faults, ...blockFaults];
  return all.length > 0 ? all : submitForInputs(view, at);
}

/** Whether Slack refuses the view with `view_too_large`, because it is larger than 250 kB. */
export function isTooLarge(view: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(view)) > 250_000;
}
