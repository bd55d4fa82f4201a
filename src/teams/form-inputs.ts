import { withCode } from '../card.ts';
import type { FormInput } from '../commands/form.ts';
import { readMention } from '../commands/mention.ts';
import type { Control } from '../input/field.ts';
import { type RichTextBlock, toLines } from './rich-text.ts';

interface Asked {
  id: string;
  label: string;
  isRequired: boolean;
  /** Shown by the client where a value is missing or out of bounds. */
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
 * A choice with `graph.microsoft.com/users` as its data lets people be picked, but takes no words beside, and where a
 * client does not know it, it is an empty choice, and nobody can be named at all (MicrosoftDocs/msteams-docs#7879). So
 * a person is asked for in words.
 */
function personWords({ nobody }: { nobody?: boolean }): string {
  return `a name, an e-mail address${nobody ? ', me or nobody' : ' or me'}`;
}

const longestName = 250;

/** The id of the input for a moment's hour; the day has the argument's name. */
export function timeId(name: string): string {
  return `${name}:time`;
}

/** An input, and its hint below it. Literal: labels and hints are our words, and values are shown as they are. */
export function toInputs(input: FormInput, value = ''): (InputElement | RichTextBlock)[] {
  const { hint } = input;
  const asked: Asked = {
    id: input.name,
    label: input.label,
    isRequired: input.required,
    // A client checks no more of the others than that they are there.
    errorMessage: (input.control.kind === 'number' && hint) || `${input.label} is needed.`,
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
      const wanted = value
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-');
      const chosen = control.options.find((option) => option.value === wanted);
      const choices = control.options.map((option) => ({ title: option.label, value: option.value }));
      return [{ type: 'Input.ChoiceSet', ...asked, style: 'compact', choices, ...given(chosen?.value) }];
    }
    case 'date':
      return [{ type: 'Input.Date', ...asked, ...given(/^\d{4}-\d\d-\d\d$/.exec(value)?.[0]) }];
    case 'moment': {
      // With an offset it would be another moment in the team's zone.
      const [, day, time] = /^(\d{4}-\d\d-\d\d)?(?:T(\d\d:\d\d))?$/.exec(value) ?? [];
      const hour = { ...asked, id: timeId(asked.id), label: `${asked.label}: hour` };
      return [
        { type: 'Input.Date', ...asked, ...given(day) },
        { type: 'Input.Time', ...hour, ...given(time) },
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
  }
}

function given(value: string | undefined): { value?: string } {
  return value ? { value } : {};
}
