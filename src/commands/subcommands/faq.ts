import {
  buttons,
  type Card,
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
import { citationLine } from '../../knowledge/citation.ts';
import { answersFor, type FaqEntry } from '../../knowledge/faq/faq-entry.ts';
import { findFaqEntry } from '../../knowledge/faq/find-faq-entry.ts';
import { fallback, faqGroups } from '../../knowledge/faq/table.ts';
import { scopes } from '../../knowledge/scopes.ts';
import { readTicket } from '../../ticket/read-ticket.ts';
import { loadTicket, type Ticket, ticketKey } from '../../ticket/state.ts';
import { pathWords } from '../../ticket/words.ts';
import type { CommandContext } from '../context.ts';
import { defineSubcommand } from '../subcommand.ts';

const question = textField('question', 'Question', { example: 'is there downtime', max: 500 });

export const faq = defineSubcommand({
  name: 'faq',
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
    const { entry, guesses } = findFaqEntry(words, ticket);
    return entry ? answer(entry, guesses.slice(0, 2), ticket) : noAnswer(guesses, ticket);
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

function answer(entry: FaqEntry, guesses: FaqEntry[], ticket: Ticket | null): Card {
  const fitting = answersFor(entry, ticket);
  return card(
    heading(entry.question),
    ticket !== null && note(aboutTicket(ticket, fitting.length > 0)),
    ...(ticket && fitting.length > 0 ? fitting.map((one) => text(one.text)) : [allAnswers(entry)]),
    text([`${entry.id} · `, ...citationLine(entry)]),
    buttons(entry.seeAlso && seeAlsoButton(entry.seeAlso, ticket)),
    tasks(guesses.map((guess) => questionTask(guess, ticket))),
  );
}

/** Lists all answers to a question. Each answer starts with the name of the paths that it applies to. */
function allAnswers({ answers }: FaqEntry) {
  const [first, ...rest] = answers;
  if (first && rest.length === 0 && first.scope === 'all') return text(first.text);
  return list(answers.map(({ scope, text: says }): Inline[] => [{ bold: scopes[scope].label }, `: ${says}`]));
}

function aboutTicket(ticket: Ticket, fits: boolean): string {
  const where = `${ticketKey(ticket)}: ${pathWords(ticket)}.`;
  return fits ? where : `${where} This question is about other paths:`;
}

function noAnswer(guesses: FaqEntry[], ticket: Ticket | null): Card {
  return card(
    text(['No answer found. ', ...fallback.answers.map((one) => one.text)]),
    text([`${fallback.id} · `, ...citationLine(fallback)]),
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

function seeAlsoButton(seeAlso: 'items' | 'glossary', ticket: Ticket | null) {
  return seeAlso === 'glossary'
    ? { label: 'Glossary', command: 'glossary' }
    : { label: 'Items that move', command: ticket ? `items ${ticketKey(ticket)}` : 'items' };
}
