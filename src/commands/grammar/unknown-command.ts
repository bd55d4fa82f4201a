import { Fault, type Typo } from '../../errors.ts';
import { shorten } from '../../input/field.ts';
import { oneErrorAway, typoOf } from '../../input/nearest.ts';
import type { Subcommand } from '../subcommand.ts';
import { nameOf } from './ticket-words.ts';

/** The fault for a command whose first word isn't a subcommand. */
export class UnknownCommand extends Fault {}

export function unknownCommand(word: string, subcommands: Subcommand[]): UnknownCommand {
  const typo = typoIn(word, subcommands);
  const named = subcommands.find(({ name }) => name === (typo?.meant ?? 'help'));
  const guess = typo ? ` Did you mean \`${typo.meant}\`?` : '';
  return new UnknownCommand(`“${shorten(word)}” isn't a command.${guess}`, {
    example: named?.examples[0] ?? 'help',
    typo,
  });
}

/** Words that say nothing about what a person wants. None is a typing error. */
export const emptyWords =
  'about all also am and any are be but can could did do does for from had has have he hello how i if in into is it its just may me might must no not of on one or our please shall she should so some thanks that the them then there they this ticket tickets to up us was we were what when where which who why will with would yes you your'.split(
    ' ',
  );

/** Whether a word says nothing about what a person wants. So does `what's`. */
export function isEmpty(word: string): boolean {
  return emptyWords.includes(word.toLowerCase().replace(/['’](?:s|d|m|t|re|ve|ll)\b|\W+$/g, ''));
}

/** The typing error in a subcommand's name, or in another word for it. Undefined if two subcommands are equally near. */
function typoIn(word: string, subcommands: Subcommand[]): Typo | undefined {
  if (isEmpty(word)) return undefined;
  const names = subcommands.map(({ name }) => name).filter(Boolean);
  const others = subcommands.flatMap(({ aliases = [] }) => aliases);
  const near = oneErrorAway(word, [...names, ...others]).map((found) => nameOf(found, subcommands) ?? found);
  const [meant, ...more] = new Set(near);
  if (more.length > 0) return undefined;
  if (meant) return { said: word, meant, obvious: true };
  // People rarely mistype the first letter: “remove” isn't “move”.
  const begun = names.filter((name) => name[0] === word[0]?.toLowerCase());
  return typoOf(word, begun);
}
