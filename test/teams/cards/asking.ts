import type { Form, FormInput } from '../../../src/commands/form.ts';
import type { InputElement } from '../../../src/teams/cards/inputs.ts';
import type { Element } from '../../../src/teams/cards/message.ts';

/** A form that asks for one value. */
export function asking(control: FormInput['control'], more: Partial<FormInput> = {}): Form {
  const one = {
    name: 'it',
    label: 'It',
    hint: 'What it is.',
    said: 'What it is.',
    control,
    required: true,
    ...more,
  };
  const command = 'set 12';
  return {
    noun: 'migration',
    subcommand: 'set',
    ticket: 12,
    title: 'Set it',
    submit: 'Set',
    close: 'Cancel',
    about: 'MIG-12 acme.com · Acme Corp',
    inputs: [one],
    hidden: {},
    before: {},
    command,
  };
}

export function inputsOf(body: Element[]): InputElement[] {
  return body.filter((element): element is InputElement => element.type.startsWith('Input.'));
}
