import { expect, test } from 'vitest';
import { controlName } from '../../../../../src/playground/page/blocks/controls/control-name.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const section = { type: 'section', block_id: 'b', text: plain('Beside') };

test.each([
  ['its label for screen readers', { accessibility_label: 'Said', placeholder: plain('Pick') }, 'Said'],
  ['its placeholder', { placeholder: plain('Pick') }, 'Pick'],
  ['the text next to it', {}, 'Beside'],
])('names a control by %s', (_name, fields, name) => {
  expect(controlName(section, { type: 'datepicker', action_id: 'a', ...fields })).toBe(name);
});
