import { buttons, type Card, card, heading, type Inline, list, note, text, withCode } from '../../card.ts';
import { Fault } from '../../errors.ts';
import { shorten, textField } from '../../input/field.ts';
import { didYouMean, nearest } from '../../input/nearest.ts';
import type { Desk } from '../../ticket/desk.ts';
import { capitalize } from '../../ticket/words.ts';
import { createRelativeDays, fillDays } from '../../time/relative-days.ts';
import type { Noun } from '../context.ts';
import { type Argument, defineSubcommand, requiredOf, type Subcommand } from '../subcommand.ts';

const about = textField('about', 'Subcommand', { example: 'open', max: 50 });

/** Help is derived from the declarations that it is given. */
export function createHelp(subcommands: () => Subcommand[]): Subcommand {
  return defineSubcommand({
    name: 'help',
    summary: 'What there is; with a subcommand, all about that one',
    examples: ['help', 'help open'],
    positionals: [{ field: about }],
    async run({ noun, desk, at }, args) {
      const name = args.get(about)?.toLowerCase();
      const all = subcommands().filter((subcommand) => subcommand.name !== '');
      if (!name || name === 'me') return overallHelp(all, noun);
      const found = all.find((subcommand) => subcommand.name === name);
      if (found) return oneHelp(found, noun, desk, at);
      const names = all.map((subcommand) => subcommand.name);
      throw new Fault(`“${shorten(name)}” isn't a command.${didYouMean(name, names)}`, {
        hint: `Commands: ${names.join(' ')}.`,
        example: `help ${nearest(name, names) ?? 'open'}`,
      });
    },
  });
}

function overallHelp(all: Subcommand[], noun: Noun): Card {
  return card(
    heading('Migration Desk: help'),
    text([{ command: '' }, ' alone shows what is yours and what is stalled.']),
    list(all.map((subcommand): Inline[] => [{ bold: subcommand.name }, `: ${subcommand.summary}`])),
    buttons(
      ...all
        .filter((subcommand) => !subcommand.ticket && subcommand.name !== 'help')
        .map(({ name }) => ({ label: capitalize(name), command: name, noun })),
    ),
    note([
      'Tickets are written MIG-12, #12 or 12. More of one: ',
      { command: 'help open' },
      '. Never write a password.',
    ]),
  );
}

function oneHelp(subcommand: Subcommand, noun: Noun, desk: Desk, at: Date): Card {
  const { details = [] } = subcommand;
  const lines = typeof details === 'function' ? details(desk) : details;
  const relativeDay = createRelativeDays(desk.calendar, at);
  return card(
    heading(usage(subcommand).slice(0, 150)),
    text(`${subcommand.summary}.`),
    list(lines.map(withCode)),
    list(argumentLines(subcommand, noun, lines)),
    text([{ bold: 'Examples' }]),
    list(subcommand.examples.map((example): Inline[] => [{ command: fillDays(example, relativeDay) }])),
    !subcommand.ticket &&
      subcommand.form &&
      buttons({ label: subcommand.form.title, command: subcommand.name, noun }),
  );
}

function usage(subcommand: Subcommand): string {
  return [
    subcommand.name,
    subcommand.ticket ? 'TICKET' : '',
    ...(subcommand.positionals ?? []).map((word) => optional(word, word.field.name.toUpperCase())),
    subcommand.keys?.length ? '[key:value …]' : '',
    subcommand.text ? optional(subcommand.text, subcommand.text.field.name) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function optional(argument: Argument, shown: string): string {
  return argument.required ? shown : `[${shown}]`;
}

/** The arguments that the details do not explain already. */
function argumentLines(subcommand: Subcommand, noun: Noun, details: string[]): Inline[][] {
  const required = requiredOf(subcommand, new Map(), noun);
  const explained = details.map((line) => line.split(' ')[0]);
  const keys = (subcommand.keys ?? []).map((argument) => ({ argument, name: `${argument.field.name}:` }));
  const values = [...(subcommand.positionals ?? []), ...(subcommand.text ? [subcommand.text] : [])];
  return [...values.map((argument) => ({ argument, name: argument.field.name })), ...keys]
    .filter(({ name }) => !explained.includes(`\`${name}\``))
    .map(({ argument, name }) => [
      { bold: name },
      ...withCode(` ${argument.field.hint}${required.includes(argument.field.name) ? ' Required.' : ''}`),
    ]);
}
