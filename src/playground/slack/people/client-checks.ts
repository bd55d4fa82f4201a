import type { Control } from '../block-kit/elements.ts';
import type { Json } from '../model.ts';
import { isEmpty } from './state-values.ts';

function lengthFault(element: Json, value: string): string | undefined {
  const max = Number(element.max_length ?? 3000);
  const min = Number(element.min_length ?? 0);
  if (value.length > max) return `Enter at most ${max} characters.`;
  return value.length < min ? `Enter at least ${min} characters.` : undefined;
}

function numberFault(element: Json, value: string): string | undefined {
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(value.trim())) return 'Enter a number.';
  const number = Number(value);
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Enter a whole number.';
  const { min_value: min, max_value: max } = element;
  const isLow = min !== undefined && number < Number(min);
  const isHigh = max !== undefined && number > Number(max);
  if (!isLow && !isHigh) return undefined;
  if (min !== undefined && max !== undefined) return `Enter a number from ${min} to ${max}.`;
  return isLow ? `Enter ${min} or more.` : `Enter ${max} or less.`;
}

interface Uploaded {
  name: string;
  filetype: string;
  size: number;
}

function filesFault(element: Json, files: Uploaded[]): string | undefined {
  const max = Number(element.max_files ?? 10);
  const types = element.filetypes as string[] | undefined;
  if (files.length > max) return max === 1 ? 'Add only one file.' : `Add at most ${max} files.`;
  const odd = types && files.find(({ filetype }) => !types.includes(filetype));
  if (odd) return `${odd.name} is the wrong file type. Allowed types: ${types.join(', ')}.`;
  const large = files.find(({ size }) => size > 10 * 1024 ** 2);
  return large && `${large.name} is too large. The limit is 10 MB per file.`;
}

/**
 * Returns the error that Slack's client shows for a field's value. Undefined if the value is valid. The app never
 * receives a form with such an error.
 */
export function clientFault({ block, element }: Control, value: unknown): string | undefined {
  if (isEmpty(value)) {
    return block.type === 'input' && block.optional !== true ? 'This field is required.' : undefined;
  }
  const max = Number(element.max_selected_items ?? Number.POSITIVE_INFINITY);
  if (Array.isArray(value) && value.length > max) return `Choose at most ${max}.`;
  switch (element.type) {
    case 'plain_text_input':
      return lengthFault(element, value as string);
    case 'number_input':
      return numberFault(element, value as string);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value as string)
        ? undefined
        : 'Enter a valid email address, such as ann@example.com.';
    case 'url_text_input':
      return URL.canParse(value as string) ? undefined : 'Enter a valid URL, such as https://example.com.';
    case 'file_input':
      return filesFault(element, value as Uploaded[]);
    default:
      return undefined;
  }
}
