import {
  type Button,
  buttons,
  type Card,
  card,
  heading,
  type Inline,
  list,
  note,
  text,
  withCode,
} from '../../card.ts';
import { Fault } from '../../errors.ts';
import { shorten, textField } from '../../input/field.ts';
import { didYouMean, nearest, typoOf } from '../../input/nearest.ts';
import { capitalize } from '../../phrase.ts';
import type { Desk } from '../../ticket/desk.ts';
import { createRelativeDays, fillDays } from '../../time/relative-days.ts';
import type { CommandContext, Noun } from '../context.ts';
import { type Argument, defineSubcommand, requiredOf, type Subcommand } from '../subcommand.ts';

const about = textField('command', 'Command', {
  hint: 'Enter the name of a command.',
  example: 'open',
  max: 50,
});

/** Creates the `help` subcommand. `subcommands` returns all subcommands that it can explain. */
export function createHelp(subcommands: () => Subcommand[]): Subcommand {
  return defineSubcommand({
    name: 'help',
    aliases: ['commands', 'usage'],
    reads: true,
    summary: 'List all commands, or explain one',
    examples: ['help', 'help open'],
    positionals: [{ field: about }],
    async run({ noun, desk, at, actor, place }, args) {
      const name = args.get(about)?.toLowerCase();
      const all = subcommands().filter((subcommand) => subcommand.name !== '');
      const canStart = (subcommand: Subcommand) => startsAlone(subcommand, { noun, actor, place });
      if (!name || name === 'me') return overallHelp(all, noun, canStart);
      const found = all.find((subcommand) => subcommand.name === name || subcommand.aliases?.includes(name));
      if (found) return oneHelp(found, noun, desk, at, canStart);
      const names = all.map((subcommand) => subcommand.name);
      throw new Fault(`“${shorten(name)}” isn't a command.${didYouMean(name, names)}`, {
        hint: `Commands: ${names.join(', ')}.`,
        example: `help ${nearest(name, names) ?? 'open'}`,
        typo: typoOf(name, names),
      });
    },
  });
}

/**
 * Whether a person can give a command without arguments, where help was asked for: it needs none or has a form, isn't for leads
 * only, and isn't about a channel that isn't there. One press should not end a channel's updates, either.
 */
function startsAlone(
  subcommand: Subcommand,
  { noun, actor, place }: Pick<CommandContext, 'noun' | 'actor' | 'place'>,
): boolean {
  const { name, ticket, form, leadsOnly, inChannel } = subcommand;
  if (ticket || name === 'help' || name === 'unsubscribe') return false;
  if (leadsOnly && !actor.lead) return false;
  if (inChannel && (!place || place.direct)) return false;
  return form !== undefined || requiredOf(subcommand, new Map(), noun).length === 0;
}

function overallHelp(all: Subcommand[], noun: Noun, canStart: (subcommand: Subcommand) => boolean): Card {
  return card(
    heading('Migration Desk: help'),
    text(['To see what you should do now, type ', { command: '' }, '.']),
    list(all.map((subcommand): Inline[] => [{ bold: subcommand.name }, `: ${subcommand.summary}`])),
    buttons(
      ...all.filter(canStart).map((subcommand) => toButton(subcommand, capitalize(subcommand.name), noun)),
    ),
    note([
      'For more about a command, type ',
      { command: 'help open' },
      '. Write a ticket as MIG-12, #12, or 12, and a date as friday, dec 15, or tomorrow 4pm. Never type a password.',
    ]),
  );
}

function oneHelp(
  subcommand: Subcommand,
  noun: Noun,
  desk: Desk,
  at: Date,
  canStart: (subcommand: Subcommand) => boolean,
): Card {
  const { aliases = [], details = [] } = subcommand;
  const lines = typeof details === 'function' ? details(desk) : details;
  const relativeDay = createRelativeDays(desk.calendar, at);
  return card(
    heading(usage(subcommand).slice(0, 150)),
    text(`${subcommand.summary}.`),
    list(lines.map(withCode)),
    list(argumentLines(subcommand, noun, lines)),
    aliases.length > 0 && note(`Other words for it: ${aliases.join(', ')}.`),
    text([{ bold: 'Examples' }]),
    list(subcommand.examples.map((example): Inline[] => [{ command: fillDays(example, relativeDay) }])),
    subcommand.form && canStart(subcommand) && buttons(toButton(subcommand, subcommand.form.title, noun)),
  );
}

/** A button that gives a command without arguments. The label says whether a form asks for them. */
function toButton(subcommand: Subcommand, words: string, noun: Noun): Button {
  const opens = subcommand.form && requiredOf(subcommand, new Map(), noun).length > 0;
  return { label: `${words}${opens ? '…' : ''}`, command: subcommand.name, noun };
}

function usage(subcommand: Subcommand): string {
  return [
    subcommand.name,
    subcommand.ticket ? 'TICKET' : '',
    ...(subcommand.positionals ?? []).map(optional),
    subcommand.keys?.length ? '[key:value …]' : '',
    subcommand.text ? optional(subcommand.text) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function optional({ field, required }: Argument): string {
  const shown = field.name.toUpperCase();
  return required ? shown : `[${shown}]`;
}

/** Describes each argument that the subcommand's `details` don't explain. */
function argumentLines(subcommand: Subcommand, noun: Noun, details: string[]): Inline[][] {
  const required = requiredOf(subcommand, new Map(), noun);
  const explained = details.map((line) => line.split(' ')[0]);
  const keys = (subcommand.keys ?? []).map(({ field }) => ({ field, shown: `${field.name}:` }));
  const values = [...(subcommand.positionals ?? []), ...(subcommand.text ? [subcommand.text] : [])];
  return [...values.map(({ field }) => ({ field, shown: field.name.toUpperCase() })), ...keys]
    .filter(({ shown }) => !explained.includes(`\`${shown}\``))
    .map(({ field, shown }) => [
      { bold: shown },
      ...withCode(` ${field.hint}${required.includes(field.name) ? ' Required.' : ''}`),
    ]);
}
