import { withCode } from '../../card.ts';
import type { FormInput } from '../../commands/form.ts';
import { readMention } from '../../commands/grammar/mention.ts';
import type { Control } from '../../input/field.ts';
import { type RichTextBlock, toLines } from './text.ts';

interface Asked {
  id: string;
  label: string;
  isRequired: boolean;
  /** What the client shows if a value is missing or out of bounds. */
  errorMessage: string;
}

export type InputElement = Asked &
  (
    | { type: 'Input.Text'; isMultiline: boolean; maxLength: number; value?: string }
    | { type: 'Input.Number'; min: number; max: number; value?: number }
    | {
        type: 'Input.ChoiceSet';
        style: 'compact';
        choices: { title: string; value: string }[];
        value?: string;
      }
    | { type: 'Input.Date' | 'Input.Time'; value?: string }
  );

/**
 * Says what to type in the input for a person, which is a text input. Teams' own people picker accepts no typed words.
 * In clients that don't know the picker, it is empty (MicrosoftDocs/msteams-docs#7879).
 */
function personWords({ nobody }: { nobody?: boolean }): string {
  return `a name, an email address, ${nobody ? 'me, or nobody' : 'or me'}`;
}

const longestName = 250;

/**
 * A date with a time has two inputs. Returns the id of the input for the time. The input for the date has the
 * argument's name as id.
 */
export function timeId(name: string): string {
  return `${name}:time`;
}

/**
 * Draws an input with its hint below. Escapes nothing: labels and hints are our own words, and Teams shows values
 * literally.
 */
export function toInputs(input: FormInput, value = ''): (InputElement | RichTextBlock)[] {
  const { hint } = input;
  if (input.control.kind === 'file') return toLines(withCode(hint));
  const asked: Asked = {
    id: input.name,
    label: input.label,
    isRequired: input.required,
    // A client also checks the range of a number, so the message is the hint, which states the range. For other inputs,
    // a client only checks whether there is a value.
    errorMessage: (input.control.kind === 'number' && hint) || `Enter a value for ${input.label}.`,
  };
  return [
    ...toElements(asked, input.control, value),
    ...toLines(withCode(hint), { size: 'Small', isSubtle: true }, 'None'),
  ];
}

function toElements(asked: Asked, control: Control, value: string): InputElement[] {
  switch (control.kind) {
    case 'text':
      return [
        {
          type: 'Input.Text',
          ...asked,
          isMultiline: control.multiline ?? false,
          maxLength: control.max,
          ...given(value),
        },
      ];
    case 'number': {
      const digits = value.replaceAll(',', '').trim();
      const number = /^\d+(\.\d+)?$/.test(digits) ? { value: Number(digits) } : {};
      return [{ type: 'Input.Number', ...asked, min: control.min, max: control.max, ...number }];
    }
    case 'choice': {
      const chosen = control.options.find((option) => option.value === value);
      const choices = control.options.map((option) => ({ title: option.label, value: option.value }));
      return [{ type: 'Input.ChoiceSet', ...asked, style: 'compact', choices, ...given(chosen?.value) }];
    }
    case 'date':
      return [{ type: 'Input.Date', ...asked, ...given(/^\d{4}-\d\d-\d\d$/.exec(value)?.[0]) }];
    case 'moment': {
      // A moment is always in the team's time zone, so its offset from UTC says nothing more.
      const [, day, time] = /^(\d{4}-\d\d-\d\d)?(?:T(\d\d:\d\d)(?:[+-]\d\d:\d\d)?)?$/.exec(value) ?? [];
      const clockTime = { ...asked, id: timeId(asked.id), label: `${asked.label}: time` };
      return [
        { type: 'Input.Date', ...asked, ...given(day) },
        { type: 'Input.Time', ...clockTime, ...given(time) },
      ];
    }
    case 'person':
      return [
        {
          type: 'Input.Text',
          ...asked,
          label: `${asked.label}: ${personWords(control)}`,
          isMultiline: false,
          maxLength: longestName,
          ...given(readMention(value)?.name ?? value),
        },
      ];
    case 'file':
      // Teams has no input for files.
      return [];
  }
}

function given(value: string | undefined): { value?: string } {
  return value ? { value } : {};
}
