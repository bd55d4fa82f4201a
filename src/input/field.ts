import { Fault, type Typo } from '../errors.ts';
import { lowerFirst } from '../phrase.ts';
import type { Calendar } from '../time/calendar.ts';
import { truncate } from '../truncate.ts';
import { typoOf } from './nearest.ts';

/** The form control that asks for a value. */
export type Control =
  | { kind: 'text'; multiline?: boolean; max: number }
  | { kind: 'number'; min: number; max: number }
  | { kind: 'choice'; options: Option[] }
  | { kind: 'date' }
  | { kind: 'moment' }
  /** `nobody` means that the answer can also be nobody. */
  | { kind: 'person'; nobody?: boolean }
  /** One file. `types` has how its name may end: `csv`. */
  | { kind: 'file'; types: string[] };

export interface Option<T extends string = string> {
  value: T;
  label: string;
  /** Other words for the value that people type. */
  aliases?: readonly string[];
}

export interface ReadContext {
  /** The person that `me` stands for. */
  actor?: string;
  calendar: Calendar;
  now: Date;
}

/** A value that a person gives: how a form asks for it, and how it is read. */
export interface Field<T> {
  /** The key that people type: `mailboxes`. */
  name: string;
  /** Older keys that are still accepted. */
  aliases?: string[];
  label: string;
  /** What a value is, in a sentence: `source` in `That isn't a valid source`. Absent: the label. */
  noun?: string;
  /** Says what to enter: `Enter a whole number from 1 to 100,000.` */
  hint: string;
  /** What a form says below a control that can't take words: `Not in the past.` Absent: the hint. */
  pickerHint?: string;
  /** A value that works as input. `{day+15}` stands for the 15th business day from now. */
  example: string;
  control: Control;
  /** Values of one or several words that people can type without quotes: `Customer testing`. */
  phrases?: readonly string[];
  /** A word that people may type before the value: `to` in `assign 12 to Dana Reyes`. */
  lead?: string;
  /** Returns how many of the words from the first one on make up a value. Absent: one word, or one of the phrases. */
  span?(words: string[]): number;
  /** Whether a word starts a value. It then ends the name of a person before it. */
  startsWith?(word: string): boolean;
  /** Writes a value as text that `read` accepts. Absent: `String(value)`. */
  format?(value: T, calendar: Calendar): string;
  /** Says how a text such as `friday` was understood. Absent if the text can't be misunderstood. */
  understood?(value: T, context: ReadContext): string;
  /** Reads what was typed. Throws a `Fault` that says what is wrong and what to enter. */
  read(raw: string, context: ReadContext): T;
}

/** The longest text, in characters. Slack has the same limit. */
const textLimit = 3_000;

/** Throws a `Fault` about the value of a field. `what` says what is wrong, and the field's hint says what to enter. */
export function wrong(field: Pick<Field<unknown>, 'name' | 'hint'>, what: string): never {
  throw new Fault(what, { hint: field.hint, field: field.name });
}

/** Throws a `Fault` for a value that a field doesn't accept. @param typo the value that was probably meant */
export function invalid(field: Named, raw: string, typo?: Typo): never {
  const says = `“${shorten(raw)}” isn't a valid ${nounOf(field)}.`;
  if (typo === undefined) return wrong(field, says);
  throw new Fault(`${says} Did you mean \`${typo.meant}\`?`, {
    hint: field.hint,
    field: field.name,
    typo: { ...typo, said: raw },
  });
}

/** What faults need to know of a field. */
export type Named = Pick<Field<unknown>, 'name' | 'label' | 'noun' | 'hint'>;

/** What a value of a field is, in a sentence: `account number`. */
export function nounOf({ label, noun }: Pick<Named, 'label' | 'noun'>): string {
  return noun ?? lowerFirst(label);
}

/** A field for text, in one line or in several. `max` is in characters. */
export function textField(
  name: string,
  label: string,
  more: { hint?: string; example: string; max?: number; multiline?: boolean },
): Field<string> {
  const max = more.max ?? textLimit;
  const field: Field<string> = {
    name,
    label,
    hint: more.hint ?? `Enter up to ${max.toLocaleString('en-US')} characters.`,
    example: more.example,
    control: { kind: 'text', multiline: more.multiline, max },
    read(raw) {
      const value = more.multiline ? raw.trim() : raw.replace(/\s+/g, ' ').trim();
      if (value === '') wrong(field, `\`${name}\` is empty.`);
      if (value.length > max) {
        const [length, limit] = [value.length, max].map((count) => count.toLocaleString('en-US'));
        wrong(field, `\`${name}\` has ${length} characters. The limit is ${limit}.`);
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
  more: { example?: string; hint?: string; noun?: string; aliases?: string[] } = {},
): Field<T> {
  const values = options.map((option) => option.value);
  const field: Field<T> = {
    name,
    aliases: more.aliases,
    label,
    noun: more.noun,
    hint: more.hint ?? `Choose one of: ${values.join(', ')}.`,
    example: more.example ?? values[0] ?? '',
    control: { kind: 'choice', options },
    phrases: options.flatMap((option) => wordsFor(option).filter((words) => words.includes(' '))),
    startsWith: (word) => optionFor(options, word) !== undefined,
    read: (raw) => optionFor(options, raw)?.value ?? invalid(field, raw, typoOf(toSlug(raw), values)),
  };
  return field;
}

/** Finds the option that a text names, by its value, its label, or another word for it. */
export function optionFor<T extends string>(options: Option<T>[], text: string): Option<T> | undefined {
  const wanted = toSlug(text);
  return (
    options.find(({ value }) => value === wanted) ??
    options.find((option) => wordsFor(option).some((words) => toSlug(words) === wanted))
  );
}

/** What people may type for an option, besides its value. */
function wordsFor({ label, aliases = [] }: Option): string[] {
  return [label, ...aliases.flatMap((alias) => [alias, alias.replaceAll('-', ' ')])];
}

function toSlug(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s_]+/g, '-');
}

/**
 * A field for text in a certain format. `read` returns the value in its standard form, or null if the text doesn't have
 * that format.
 */
export function shapedField<T>(
  name: string,
  label: string,
  shape: { noun?: string; hint: string; example: string; read(value: string): T | null },
): Field<T> {
  const field: Field<T> = {
    name,
    label,
    noun: shape.noun,
    hint: shape.hint,
    example: shape.example,
    control: { kind: 'text', max: 250 },
    read: (raw) => shape.read(raw.trim()) ?? invalid(field, raw),
  };
  return field;
}

/** Shortens what a person typed, to quote it in a reply. */
export function shorten(raw: string): string {
  const line = raw.replace(/\s+/g, ' ').trim();
  return truncate(line, 61);
}
