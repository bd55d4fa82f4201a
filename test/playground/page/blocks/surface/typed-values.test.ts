import { expect, test } from 'vitest';
import {
  valueIn,
  valueKey,
  withValue,
} from '../../../../../src/playground/page/blocks/surface/typed-values.ts';

const block = { type: 'input', block_id: 'b' };
const control = { type: 'plain_text_input', action_id: 'a', initial_value: 'old' };
const key = valueKey('V1', block, control);
const typed = withValue({}, key, control, 'mine');

test('shows the initial value until the person types', () => {
  expect(valueIn({}, key, control)).toBe('old');
});

test('keeps what was typed when the bot sends the same control again', () => {
  expect(valueIn(typed, key, { ...control })).toBe('mine');
});

test('drops what was typed when the bot changes the initial value', () => {
  expect(valueIn(typed, key, { ...control, initial_value: 'new' })).toBe('new');
});

test('keeps the values of two forms apart', () => {
  expect(valueIn(typed, valueKey('V2', block, control), control)).toBe('old');
});
