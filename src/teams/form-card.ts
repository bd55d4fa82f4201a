import { z } from 'zod';
import { type Inline, tasks, withCode } from '../card.ts';
import type { Form, FormInput } from '../commands/form.ts';
import { dropMarks } from '../commands/mention.ts';
import { Fault } from '../errors.ts';
import { toActionSets, toExecute } from './actions.ts';
import { type Element, room, sizeOf, type TeamsMessage, toElements, upTo, wrap } from './adaptive-card.ts';
import { timeId, toInputs } from './form-inputs.ts';
import { toLines } from './rich-text.ts';

/** The verbs of a form's two buttons. */
export const formVerb = 'form';
export const cancelVerb = 'cancel-form';

/** What a button's data may have beside the inputs: no argument may have these names. */
export const reserved = ['verb', 'form', 'command', 'noun', 'msteams'];

/** How many bytes faults may take that belong to no input. */
const faultRoom = 8_000;

type Values = Record<string, string>;

/**
 * A form as a card. An input's id is its argument's name.
 * @param more.values by argument, as `readFormValues` gives them, in place of the form's own
 * @param more.faults shown beside the inputs that they name, the others on top
 */
export function toFormCard(form: Form, more: { values?: Values; faults?: Fault[] } = {}): TeamsMessage {
  const initial = form.inputs.map(({ name, initial }): [string, string] => [name, initial ?? '']);
  const values = { ...Object.fromEntries(initial), ...more.values };
  const faults = more.faults ?? [];
  const words = [titleOf(form), ...faults.map((fault) => fault.message)];
  return wrap(fitting(form, values, faults), words.join('\n'));
}

const sent = z.looseObject({
  form: z.object({
    subcommand: z.string(),
    ticket: z.int().min(0).max(999_999_999),
    noun: z.enum(['migration', 'platform-change']),
  }),
});

/**
 * What a form's button sends: its data and the inputs together. The values are by argument as they would have been
 * written, a moment as `YYYY-MM-DDTHH:MM`. Null when the data is not what `toFormCard` wrote: a form of another version, or
 * a forged one.
 */
export function readFormValues(data: unknown): (z.infer<typeof sent>['form'] & { values: Values }) | null {
  const read = sent.safeParse(data).data;
  if (!read) return null;
  const typed = new Map<string, string>();
  for (const [id, value] of Object.entries(read)) {
    if (reserved.includes(id) || (typeof value !== 'string' && typeof value !== 'number')) continue;
    const text = dropMarks(String(value));
    if (text.trim() !== '') typed.set(id, text);
  }
  const names = [...typed.keys()].map((id) =>
    id.endsWith(timeId('')) ? id.slice(0, -timeId('').length) : id,
  );
  const values = names.map((name): [string, string] => {
    const time = typed.get(timeId(name));
    return [name, `${typed.get(name) ?? ''}${time === undefined ? '' : `T${time}`}`];
  });
  return { ...read.form, values: Object.fromEntries(values) };
}

/** The form's elements. Where there is too much to fill in, the longest is to be given again, and the form says so. */
function fitting(form: Form, values: Values, faults: Fault[]): Element[] {
  const body = toBody(form, values, faults);
  const [longest, value] = Object.entries(values).reduce(
    (a, b) => (b[1].length > a[1].length ? b : a),
    ['', ''],
  );
  if (sizeOf(body) <= room || value === '') return body;
  const says = new Fault('This was too much to fill in again here: please give it once more.', {
    field: longest,
  });
  return fitting(form, { ...values, [longest]: '' }, [...faults, says]);
}

function toBody(form: Form, values: Values, faults: Fault[]): Element[] {
  const names = form.inputs.map((input) => input.name);
  const others = faults.filter((fault) => !names.includes(fault.field ?? ''));
  const { subcommand, ticket, noun } = form;
  return [
    ...toElements({ type: 'heading', text: titleOf(form) }),
    ...upTo(
      others.flatMap((fault) => toFault(fault)),
      faultRoom,
    ),
    ...form.inputs.flatMap((input) => [
      ...faults.filter((fault) => fault.field === input.name).flatMap((fault) => toFault(fault, input)),
      ...toInputs(input, values[input.name]),
    ]),
    {
      type: 'ActionSet',
      actions: [
        toExecute(
          form.submit,
          formVerb,
          { form: { subcommand, ticket, noun }, ...form.hidden },
          { style: 'positive' },
        ),
        toExecute('Cancel', cancelVerb, {}, { associatedInputs: 'none' }),
      ],
    },
  ];
}

/** What is wrong and what would be right, unless the input beside it says that. */
function toFault(fault: Fault, input?: FormInput): Element[] {
  const says: Inline[] = withCode(fault.message);
  if (fault.hint && !isSaidBy(input, fault.hint)) says.push(' ', ...withCode(fault.hint));
  const toDo = tasks(fault.tasks);
  const more = { associatedInputs: 'none' } as const;
  return [
    ...toLines(says, { color: 'Attention' }),
    ...(toDo ? toElements(toDo, more) : []),
    ...toActionSets(fault.buttons, more),
  ];
}

/** The hint below an input; in one for a person nobody can be mentioned. */
function isSaidBy(input: FormInput | undefined, hint: string): boolean {
  return input !== undefined && (input.hint === hint || input.control.kind === 'person');
}

/** A card stands in a conversation, so it says which ticket it is for. */
function titleOf({ title, about, ticket }: Form): string {
  const which = about || (ticket ? `ticket ${ticket}` : '');
  return which ? `${title} · ${which}` : title;
}
