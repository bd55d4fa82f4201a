import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { initialOf } from '../../src/commands/form-values.ts';
import { parse } from '../../src/commands/grammar/parse.ts';
import { read } from '../../src/commands/grammar/read.ts';
import { type Argument, argumentsOf, type Subcommand } from '../../src/commands/subcommand.ts';
import { subcommands } from '../../src/commands/table.ts';
import type { Field } from '../../src/input/field.ts';
import { settableFields } from '../../src/ticket/fields/table.ts';
import type { TicketField } from '../../src/ticket/fields/ticket-field.ts';
import { blockerSpecs } from '../../src/ticket/playbooks/blocker-specs.ts';
import { blockerName } from '../../src/ticket/playbooks/blockers.ts';
import { phaseLabels } from '../../src/ticket/playbooks/phases.ts';
import { parties, partyWords } from '../../src/ticket/playbooks/systems.ts';
import { playbooks } from '../../src/ticket/playbooks/table.ts';
import { ticketKey } from '../../src/ticket/state.ts';
import { findSteps } from '../../src/ticket/steps/find-steps.ts';
import { stepName, stepNames } from '../../src/ticket/steps/step-name.ts';
import { readingAt } from '../support/calendar.ts';
import { openedTicket } from '../teams/scene.ts';

const context = { ...readingAt(), actor: 'slack:U0DANA' };
const { calendar, now } = context;

/** Reads one argument of a command that a person typed. */
function typed(line: string, field: Field<unknown>): unknown {
  return read(parse(line, subcommands), 'migration', context).args.get(field);
}

/** A command up to one argument. Arguments before it have their examples. */
function lineTo(subcommand: Subcommand, argument: Argument, words: string): string {
  const { name, ticket, positionals = [] } = subcommand;
  const before = positionals.slice(0, Math.max(0, positionals.indexOf(argument)));
  const value = positionals.includes(argument) ? words : `${argument.field.name}:${words}`;
  return [name, ...(ticket ? ['12'] : []), ...before.map(({ field }) => field.example), value].join(' ');
}

const choices = subcommands.flatMap((subcommand) =>
  argumentsOf(subcommand)
    .filter(({ field }) => field.control.kind === 'choice')
    .map((argument) => [`${subcommand.name} ${argument.field.name}`, subcommand, argument] as const),
);

describe('accepts what menus and messages show for a choice', () => {
  test.each(choices)('%s', (_, subcommand, argument) => {
    const { field } = argument;
    if (field.control.kind !== 'choice') throw new Error('not a choice');
    for (const { value, label, aliases = [] } of field.control.options) {
      const wanted = typed(lineTo(subcommand, argument, value), field);
      expect(wanted).toBeDefined();
      for (const words of [label, label.toUpperCase(), ...aliases]) {
        expect(typed(lineTo(subcommand, argument, words), field), words).toEqual(wanted);
        expect(initialOf(field, words, context), words).toBe(value);
      }
    }
  });
});

const day = fc
  .integer({ min: 0, max: 300 })
  .map((days) => calendar.localDay(new Date(now.getTime() + days * 86_400_000)));
const clock = fc.constantFrom('00:00', '01:05', '09:00', '12:00', '12:30', '16:00', '23:59');
const future = fc
  .tuple(day, clock)
  .map(([date, time]) => calendar.at(date, time))
  .filter((at) => at > now);
/** A printed time of the two hours in which clocks go back happens twice, so a person has to say which one is meant. */
const twice = { from: new Date('2026-11-01T06:00:00Z'), to: new Date('2026-11-01T08:00:00Z') };
const past = fc
  .integer({ min: 1, max: 200_000 })
  .map((minutes) => new Date(now.getTime() - minutes * 60_000))
  .filter((at) => at < twice.from || at >= twice.to);
const period = fc
  .tuple(day, day)
  .map((days) => days.toSorted())
  .map(([from, to]) => ({ from, to }));

