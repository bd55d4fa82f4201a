import { type Field, textField } from '../../input/field.ts';
import { longestWave, noWave, readWave } from '../../mailbox/wave.ts';

const text = textField('wave', 'Wave', {
  hint: 'Enter the name of a wave, such as `2` or `pilot`, or `none` for the mailboxes without one.',
  example: '2',
  max: longestWave,
});

/** The name of a wave, or `noWave`. */
export const waveField: Field<string> = {
  ...text,
  read: (raw, context) => readWave(text.read(raw, context)) ?? noWave,
};
