import { Fault } from '../errors.ts';
import { type Field, shorten } from './field.ts';

/** The key that people type before the text that names a file. Faults about files name this argument. */
export const fileKey = 'file';

/** The text that names a file: its platform, and the platform's id or ours. */
const pattern = /^[a-z]{1,20}:[A-Za-z0-9-]{1,80}$/;

/** The kinds of files that people can choose in a form, by the end of the file's name. */
const sheets = ['csv', 'xlsx', 'xlsm', 'txt'];

/**
 * A field for a file that a person sends. Its value is a short text that names the file, such as `slack:F0123ABC`.
 * `Desk.outside.files` reads the file.
 */
export function fileField(more: { label?: string; types?: string[] } = {}): Field<string> {
  const { label = 'File', types = sheets } = more;
  const hint = 'Attach the file to your message to Migration Desk.';
  return {
    name: fileKey,
    label,
    hint,
    pickerHint: `One file of at most 10 MB. Its name ends in ${types.map((type) => `.${type}`).join(', ')}.`,
    example: 'slack:F0123ABC',
    control: { kind: 'file', types },
    read(raw) {
      const ref = raw.trim();
      if (pattern.test(ref)) return ref;
      throw new Fault(`“${shorten(raw)}” doesn't name a file.`, { hint, field: fileKey, omit: true });
    },
  };
}
