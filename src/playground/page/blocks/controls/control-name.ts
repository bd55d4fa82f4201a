import type { Block } from '../../contract.ts';
import type { Control, TextObject } from '../block-kit.ts';
import { plainText } from '../text/plain-text.ts';

const kinds: Record<string, string> = {
  checkboxes: 'Options',
  radio_buttons: 'Options',
  datepicker: 'Date',
  timepicker: 'Time',
  datetimepicker: 'Date and time',
};

/** The name that screen readers use for a control without a label: its own text, or the text next to it. */
export function controlName(block: Block, control: Control): string {
  const beside = block.type === 'section' ? plainText(block.text as TextObject | undefined) : '';
  return (
    control.accessibility_label ||
    plainText(control.placeholder) ||
    beside ||
    kinds[control.type] ||
    'Select an option'
  );
}
