import { z } from 'zod';
import { type Inline, tasks, withCode } from '../../card.ts';
import type { Form, FormInput } from '../../commands/form.ts';
import { dropMarks } from '../../commands/grammar/mention.ts';
import { Fault } from '../../errors.ts';
import { toActionSets, toExecute } from './buttons.ts';
import { timeId, toInputs } from './inputs.ts';
import { type Element, room, sizeOf, type TeamsMessage, toElements, upTo, wrap } from './message.ts';
import { toLines } from './text.ts';

/** The verbs of a form's two buttons. */
export const formVerb = 'form';
export const cancelVerb = 'cancel-form';

/**
 * Names that a button's data already uses. No argument may have one of these names, because the data also contains the
 * inputs.
 */
export const reserved = ['verb', 'form', 'command', 'noun', 'msteams'];

/** The maximum size of all faults that belong to no input, in bytes. */
const faultRoom = 8_000;

type Values = Record<string, string>;

/**
 * Turns a form into a card. Each input uses its argument's name as id.
 *
 * @param more.values values by argument, as `readFormValues` returns them. They replace the form's initial values
 * @param more.faults the faults to show. Each appears above its input. A fault without an input appears at the top
 * @param more.request the id of the request that the form makes when it is sent, however often Teams sends it
 */
export function toFormCard(
  form: Form,
  more: { values?: Values; faults?: Fault[]; request?: string } = {},
): TeamsMessage {
  const initial = form.inputs.map(({ name, initial }): [string, string] => [name, initial ?? '']);
  const values = { ...Object.fromEntries(initial), ...more.values };
  const faults = more.faults ?? [];
  const words = [titleOf(form), ...faults.map((fault) => fault.message)];
  return wrap(fitting(form, values, faults, more.request), words.join('\n'));
}

const cancel = z.object({ verb: z.literal(cancelVerb) });

/** Whether a pressed button cancels a form. */
export function isCancel(data: unknown): boolean {
  return cancel.safeParse(data).success;
}

const sent = z.looseObject({
  form: z.object({
    subcommand: z.string(),
    ticket: z.int().min(0).max(999_999_999),
    noun: z.enum(['migration', 'platform-change']),
    before: z.record(z.string(), z.string()).optional(),
    request: z
      .string()
      .regex(/^form:.{1,500}$/)
      .optional(),
  }),
});

/**
 * Reads a submitted form. Returns each argument's value as a person would type it, and a date with time as
 * `YYYY-MM-DDTHH:MM`. Null if `toFormCard` didn't write the data, as in a form from another version or a forged one.
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

/** Makes the form fit in a card. If it's too large, drops the longest value and asks for that value again. */
function fitting(form: Form, values: Values, faults: Fault[], request?: string): Element[] {
  const body = toBody(form, values, faults, request);
  const [longest, value] = Object.entries(values).reduce(
    (a, b) => (b[1].length > a[1].length ? b : a),
    ['', ''],
  );
  if (sizeOf(body) <= room || value === '') return body;
  const says = new Fault('What you typed is too long to show here again. Enter it again.', {
    field: longest,
  });
  return fitting(form, { ...values, [longest]: '' }, [...faults, says], request);
}

function toBody(form: Form, values: Values, faults: Fault[], request?: string): Element[] {
  const names = form.inputs.map((input) => input.name);
  const others = faults.filter((fault) => !names.includes(fault.field ?? ''));
  const { subcommand, ticket, noun, before } = form;
  /** Without its file, the form can't be sent. */
  const lacksFile = form.inputs.some(({ control, required }) => control.kind === 'file' && required);
  return [
    ...toElements({ type: 'heading', text: titleOf(form) }),
    ...upTo(
      others.flatMap((fault) => toFault(fault)),
      faultRoom,
    ),
    ...form.inputs.flatMap((input) => [
      ...faults.filter((fault) => fault.field === input.name).flatMap((fault) => toFault(fault, input)),
      ...toInputs(toTeams(input, form), values[input.name]),
    ]),
    {
      type: 'ActionSet',
      actions: [
        ...(lacksFile
          ? []
          : [
              toExecute(
                form.submit,
                formVerb,
                {
                  form: {
                    subcommand,
                    ticket,
                    noun,
                    ...(Object.keys(before).length > 0 && { before }),
                    ...(request && { request }),
                  },
                  ...form.hidden,
                },
                { style: 'positive' },
              ),
            ]),
        toExecute(form.close, cancelVerb, {}, { associatedInputs: 'none' }),
      ],
    },
  ];
}

/** Says what to do instead of choosing a file, or that the file is there. Returns any other input as it is. */
function toTeams(input: FormInput, { command, hidden }: Form): FormInput {
  if (input.control.kind !== 'file') return input;
  if (input.name in hidden) return { ...input, hint: 'Migration Desk has your file.' };
  const hint = `Teams forms can't take a file. Attach it to a message in your personal chat with Migration Desk, and write \`${command}\`.`;
  return { ...input, hint };
}

/** Shows what is wrong and how to fix it. Leaves out the hint if the input below already shows that hint. */
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

/**
 * Whether to leave out a fault's hint, because the input already shows it. Always true for inputs of people: the hint
 * says to mention a person, but inputs don't allow mentions.
 */
function isSaidBy(input: FormInput | undefined, hint: string): boolean {
  return input !== undefined && (input.said === hint || input.control.kind === 'person');
}

/** Names the ticket in the title, because other people in the conversation read the card too. */
function titleOf({ title, about, ticket }: Form): string {
  const which = about || (ticket ? `ticket ${ticket}` : '');
  return which ? `${title} · ${which}` : title;
}
