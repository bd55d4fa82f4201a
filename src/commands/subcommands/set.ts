import { Fault } from '../../errors.ts';
import { type Field, shorten, textField, wrong } from '../../input/field.ts';
import { didYouMean } from '../../input/nearest.ts';
import { dateWarnings } from '../../ticket/clocks/date-warnings.ts';
import * as fields from '../../ticket/fields/fields.ts';
import { settables } from '../../ticket/fields/settable.ts';
import { setFields } from '../../ticket/operations/set-fields.ts';
import type { FactName, Playbook } from '../../ticket/playbooks/playbook.ts';
import { type TicketState, ticketKey } from '../../ticket/state.ts';
import { factDetail } from '../../ticket/steps/facts.ts';
import { listWords, moment } from '../../ticket/words.ts';
import type { Calendar } from '../../time/calendar.ts';
import { type Argument, defineSubcommand } from '../subcommand.ts';
import { fullReply } from '../ticket-reply.ts';

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

/** Of all names together, in characters. */
const longest = 300;

/** Names without a value. */
const bare: Field<string[]> = {
  name: 'fields',
  label: 'Fields',
  hint: 'Fields without a value: a form asks for those.',
  example: 'contact cadence',
  control: { kind: 'text', max: longest },
  read(raw) {
    const names = settables.map(({ field }) => field.name);
    const unknown = wordsOf(raw).find((word) => !names.includes(word.toLowerCase()));
    if (unknown) throw notAField(unknown, names);
    // They go with the form, and what goes with Slack's has a limit.
    if (raw.length > longest) wrong(bare, 'These are too many names.');
    return bareNames(raw);
  },
};

export const set = defineSubcommand({
  name: 'set',
  summary: 'Change fields of a ticket',
  examples: [
    'set MIG-12 mailboxes:140 target:2026-12-15',
    'set MIG-12 ticket:180621-01234',
    'set MIG-12 contact cadence',
  ],
  details: ({ playbooks }) => [
    ...settables.map(
      ({ field, note, fact, clears }) =>
        `\`${field.name}:\` ${field.hint}${note ? ` ${note}` : ''}${fact ? ticksWords(playbooks, fact) : ''}${clears ? '' : ' Cannot be emptied.'}`,
    ),
    '`none` empties a field. Any Racker may set them. Domain, from, to and service never change: cancel and open anew.',
  ],
  refusedKeys: {
    names: ['domain', 'from', 'to', 'service'],
    why: 'That never changes in a ticket: cancel it and open another.',
  },
  ticket: true,
  positionals: [{ field: bare, takesRest: true, hidden: true }],
  keys: [...settableArguments, { field: force, hidden: true }],
  required: (said) => bareNames(said.get(bare.name)),
  form: {
    title: 'Change a ticket',
    submit: 'Save',
    arguments: (_noun, _ticket, said) => askedFor(said),
    opensFor: (said) => said.size === 0,
  },
  async run(context, args) {
    const values = settableArguments
      .filter(({ field }) => args.raw.has(field.name) && args.get(field) !== undefined)
      .map(({ field }) => ({
        name: field.name,
        value: args.get(field),
        said: args.raw.get(field.name) ?? '',
      }));
    if (values.length === 0) {
      throw new Fault('Which field? `set` needs at least one.', {
        hint: `Fields: ${settables.map(({ field }) => `${field.name}:`).join(' ')}`,
        example: 'set MIG-12 mailboxes:140',
      });
    }
    const state = await setFields(context.desk, context.by, args.ticket, values, args.get(force));
    const { database, calendar } = context.desk;
    // As it is stored: some hours do not exist, or are written in another zone.
    const names = listWords(
      values.map(({ name, value }) =>
        value instanceof Date ? `${name} (${moment(calendar, value)})` : name,
      ),
    );
    const isDated = values.some(({ name }) => dated.includes(name));
    const warnings = isDated
      ? await dateWarnings(database.client, calendar, state, context.at, context.actor.id)
      : [];
    const steps = stepSentences(calendar, state, values);
    const verb = values.every(({ value }) => value === null) ? 'Cleared' : 'Set';
    const done = [`${verb} ${names} of ${ticketKey(state.ticket)}.`, ...steps].join(' ');
    const says = [done, ...warnings].join('\n');
    return fullReply(context, state, says);
  },
});

/** What the fields mean for the steps of their facts: `C-04 and C-06 are done.`, `U-08 is open: 38 of 40.` */
function stepSentences(
  calendar: Calendar,
  { ticket, steps }: TicketState,
  values: { name: string }[],
): string[] {
  const facts = settables.filter(({ field }) => values.some(({ name }) => name === field.name));
  const found = facts.flatMap(({ fact }) => steps.find((step) => fact && step.fact === fact) ?? []);
  const detailed = found.map((step) => ({ step, detail: factDetail(calendar, ticket, step) }));
  const done = detailed.filter(({ step, detail }) => step.doneAt && !detail).map(({ step }) => step.id);
  const others = detailed.filter(({ step }) => !done.includes(step.id));
  return [
    ...(done.length > 0 ? [`${listWords(done)} ${done.length > 1 ? 'are' : 'is'} done.`] : []),
    ...others.map(
      ({ step, detail }) => `${step.id} is ${step.doneAt ? 'done' : 'open'}${detail ? `: ${detail}` : ''}.`,
    ),
  ];
}

/** What was named and what was given; all where nothing was named. */
function askedFor(said: Map<string, string>): Argument[] {
  const names = bareNames(said.get(bare.name));
  if (names.length === 0) return settableArguments;
  return settableArguments.filter(({ field }) => names.includes(field.name) || said.has(field.name));
}

function bareNames(raw = ''): string[] {
  return wordsOf(raw.toLowerCase());
}

function wordsOf(raw: string): string[] {
  return raw.split(/[\s,;]+/).filter(Boolean);
}

function notAField(word: string, names: string[]): Fault {
  return new Fault(`\`set\` does not understand “${shorten(word)}”.${didYouMean(word, names)}`, {
    hint: "A value stands right after its field's name, in quotes if it has blanks. A name alone is asked for by a form.",
    example: 'set MIG-12 contact:"Ann Lee" cadence',
    field: bare.name,
  });
}

/** Names the steps that a fact ticks in any playbook, as in ` Ticks C-04 and E-05.`. Empty if the fact ticks none. */
function ticksWords(playbooks: Playbook[], fact: FactName): string {
  const steps = playbooks.flatMap((playbook) => playbook.steps).filter((step) => step.fact === fact);
  return steps.length > 0 ? ` Ticks ${listWords([...new Set(steps.map((step) => step.id))])}.` : '';
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
