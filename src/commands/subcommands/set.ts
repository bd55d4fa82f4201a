import { Fault } from '../../errors.ts';
import { dateWarnings } from '../../ticket/date-warnings.ts';
import type { FactName } from '../../ticket/facts.ts';
import { type Field, textField } from '../../ticket/field.ts';
import * as fields from '../../ticket/fields.ts';
import { setFields } from '../../ticket/operations/set-fields.ts';
import { playbooks } from '../../ticket/playbooks/table.ts';
import { settables } from '../../ticket/settable.ts';
import { ticketKey } from '../../ticket/state.ts';
import { listWords } from '../../ticket/words.ts';
import { defineSubcommand } from '../subcommand.ts';
import { fullReply } from './ticket-reply.ts';

const force = textField('force', 'Reason to go under a limit', {
  hint: 'The reason for a slot at shorter notice; leads only.',
  example: '"agreed with the team"',
  max: 500,
});

/** Those that a warning of a date may follow from. */
const dated = [fields.cutover, fields.slot, fields.targetDate, fields.billingTarget, fields.unavailable].map(
  ({ name }) => name,
);

/** The fields as `set` takes them: `none` empties those that may be empty. */
const settableArguments = settables.map(({ field, clears }) => ({ field: emptied(field, clears) }));

export const set = defineSubcommand({
  name: 'set',
  summary: 'Change fields of a ticket',
  examples: ['set MIG-12 mailboxes:140 target:2026-12-15', 'set MIG-12 ticket:180621-01234'],
  details: [
    ...settables.map(
      ({ field, note, fact, clears }) =>
        `\`${field.name}:\` ${field.hint}${note ? ` (${note})` : ''}${fact ? ` Ticks ${stepsOf(fact)}.` : ''}${clears ? '' : ' Cannot be emptied.'}`,
    ),
    '`none` empties a field. Any Racker may set them. Domain, from, to and service never change: cancel and open anew.',
  ],
  refusedKeys: {
    names: ['domain', 'from', 'to', 'service'],
    why: 'That never changes in a ticket: cancel it and open another.',
  },
  ticket: true,
  keys: [...settableArguments, { field: force, hidden: true }],
  form: { title: 'Change a ticket', submit: 'Save', opensFor: (said) => said.size === 0 },
  async run(context, input) {
    const values = settableArguments
      .filter(({ field }) => input.said.has(field.name) && input.get(field) !== undefined)
      .map(({ field }) => ({
        name: field.name,
        value: input.get(field),
        said: input.said.get(field.name) ?? '',
      }));
    if (values.length === 0) {
      throw new Fault('Which field? `set` needs at least one.', {
        hint: `Fields: ${settables.map(({ field }) => `${field.name}:`).join(' ')}`,
        example: 'set MIG-12 mailboxes:140',
      });
    }
    const state = await setFields(context.desk, context.by, input.ticket, values, input.get(force));
    const names = listWords(values.map(({ name }) => name));
    const { database, calendar } = context.desk;
    const isDated = values.some(({ name }) => dated.includes(name));
    const warnings = isDated ? await dateWarnings(database.client, calendar, state, context.at) : [];
    const says = [`Set ${names} of ${ticketKey(state.ticket)}.`, ...warnings].join('\n');
    return fullReply(context, state, says);
  },
});

/** The steps that a fact ticks, in all playbooks. */
function stepsOf(fact: FactName): string {
  const steps = playbooks.flatMap((playbook) => playbook.steps).filter((step) => step.fact === fact);
  return listWords([...new Set(steps.map((step) => step.id))]);
}

function emptied(field: Field<unknown>, clears: boolean): Field<unknown> {
  return {
    ...field,
    read(raw, context) {
      if (raw.trim().toLowerCase() !== 'none') return field.read(raw, context);
      if (clears) return null;
      throw new Fault(`\`${field.name}\` cannot be emptied.`, { hint: field.hint, field: field.name });
    },
  };
}
