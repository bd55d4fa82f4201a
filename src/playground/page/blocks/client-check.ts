import type { UploadedFile, Value } from '../contract.ts';
import type { Control, InputBlock } from './block-kit.ts';
import { isEmpty } from './initial-value.ts';
import { sizeOfBase64 } from './upload.ts';

type Check = (control: Control, value: Value) => string | undefined;

const checks: Record<string, Check> = {
  plain_text_input: (control, value) => lengthFault(control, String(value)),
  number_input: (control, value) => numberFault(control, String(value)),
  email_text_input: (_control, value) =>
    /^\S+@\S+\.\S+$/.test(String(value)) ? undefined : 'Please enter a valid email address.',
  url_text_input: (_control, value) =>
    URL.canParse(String(value)) ? undefined : 'Please enter a valid URL, such as https://example.com.',
  file_input: (control, value) => filesFault(control, value as UploadedFile[]),
};

/** What Slack's client itself finds wrong with an input, before anything is sent. */
export function inputFault({ element, optional }: InputBlock, value: Value): string | undefined {
  if (isEmpty(value)) return optional ? undefined : 'Please complete this required field.';
  const most = element.max_selected_items;
  if (most !== undefined && Array.isArray(value) && value.length > most) {
    return `Please choose at most ${most}.`;
  }
  return checks[element.type]?.(element, value);
}

/** The most that Slack takes in one text. */
export function maxLength(control: Control): number {
  return control.max_length ?? 3000;
}

function lengthFault(control: Control, value: string): string | undefined {
  const [least, most] = [control.min_length ?? 0, maxLength(control)];
  if (value.length > most) return `Please enter at most ${most} characters.`;
  return value.length < least ? `Please enter at least ${least} characters.` : undefined;
}

function numberFault(control: Control, value: string): string | undefined {
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(value.trim())) return 'Please enter a number.';
  const number = Number(value);
  if (!control.is_decimal_allowed && !Number.isInteger(number)) return 'Please enter a whole number.';
  const { min_value: least, max_value: most } = control;
  const low = least !== undefined && number < Number(least);
  const high = most !== undefined && number > Number(most);
  if (!low && !high) return undefined;
  if (least !== undefined && most !== undefined) return `Please enter a number from ${least} to ${most}.`;
  return low ? `Please enter ${least} or more.` : `Please enter ${most} or less.`;
}

const largest = 10 * 1024 ** 2;

function filesFault(control: Control, files: UploadedFile[]): string | undefined {
  const most = control.max_files ?? 10;
  if (files.length > most)
    return most === 1 ? 'Please add one file only.' : `Please add at most ${most} files.`;
  const types = control.filetypes;
  const odd = types && files.find(({ name }) => !types.includes(name.split('.').at(-1)!.toLowerCase()));
  if (odd) return `${odd.name} is not of an accepted type: ${types.join(', ')}.`;
  const large = files.find(({ base64 }) => sizeOfBase64(base64) > largest);
  return large ? `${large.name} is larger than 10 MB.` : undefined;
}