/** The values that a field can have, for fields whose values aren't plain text. */
function valuesOf(field: TicketField): fc.Arbitrary<unknown> | null {
  const { control, example } = field;
  if (control.kind === 'choice') return fc.constantFrom(...control.options.map(({ value }) => value));
  if (control.kind === 'number')
    return Number.isInteger(control.min)
      ? fc.integer({ min: control.min, max: control.max })
      : fc.integer({ min: 1, max: 9_999 }).map((tenths) => tenths / 10);
  if (control.kind === 'moment') return future;
  if (control.kind === 'date')
    // A field that refuses its own example one day later takes past days only.
    return example.includes('-') ? past.map((at) => calendar.localDay(at)) : day;
  if (field.name === 'sign-off')
    return past.map((at) => ({ by: 'Ann Lee', at: new Date(Math.floor(at.getTime() / 60_000) * 60_000) }));
  if (field.name === 'unavailable') return period;
  if (field.name === 'related') return fc.integer({ min: 1, max: 999_999 });
  return null;
}

/** Every way in which the product prints a value of a field. */
function printed(field: TicketField, value: unknown): string[] {
  const { card, control, detail, format, understood } = field;
  return [
    card?.words?.(value, calendar, now) ?? (format ? undefined : String(value)),
    detail?.(value, calendar, now),
    format?.(value, calendar),
    understood?.(value, context),
    control.kind === 'number' ? (value as number).toLocaleString('en-US') : undefined,
  ].filter((words) => words !== undefined);
}

const printable = settableFields.flatMap((field) => {
  const values = valuesOf(field);
  return values ? [[field.name, field, values] as const] : [];
});

test('only fields of plain text are left out of the next tests', () => {
  const others = settableFields.filter(({ name }) => !printable.some(([known]) => known === name));
  expect(
    others.every(
      ({ control, format, understood, card }) =>
        control.kind === 'text' && !format && !understood && !card?.words,
    ),
  ).toBe(true);
});

describe('accepts a value of a ticket in every way in which a message or a form prints it', () => {
  test.each(printable)('%s', (name, field, values) => {
    fc.assert(
      fc.property(values, (value) => {
        for (const words of printed(field, value)) {
          const line = `set 12 ${name}:${words} customer:Acme`;
          expect(typed(line, field), line).toEqual(value);
          expect(typed(`set 12 ${name}:"${words}"`, field), line).toEqual(value);
        }
      }),
      { numRuns: 60 },
    );
  });
});

test('accepts a ticket as it is printed, before or after the command', () => {
  for (const kind of ['migration', 'platform-change'] as const) {
    const key = ticketKey({ kind, number: 60 });
    for (const words of [key, key.toLowerCase(), key.replace('-', ' '), '#60', '60']) {
      for (const line of [`advance ${words}`, `${words} advance`, words])
        expect(parse(line, subcommands), line).toMatchObject({
          ticket: 60,
          subcommand: { name: line === words ? 'show' : 'advance' },
        });
    }
    expect(typed(`set 12 related:${key}`, settableFields.find(({ name }) => name === 'related')!)).toBe(60);
  }
});

test('accepts a phase, a blocker, and a party as messages print them', () => {
  for (const label of phaseLabels) {
    expect(parse(`move 12 ${label} they found a gap`, subcommands).values.get('phase')).toBe(label);
    expect(parse(`advance 12 phase:${label} pilot looks good`, subcommands).values.get('phase')).toBe(label);
  }
  for (const { code } of blockerSpecs) {
    const field = argumentsOf(subcommands.find(({ name }) => name === 'block')!)[0]!.field;
    expect(typed(`block 12 ${blockerName(code)} 3 of 40 fail`, field)).toMatchObject({ code });
  }
  for (const { slug } of parties) {
    const field = argumentsOf(subcommands.find(({ name }) => name === 'wait')!)[0]!.field;
    expect(typed(`wait 12 ${partyWords(slug)} since Monday`, field)).toBe(slug);
  }
});

test.each(playbooks.map(({ title }, i) => [title, playbooks[i]!] as const))(
  'accepts the steps of %s as messages print them, alone and in a list',
  (_, playbook) => {
    const state = openedTicket(12);
    // Of steps with the same id, a ticket has only one.
    const own = playbook.steps.filter(
      ({ id }, i) => playbook.steps.findIndex((step) => step.id === id) === i,
    );
    const steps = own.map((step) => ({ ...state.steps[0]!, id: step.id, label: step.label }));
    const all = { ...state, steps };
    for (const step of steps)
      for (const words of [step.id, step.label, stepName(step)])
        expect(findSteps(all, words, 'done'), words).toEqual([step]);
    expect(findSteps(all, stepNames(steps), 'done')).toEqual(steps);
    const line = parse(`done 12 ${stepNames(steps)}`, subcommands).values.get('steps')!;
    expect(findSteps(all, line, 'done')).toEqual(steps);
  },
);
