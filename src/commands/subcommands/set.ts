import { Fault } from '../../errors.ts';
import { type Field, shorten, textField, wrong } from '../../input/field.ts';
import { didYouMean, typoOf } from '../../input/nearest.ts';
import { noWave, readWave, shortWaveName } from '../../mailbox/wave.ts';
import { listWords } from '../../phrase.ts';
import { nextThing } from '../../ticket/cards/next-thing.ts';
import { dateWarnings } from '../../ticket/clocks/date-warnings.ts';
import { pastDate, sameTimeNext } from '../../ticket/clocks/new-date.ts';
import { lacksMx } from '../../ticket/clocks/step-deadlines.ts';
import { setMxButton } from '../../ticket/dns/dns-button.ts';
import { letterAgain, mxWarnings, unknownMxWords } from '../../ticket/dns/mx-warnings.ts';
import { fixedFields, settableFields, ticketFields } from '../../ticket/fields/table.ts';
import type { TicketField } from '../../ticket/fields/ticket-field.ts';
import type { SignOff } from '../../ticket/mailboxes/wave-sign-offs.ts';
import { setFields } from '../../ticket/operations/set-fields.ts';
import type { FactName, Playbook } from '../../ticket/playbooks/playbook.ts';
import { type TicketState, ticketName } from '../../ticket/state.ts';
import { factDetail } from '../../ticket/steps/facts.ts';
import { isDone } from '../../ticket/steps/marks.ts';
import { reopenedWords } from '../../ticket/steps/reopening.ts';
import { stepName, stepNames } from '../../ticket/steps/step-name.ts';
import type { Calendar } from '../../time/calendar.ts';
import { isoMoment } from '../../time/said/wall-time.ts';
import { signOffReply } from '../mailboxes/sign-off-reply.ts';
import { waveField } from '../mailboxes/wave-field.ts';
import { type Argument, defineSubcommand, type ParsedArguments, type RawValues } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';
import { understoodWords } from '../understood.ts';

const force = textField('force', 'Reason for an exception', {
  hint: 'Leads only. Enter why a platform change starts on short notice, why the old billing stops earlier than recorded, or why PST files come from a system other than Exchange.',
  example: '"agreed with the team"',
  max: 500,
});

/** The fields that people can set. The value `none` clears a field. */
const keys: Argument[] = settableFields.map((field) => ({ field: clearable(field) }));

const { signOff } = ticketFields;

/** The sign-off as `set` reads it. Null clears it. */
const signedOff = keys.find(({ field }) => field.name === signOff.name)!.field as Field<SignOff | null>;

/** The maximum length of a list of field names, in characters. Slack limits the data that a form can carry. */
const longest = 300;

/** Field names that were typed without a value. A form asks for the values. */
const bare: Field<string[]> = {
  name: 'fields',
  label: 'Fields',
  hint: 'Enter field names without values, and a form asks for the values.',
  example: 'contact cadence',
  control: { kind: 'text', max: longest },
  startsWith: (word) => settableFields.some(({ name }) => name === word.toLowerCase()),
  read(raw) {
    const names = settableFields.map(({ name }) => name);
    const unknown = splitNames(raw).find((name) => !names.includes(name.toLowerCase()));
    if (unknown) throw notAField(unknown, names);
    if (raw.length > longest) wrong(bare, 'Too many field names.');
    return readNames(raw);
  },
};

