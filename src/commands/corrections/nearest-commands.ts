/** The commands that a person may have meant, if nothing of what they typed is understood. */

import { distance } from 'fastest-levenshtein';
import type { Button } from '../../card.ts';
import type { Fault } from '../../errors.ts';
import { oneErrorAway } from '../../input/nearest.ts';
import { capitalize } from '../../phrase.ts';
import type { Asked } from '../asked.ts';
import { plainMentions } from '../grammar/mention.ts';
import { emptyWords, isEmpty, UnknownCommand } from '../grammar/unknown-command.ts';
import { isSentence, keepButtons, ticketIn, ticketWords, tooLongWords } from '../messages/keep-words.ts';
import type { Subcommand } from '../subcommand.ts';
import { longestQuestion } from '../subcommands/faq.ts';
import { subcommands } from '../table.ts';

/** How many commands to offer. */
const most = 3;

/** How many words of a message count. */
const mostWords = 50;

/** Adds a button for each of the nearest commands, unless it is obvious what was meant. */
export function withNearest(fault: Fault, asked: Asked): Fault {
  const { content, key, noun } = asked;
  if (!(fault instanceof UnknownCommand) || fault.typo?.obvious || typeof content !== 'string') return fault;
  const thread = fault.typo && !isSentence(asked) ? null : ticketWords(asked);
  const keep = thread ? keepButtons(thread) : [];
  const ticket = thread?.key ?? ticketIn(content) ?? key;
  const found = nearestCommands(content, ticket ? ['show', 'note', 'help'] : ['today', 'list', 'help']);
  const faq = faqButtons(content, asked.said ?? content, ticket);
  const others = found.filter(
    ({ name }) =>
      name !== fault.typo?.meant &&
      !(keep.length > 0 && name === 'note') &&
      !(faq.length > 0 && name === 'faq'),
  );
  const offered = [...faq, ...keep, ...others.map((subcommand) => toButton(subcommand, ticket))];
  const buttons = [...fault.buttons, ...offered.map((button) => ({ ...button, noun }))].slice(0, most);
  if (fault.typo) return fault.with({ buttons });
  const tooLong = thread && keep.length === 0 ? ` ${tooLongWords(thread)}` : '';
  const hint = `Choose what you want to do, or type \`help\`.${tooLong}`;
  return fault.with({ hint, example: undefined, buttons });
}

/** The first words of a question. */
const asks =
  /^(?:am|are|can|could|did|do|does|has|have|how|if|is|may|must|shall|should|was|were|what|when|where|which|who|whose|why|will|would)\b/i;

/** Whether words are a question, and not a command with a typing error. */
export function isQuestion(words: string): boolean {
  const said = words.trim();
  return /\s/.test(said) && (said.endsWith('?') || asks.test(said));
}

/** The button that looks for the answer to a question. None if the question is too long for the FAQ. */
function faqButtons(content: string, said: string, ticket: string | undefined): Button[] {
  const question = plainMentions(said).trim();
  if (!isQuestion(question) || question.length > longestQuestion) return [];
  const about = ticket && !ticketIn(content) ? `${ticket} ` : '';
  return [{ label: 'Ask the FAQ', command: `faq ${about}${question}` }];
}

/** A button for a subcommand, or for its help if its ticket isn't known. */
function toButton({ name: verb, ticket: needsTicket }: Subcommand, ticket: string | undefined): Button {
  if (!needsTicket) return { label: capitalize(verb), command: verb };
  if (ticket) return { label: `${capitalize(verb)} ${ticket}`, command: `${verb} ${ticket}` };
  return { label: `Help for ${verb}`, command: `help ${verb}` };
}

/**
 * Returns the subcommands that are nearest to a text: by the spelling of its first word, and by the words that its summary has.
 *
 * @param others what to offer if too few are near
 */
export function nearestCommands(text: string, others: string[]): Subcommand[] {
  const words = wordsOf(plainMentions(text));
  const scored = subcommands
    .filter(({ name }) => name !== '')
    .map((subcommand) => ({ subcommand, score: scoreOf(subcommand, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ subcommand }) => subcommand);
  const usual = others.flatMap((name) => subcommands.find((subcommand) => subcommand.name === name) ?? []);
  // One more, because `note` may be left out.
  return [...new Set([...scored, ...usual])].slice(0, most + 1);
}

function scoreOf({ name, aliases = [], summary }: Subcommand, words: string[]): number {
  const [first = ''] = words;
  const names = [name, ...aliases];
  const alike = isEmpty(first)
    ? []
    : names.filter((each) => each[0] === first[0] || oneErrorAway(first, [each]).length > 0);
  const spelled = Math.max(
    0,
    ...alike.map((each) => 1 - distance(first, each) / Math.max(first.length, each.length)),
  );
  const meant = words.filter((word) => !emptyWords.includes(word));
  const named = meant.filter((word) => names.some((each) => isSameWord(word, each))).length;
  const known = wordsOf(summary).filter((word) => !emptyWords.includes(word));
  const described = meant.filter((word) => known.some((each) => isSameWord(word, each)));
  const exact = described.filter((word) => known.includes(word)).length;
  return (spelled >= 0.5 ? spelled * 4 : 0) + named * 3 + described.length * 2 + exact;
}

/** Whether two words are forms of the same word: `reminder` and `reminds`. */
function isSameWord(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length);
  return (
    a === b || (length >= 4 && a.slice(0, Math.max(4, length - 2)) === b.slice(0, Math.max(4, length - 2)))
  );
}

function wordsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}{3,40}/gu) ?? []).slice(0, mostWords);
}
