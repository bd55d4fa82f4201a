import { Fault } from '../errors.ts';
import type { Calendar } from '../time/calendar.ts';
import { truncate } from '../truncate.ts';
import { didYouMean } from './nearest.ts';

/** How a form asks for a value. */
export type Input =
  | { kind: 'text'; multiline?: boolean; max: number }
  | { kind: 'number'; min: number; max: number }
  | { kind: 'choice'; options: Option[] }
  | { kind: 'date' }
  | { kind: 'moment' }
  /** `nobody`: whether that is a value too. */
  | { kind: 'person'; nobody?: boolean };

export interface Option<T extends string = string> {
  value: T;
  label: string;
}

export interface ReadContext {
  /** Who `me` is. */
  actor?: string;
  calendar: Calendar;
  now: Date;
}

/** A value that a person gives: how it is asked for, what is right, and how it is read. */
export interface Field<T> {
  /** The key as typed: `mailboxes`. */
  name: string;
  label: string;
  /** What would be right: `1 to 100,000`. */
  hint: string;
  /** `{day+15}` stands for the 15th business day from now. */
  example: string;
  input: Input;
  /** Values of one or several words that people can type without quotes: `Customer testing`. */
  phrases?: readonly string[];
  /** Throws a `Fault` that names what is wrong and what would be right. */
  read(raw: string, context: ReadContext): T;
}

/** The longest text that is taken, in characters: Slack's own limit of a text. */
const textLimit = 3_000;

/** Throws the `Fault` of a field: what was wrong with it, and what would be right. */
export function wrong(field: Pick<Field<unknown>, 'name' | 'hint'>, what: string): never {
  throw new Fault(what, { hint: field.hint, field: field.name });
}

/** Text of one line (or several), not longer than `max` characters. */
export function textField(
  name: string,
  label: string,
  more: { hint?: string; example: string; max?: number; multiline?: boolean },
): Field<string> {
  const max = more.max ?? textLimit;
  const field: Field<string> = {
    name,
    label,
    hint: more.hint ?? `Up to ${max.toLocaleString('en-US')} characters.`,
    example: more.example,
    input: { kind: 'text', multiline: more.multiline, max },
    read(raw) {
      const value = more.multiline ? raw.trim() : raw.replace(/\s+/g, ' ').trim();
      if (value === '') wrong(field, `\`${name}\` is empty.`);
      if (value.length > max) {
        const size = value.length.toLocaleString('en-US');
        wrong(field, `\`${name}\` has ${size} characters; the limit is ${max.toLocaleString('en-US')}.`);
      }
      return value;
    },
  };
  return field;
}

export function choiceField<T extends string>(
  name: string,
  label: string,
  options: Option<T>[],
  more: { example?: string; hint?: string } = {},
): Field<T> {
  const values = options.map((option) => option.value);
  const field: Field<T> = {
    name,
    label,
    hint: more.hint ?? `One of: ${values.join(' ')}.`,
    example: more.example ?? values[0] ?? '',
    input: { kind: 'choice', options },
    read(raw) {
      const value = raw
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-');
      const chosen = values.find((candidate) => candidate === value);
      if (chosen !== undefined) return chosen;
      return wrong(field, `\`${name}\` cannot be “${shorten(raw)}”.${didYouMean(value, values)}`);
    },
  };
  return field;
}

/** A whole number, or with `decimals` any number, within bounds. */
export function numberField(
  name: string,
  label: string,
  bounds: { min: number; max: number; unit?: string; example: string; decimals?: boolean },
): Field<number> {
  const { min, max } = bounds;
  const field: Field<number> = {
    name,
    label,
    hint: `A${bounds.decimals ? '' : ' whole'} number, ${min.toLocaleString('en-US')} to ${max.toLocaleString('en-US')}${bounds.unit ? ` ${bounds.unit}` : ''}.`,
    example: bounds.example,
    input: { kind: 'number', min, max },
    read(raw) {
      const digits = raw.trim().replace(/(?<=\d),(?=\d{3}\b)/g, '');
      const pattern = bounds.decimals ? /^\d{1,12}(\.\d{1,6})?$/ : /^\d{1,12}$/;
      if (!pattern.test(digits)) return wrong(field, `\`${name}\` cannot be “${shorten(raw)}”.`);
      const value = Number(digits);
      if (value < min || value > max) {
        const said = value.toLocaleString('en-US');
        return wrong(field, `\`${name}\` cannot be ${said}.`);
      }
      return value;
    },
  };
  return field;
}

/** Text of a certain shape; `read` gives its normal form or null. */
export function shapedField<T>(
  name: string,
  label: string,
  shape: { hint: string; example: string; read(value: string): T | null },
): Field<T> {
  const field: Field<T> = {
    name,
    label,
    hint: shape.hint,
    example: shape.example,
    input: { kind: 'text', max: 250 },
    read(raw) {
      const value = shape.read(raw.trim());
      if (value === null) return wrong(field, `“${shorten(raw)}” is not a valid \`${name}\`.`);
      return value;
    },
  };
  return field;
}

/** What a person typed, short enough to say back. */
export function shorten(raw: string): string {
  const line = raw.replace(/\s+/g, ' ').trim();
  return truncate(line, 61);
}