export const set = defineSubcommand({
  name: 'set',
  aliases: ['edit', 'change'],
  summary: 'Change fields of a ticket',
  examples: [
    'set MIG-12 mailboxes:140 ticket:180621-01234',
    'set MIG-12 target:{day+15} cutover:in 5 business days 6 PM',
    'set MIG-12 contact cadence',
  ],
  details: ({ playbooks }) => [
    ...settableFields.map((field) => helpLine(field, playbooks)),
    'In a ticket with waves, `wave:` says which one `sign-off:` is about: `set MIG-12 sign-off:"Ann Lee" wave:2`. `wave:all` means all that are not signed off.',
    'Without a value, as in `set MIG-12` or `set MIG-12 contact`, a form shows the present values.',
    '`none` clears a field. Any Racker can set fields. Domain, from, to, and service never change: cancel the ticket and open a new one.',
  ],
  refusedKeys: {
    names: fixedFields.map(({ name }) => name),
    why: 'That field never changes. To use another value, cancel the ticket and open a new one.',
  },
  ticket: true,
  positionals: [{ field: bare, takesRest: true, hidden: true }],
  keys: [...keys, { field: force, hidden: true }, { field: waveField, hidden: true }],
  required: (raw) => [...readNames(raw.get(bare.name)), ...(raw.has(waveField.name) ? [signOff.name] : [])],
  form: {
    title: 'Change a ticket',
    titleFor: (raw, known, { now }) => {
      const wave = raw.get(waveField.name);
      if (wave !== undefined) return `Sign off ${shortWaveName(readWave(wave) ?? noWave)}`;
      const past = pastDate(readNames(raw.get(bare.name)), known?.ticket, now);
      return past && `Set a new ${past.field}`;
    },
    suggested: (raw, known, { calendar, now }): Record<string, string> => {
      const past = pastDate(readNames(raw.get(bare.name)), known?.ticket, now);
      return past ? { [past.field]: isoMoment(calendar, sameTimeNext(calendar, past.at, now)) } : {};
    },
    submit: 'Save',
    arguments: (_noun, _ticket, raw) => askedFor(raw),
    opensFor: (raw) => raw.size === 0,
    edits: true,
    present: ({ ticket }, calendar) =>
      Object.fromEntries(
        settableFields.flatMap((field) => {
          const value = field.fromColumns(ticket);
          return value === null ? [] : [[field.name, field.format?.(value, calendar) ?? String(value)]];
        }),
      ),
  },
  async run(context, args) {
    const values = keys
      .filter(({ field }) => args.raw.has(field.name) && args.get(field) !== undefined)
      .map(({ field }) => ({
        name: field.name,
        value: args.get(field),
        raw: asText(field, args.get(field), args.raw.get(field.name) ?? '', context.desk.calendar),
      }));
    const wave = args.get(waveField);
    if (wave !== undefined) {
      const [given, ...others] = values;
      if (given?.name !== signOff.name || others.length > 0) throw onlySignOff(args);
      return signOffReply(context, args.ticket, {
        wave,
        signed: args.get(signedOff) ?? null,
        raw: given.raw,
      });
    }
    if (values.length === 0 && args.unchanged.length > 0)
      throw new Fault('Nothing changed: you left every field as it was.');
    if (values.length === 0) {
      throw new Fault('Which field? `set` needs at least one.', {
        hint: `Fields: ${settableFields.map(({ name }) => `${name}:`).join(' ')}`,
        example: 'set MIG-12 mailboxes:140',
      });
    }
    const state = await setFields(context.desk, context.by, args.ticket, values, args.get(force));
    const { database, calendar } = context.desk;
    const changed = settableFields.filter(({ name }) => values.some((value) => value.name === name));
    const isSet = (field: TicketField) =>
      values.some(({ name, value }) => name === field.name && value !== null);
    const mx = { officeMx: isSet(ticketFields.officeMx), oldMx: isSet(ticketFields.oldMx) };
    const warnings = [
      ...(mx.officeMx || mx.oldMx ? await mxWarnings(database.client, state, mx) : []),
      ...(changed.some(({ affectsDates }) => affectsDates)
        ? await dateWarnings(database.client, calendar, state, context.at, context.actor.id)
        : []),
    ];
    const isUnknown = isSet(ticketFields.cutover) && lacksMx(state);
    if (isUnknown) warnings.push(unknownMxWords(state));
    const next = nextThing(calendar, state, context.at);
    const verb = values.every(({ value }) => value === null) ? 'Cleared' : 'Set';
    const repeated = changed.flatMap((field) =>
      field.isRepeated ? [{ name: field.name, value: field.fromColumns(state.ticket) }] : [],
    );
    const dates = understoodWords(keys, args, { calendar, now: context.at });
    const repeats = repeated.filter(({ value }) => value !== null);
    const isAll = repeats.length > 0 && repeats.length === values.length;
    const to = isAll ? ` to ${listWords(repeats.map(({ value }) => String(value)))}` : '';
    const told = isAll ? [] : repeats.map(({ name, value }) => `${name}: ${value}`);
    const understood = [...told, dates].filter(Boolean).join(' · ');
    const done = `${verb} ${listWords(values.map(({ name }) => name))} on ${ticketName(state.ticket)}${to}${understood && ` (${understood})`}.`;
    const says = `${done}${stepSentences(calendar, state, changed, context.at)}`;
    return reply(context, state, {
      says,
      warnings,
      first: letterAgain(state, mx),
      next: isUnknown ? { words: '', ...next, or: setMxButton(state.ticket) } : next,
    });
  },
});

