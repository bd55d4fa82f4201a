import { expect, test } from 'vitest';
import { isTooLarge, validateView } from '../../../../src/playground/slack/block-kit/validate-view.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const field = {
  type: 'input',
  label: plain('Domain'),
  element: { type: 'plain_text_input', action_id: 'd' },
};
const modal = (fields: Record<string, unknown> = {}) => ({
  type: 'modal',
  title: plain('Open'),
  submit: plain('Open'),
  blocks: [field],
  ...fields,
});

test.each([
  ['a form', modal(), 'modal'],
  [
    'a form at its limits',
    modal({
      title: plain('x'.repeat(24)),
      private_metadata: 'x'.repeat(3000),
      callback_id: 'x'.repeat(255),
      notify_on_close: true,
    }),
    'modal',
  ],
  ['a form without inputs', { type: 'modal', title: plain('Help'), blocks: [{ type: 'divider' }] }, 'modal'],
  [
    'number bounds',
    modal({
      blocks: [
        {
          ...field,
          element: { type: 'number_input', is_decimal_allowed: false, min_value: '1', max_value: '100000' },
        },
      ],
    }),
    'modal',
  ],
  ['a Home view', { type: 'home', blocks: [{ type: 'divider' }] }, 'home'],
] as const)('the validation of a view accepts %s', (_name, view, type) => {
  expect(validateView(view, type)).toEqual([]);
});

test.each([
  ['a missing view', undefined, '/view', 'must provide an object'],
  ['a form without a title', modal({ title: undefined }), '/view', 'missing required field: title'],
  ['a form without blocks', modal({ blocks: undefined }), '/view', 'missing required field: blocks'],
  [
    'a title of 25 characters',
    modal({ title: plain('x'.repeat(25)) }),
    '/view/title/text',
    'must be less than 25 characters',
  ],
  [
    'a submit label of 25 characters',
    modal({ submit: plain('x'.repeat(25)) }),
    '/view/submit/text',
    'must be less than 25 characters',
  ],
  [
    'a close label of 25 characters',
    modal({ close: plain('x'.repeat(25)) }),
    '/view/close/text',
    'must be less than 25 characters',
  ],
  [
    'a title in mrkdwn',
    modal({ title: { type: 'mrkdwn', text: 'x' } }),
    '/view/title/type',
    'must be one of: plain_text',
  ],
  [
    'inputs without a submit button',
    modal({ submit: undefined }),
    '/view/submit',
    '`submit` is required when a view has an input block',
  ],
  [
    '3,001 characters of metadata',
    modal({ private_metadata: 'x'.repeat(3001) }),
    '/view/private_metadata',
    'must be less than 3001 characters',
  ],
  [
    'a long callback_id',
    modal({ callback_id: 'x'.repeat(256) }),
    '/view/callback_id',
    'must be less than 256 characters',
  ],
  [
    'a property that only workflow steps have',
    modal({ submit_disabled: true }),
    '/view',
    'invalid additional property: submit_disabled',
  ],
  [
    'a Home view as a form',
    { type: 'home', title: plain('x'), blocks: [] },
    '/view/type',
    'must be one of: modal',
  ],
  [
    'an invalid block',
    modal({ blocks: [{ type: 'table', rows: [] }] }),
    '/view/blocks/0/type',
    'unsupported type: table',
  ],
  [
    'a minimum above the maximum',
    modal({
      blocks: [
        {
          ...field,
          element: { type: 'number_input', is_decimal_allowed: true, min_value: '2', max_value: '1' },
        },
      ],
    }),
    '/view/blocks/0/element/min_value',
    'must not be more than `max_value`',
  ],
  [
    'a file input with dispatch_action',
    modal({ blocks: [{ ...field, dispatch_action: true, element: { type: 'file_input' } }] }),
    '/view/blocks/0/dispatch_action',
    'not allowed with file_input',
  ],
])('the validation of a view refuses %s', (_name, view, pointer, message) => {
  expect(validateView(view, 'modal')).toContainEqual({ pointer, message });
});

test('the validation of a view refuses a title in a Home view', () => {
  const faults = validateView({ type: 'home', title: plain('x'), blocks: [] }, 'home');
  expect(faults).toEqual([{ pointer: '/view', message: 'invalid additional property: title' }]);
});

test('the validation of a view refuses a view of more than 250 kB', () => {
  expect([isTooLarge(modal()), isTooLarge({ x: 'x'.repeat(250_000) })]).toEqual([false, true]);
});
