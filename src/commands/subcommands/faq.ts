import {
  type Button,
  buttons,
  type Card,
  type CardBlock,
  card,
  heading,
  type Inline,
  list,
  note,
  type Task,
  tasks,
  text,
} from '../../card.ts';
import { textField } from '../../input/field.ts';
import { citationLine, citationMark } from '../../knowledge/citation.ts';
import {
  answersFor,
  answersOnRoute,
  citationOf,
  type FaqAnswer,
  type FaqEntry,
  type FaqText,
} from '../../knowledge/faq/faq-entry.ts';
import { findFaqEntry } from '../../knowledge/faq/find-faq-entry.ts';
import { fallback, faqGroups } from '../../knowledge/faq/table.ts';
import type { Route } from '../../knowledge/route.ts';
import { scopes } from '../../knowledge/scopes.ts';
import { type SupportContact, supportLine } from '../../knowledge/support.ts';
import { readTicket } from '../../ticket/read-ticket.ts';
import { loadTicket, type Ticket, ticketKey } from '../../ticket/state.ts';
import { pathWords } from '../../ticket/words.ts';
import type { CommandContext } from '../context.ts';
import { defineSubcommand } from '../subcommand.ts';

/** The longest question, in characters. */
export const longestQuestion = 500;

const question = textField('question', 'Question', { example: 'is there downtime', max: longestQuestion });

export const faq = defineSubcommand({
  name: 'faq',
  aliases: ['question'],
  reads: true,
  mayNameTicket: true,
  summary: 'Get the answer to a common question, with a reference',
  examples: ['faq is there downtime', 'faq MIG-12 is there downtime', 'faq F13'],
  details: [
    'Answers differ by path. Name a ticket to get the answer for its path.',
    'Type `faq` alone to list all questions.',
  ],
  text: { field: question },
  async run(context, args) {
    const { ticket, words } = await readQuestion(context, args.get(question) ?? '');
    if (words === '') return allQuestions(ticket);
    const { entry, guesses, route } = findFaqEntry(words, ticket);
    const { support } = context.desk;
    if (!entry) return noAnswer(guesses, ticket, support);
    const related = guesses.slice(0, 2).map((guess) => questionTask(guess, ticket));
    return ticket
      ? answerForTicket(entry, ticket, support, related)
      : answerForAll(entry, route, support, related);
  },
});

const ticketMention = /(?<=^|\s)(?:(?:mig|plc)-|#)(\d{1,9})(?:['’]s)?(?=$|[\s,.:;?!)])/i;

/** Separates the ticket from the question. A bare number counts as a ticket only at the start, and only if that ticket exists. */
async function readQuestion(
  { desk }: CommandContext,
  typed: string,
): Promise<{ ticket: Ticket | null; words: string }> {
  const { client } = desk.database;
  const found = ticketMention.exec(typed);
  if (found) {
    const { ticket } = await loadTicket(desk, client, Number(found[1]));
    return {
      ticket,
      words: typed
        .replace(ticketMention, ' ')
        .replace(/^[\s,.:;?!]+/, '')
        .trim(),
    };
  }
  const front = /^(\d{1,9})(?:\s+|$)/.exec(typed);
  const first = front && (await readTicket(client, Number(front[1])));
  return first
    ? { ticket: first.ticket, words: typed.slice(front[0].length) }
    : { ticket: null, words: typed };
}

function answerForTicket(entry: FaqEntry, ticket: Ticket, support: SupportContact, related: Task[]): Card {
  const fitting = answersFor(entry, ticket);
  const fits = fitting.length > 0;
  const where = `${ticketKey(ticket)}: ${pathWords(ticket)}.`;
  return card(
    heading(entry.question),
    note(fits ? where : `${where} This question is about other paths:`),
    ...(fits ? fitting.flatMap(sentences) : answerList(entry.answers)),
    ...ending(entry, fits ? fitting : entry.answers, support),
    buttons(entry.seeAlso && seeAlsoButton(entry.seeAlso, ticket)),
    tasks(related),
  );
}

/** Answers for the route that the question names. If it names none, answers for all paths. */
function answerForAll(entry: FaqEntry, route: Route | null, support: SupportContact, related: Task[]): Card {
  const answers = answersOnRoute(entry, route);
  return card(
    heading(entry.question),
    ...answerList(answers),
    answers.length < entry.answers.length && note(['Other paths: ', { command: `faq ${entry.id}` }]),
    ...ending(entry, answers, support),
    buttons(entry.seeAlso && seeAlsoButton(entry.seeAlso, null)),
    tasks(related),
  );
}

function sentences({ text: says, details = [] }: FaqText): CardBlock[] {
  return [says, ...details].map((line) => text(line));
}

/** Lists answers. Each starts with the name of the paths that it applies to, and ends with the statements that say it. */
function answerList(answers: FaqAnswer[]): (CardBlock | undefined)[] {
  const [first, ...rest] = answers;
  if (first && rest.length === 0 && first.scope === 'all') return sentences(first);
  return [
    list(
      answers.map((one): Inline[] => [
        { bold: scopes[one.scope].label },
        `: ${one.text} (${citationMark(one)})`,
      ]),
    ),
  ];
}

/** Says how to reach Support, if the answers name Support, and where the answers come from. */
function ending({ id }: { id: string }, answers: FaqText[], support: SupportContact): CardBlock[] {
  return [
    ...(answers.some((one) => one.support) ? [text(supportLine(support))] : []),
    text([`${id} · `, ...citationLine(citationOf(answers))]),
  ];
}

function noAnswer(guesses: FaqEntry[], ticket: Ticket | null, support: SupportContact): Card {
  return card(
    text(`No answer found. ${fallback.text}`),
    ...ending(fallback, [fallback], support),
    text('Did you mean one of these?'),
    tasks(guesses.map((guess) => questionTask(guess, ticket))),
    note(['All questions: ', { command: 'faq' }]),
  );
}

function allQuestions(ticket: Ticket | null): Card {
  return card(
    heading(ticket ? `Questions about ${ticketKey(ticket)}` : 'Questions and answers'),
    ...faqGroups.flatMap(({ title, entries }) => {
      const fitting = entries.filter((entry) => answersFor(entry, ticket).length > 0);
      if (fitting.length === 0) return [];
      return [text([{ bold: title }]), list(fitting.map(questionLine))];
    }),
    note([
      'Ask in your own words: ',
      { command: `faq ${ticket ? `${ticketKey(ticket)} ` : ''}is there downtime` },
    ]),
  );
}

function questionLine({ id, question: asked }: FaqEntry): Inline[] {
  return [{ bold: id }, ` ${asked}`];
}

/** A question with a button beside it, because most questions are too long for a button. */
function questionTask(entry: FaqEntry, ticket: Ticket | null): Task {
  const command = `faq ${ticket ? `${ticketKey(ticket)} ` : ''}${entry.id}`;
  return { text: questionLine(entry), command, button: { label: 'Read answer', command } };
}

function seeAlsoButton(seeAlso: 'items' | 'glossary', ticket: Ticket | null): Button {
  if (seeAlso === 'glossary') return { label: 'Glossary', command: 'glossary' };
  return ticket
    ? { label: 'Items that move', command: `items ${ticketKey(ticket)}` }
    : { label: 'Items that move…', command: 'items' };
}
