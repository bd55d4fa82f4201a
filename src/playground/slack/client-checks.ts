import type { Control } from './elements.ts';
import type { Json } from './model.ts';
import { isEmpty } from './state-values.ts';

function lengthFault(element: Json, value: string): string | undefined {
  const max = Number(element.max_length ?? 3000);
  const min = Number(element.min_length ?? 0);
  if (value.length > max) return `must be at most ${max} characters`;
  return value.length < min ? `must be at least ${min} characters` : undefined;
}

function numberFault(element: Json, value: string): string | undefined {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return 'must be a number';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'must be a whole number';
  if (number < Number(element.min_value ?? Number.NEGATIVE_INFINITY))
    return `must be at least ${element.min_value}`;
  return number > Number(element.max_value ?? Number.POSITIVE_INFINITY)
    ? `must be at most ${element.max_value}`
    : undefined;
}

function filesFault(element: Json, files: { filetype: string; size: number }[]): string | undefined {
  const types = element.filetypes as string[] | undefined;
  if (files.length > Number(element.max_files ?? 10)) return 'too many files';
  if (types && files.some(({ filetype }) => !types.includes(filetype))) return 'file type not allowed';
  return files.some(({ size }) => size > 10 * 1024 * 1024) ? 'file is larger than 10 MB' : undefined;
}

/** Why Slack's own client would not send a field, if it would not; the app never hears of it. */
export function clientFault({ block, element }: Control, value: unknown): string | undefined {
  if (isEmpty(value)) return block.type === 'input' && block.optional !== true ? 'required' : undefined;
  const max = Number(element.max_selected_items ?? Number.POSITIVE_INFINITY);
  if (Array.isArray(value) && value.length > max) return `at most ${max} can be chosen`;
  switch (element.type) {
    case 'plain_text_input':
      return lengthFault(element, value as string);
    case 'number_input':
      return numberFault(element, value as string);
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(value as string) ? undefined : 'must be an email address';
    case 'url_text_input':
      return URL.canParse(value as string) ? undefined : 'must be an address';
    case 'file_input':
      return filesFault(element, value as { filetype: string; size: number }[]);
    default:
      return undefined;
  }
}