function onlySignOff({ ticket, raw }: ParsedArguments): Fault {
  return new Fault('`wave:` goes only with `sign-off:`.', {
    hint: 'Set the other fields in a command of their own.',
    example: `set ${ticket} ${signOff.name}:${signOff.example} ${waveField.name}:"${raw.get(waveField.name)}"`,
  });
}

/** The value for the timeline: as typed, but a date in its standard form, because `tomorrow` is another day later. */
function asText(field: Field<unknown>, value: unknown, raw: string, calendar: Calendar): string {
  return value !== null && field.understood ? (field.format?.(value, calendar) ?? String(value)) : raw;
}

function helpLine({ name, hint, note, fact, required }: TicketField, playbooks: Playbook[]): string {
  const sentences = [
    hint,
    note,
    fact && completesSentence(playbooks, fact),
    required && "It can't be cleared.",
  ];
  return `\`${name}:\` ${sentences.filter(Boolean).join(' ')}`;
}

/**
 * Says what the changed fields mean for their steps, for example `Completed: Admin contact recorded (C-04).` or
 * `Credentials received (E-05) is open: 38 of 40.`
 */
function stepSentences(calendar: Calendar, state: TicketState, changed: TicketField[], at: Date): string {
  const { ticket, steps } = state;
  const found = [
    ...new Set(changed.flatMap(({ fact }) => steps.find((step) => fact && step.fact === fact) ?? [])),
  ];
  const detailed = found.map((step) => ({ step, detail: factDetail(calendar, ticket, step, at) }));
  const plain = detailed.filter(({ detail }) => !detail).map(({ step }) => step);
  const done = state.completed.filter(({ id }) => plain.some((step) => step.id === id));
  const completed = done.length > 0 ? ` Completed: ${stepNames(done)}.` : '';
  const others = detailed.filter(({ step, detail }) => detail || !isDone(step));
  const states = others.map(
    ({ step, detail }) =>
      ` ${stepName(step)} is ${isDone(step) ? 'done' : 'open'}${detail ? `: ${detail}` : ''}.`,
  );
  const reopened = state.reopened.filter(({ id }) => !found.some((step) => step.id === id));
  return `${completed}${states.join('')}${reopenedWords({ reopened })}`;
}

/**
 * Returns the fields that the form shows. If the person typed some fields without a value, the form shows only the
 * fields that the person typed. Otherwise, the form shows all fields.
 */
function askedFor(raw: RawValues): Argument[] {
  const names = readNames(raw.get(bare.name));
  if (names.length === 0) return keys;
  return keys.filter(({ field }) => names.includes(field.name) || raw.has(field.name));
}

function readNames(raw = ''): string[] {
  return splitNames(raw.toLowerCase());
}

function splitNames(raw: string): string[] {
  return raw.split(/[\s,;]+/).filter(Boolean);
}

function notAField(word: string, names: string[]): Fault {
  return new Fault(`\`set\` doesn't understand “${shorten(word)}”.${didYouMean(word, names)}`, {
    hint: 'Type `key:value`, with quotes if the value has spaces. If you type only the key, a form asks for the value.',
    example: 'set MIG-12 contact:"Ann Lee" cadence',
    field: bare.name,
    typo: typoOf(word, names),
  });
}

/**
 * Names the steps that are complete once `fact` is true, as in `Completes Owner assigned (C-03).` Includes the steps of
 * all playbooks. Empty if there are no such steps.
 */
function completesSentence(playbooks: Playbook[], fact: FactName): string {
  const steps = playbooks.flatMap((playbook) => playbook.steps).filter((step) => step.fact === fact);
  const names = [...new Set(steps.map(stepName))];
  return names.length > 0 ? `Completes ${listWords(names)}.` : '';
}

function clearable(field: TicketField): Field<unknown> {
  return {
    ...field,
    read(raw, context) {
      if (raw.trim().toLowerCase() !== 'none') return field.read(raw, context);
      if (!field.required) return null;
      throw new Fault(`\`${field.name}\` can't be cleared.`, { hint: field.hint, field: field.name });
    },
  };
}
