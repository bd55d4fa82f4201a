import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateBlocks } from '../../../../src/playground/slack/block-kit/validate-blocks.ts';
import { validateView } from '../../../../src/playground/slack/block-kit/validate-view.ts';

const types = fc.constantFrom(
  ...'actions alert card carousel container context data_table data_visualization header image input markdown plan rich_text section table constructor __proto__'.split(
    ' ',
  ),
);
const elementTypes = fc.constantFrom(
  ...'button overflow static_select users_select checkboxes plain_text_input number_input file_input datepicker text raw_text mrkdwn bar pie toString'.split(
    ' ',
  ),
);
const part = fc.oneof(
  fc.jsonValue(),
  fc.record(
    { type: elementTypes, text: fc.jsonValue(), options: fc.jsonValue(), elements: fc.jsonValue() },
    { requiredKeys: ['type'] },
  ),
);
const block = fc.record(
  {
    type: types,
    text: part,
    elements: fc.array(part),
    element: part,
    accessory: part,
    rows: fc.array(fc.array(part)),
    chart: part,
    child_blocks: fc.array(part),
    label: part,
  },
  { requiredKeys: ['type'] },
);

test('reports each fault in random blocks with a pointer and a message', () => {
  fc.assert(
    fc.property(fc.array(block), fc.constantFrom('message', 'modal', 'home'), (blocks, surface) => {
      for (const { pointer, message } of validateBlocks(blocks, surface)) {
        expect(pointer).toMatch(/^\/blocks/);
        expect(message).not.toBe('');
      }
    }),
  );
});

test('refuses random JSON as a view', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => validateView(value, 'modal').length > 0));
});
