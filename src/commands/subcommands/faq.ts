import { buttons, type Card, card, heading, type Inline, list, note, text } from '../../card.ts';
import { textField } from '../../input/field.ts';
import { answersFor, type Fact } from '../../knowledge/faq/fact.ts';
import { findFact } from '../../knowledge/faq/find-fact.ts';
import { factGroups, fallback } from '../../knowledge/faq/table.ts';
import { scopes } from '../../knowledge/scopes.ts';
import { sourceLine } from '../../knowledge/source.ts';
import { readTicket } from '../../ticket/read-ticket.ts';
import { loadTicket, type Ticket, ticketKey } from '../../ticket/state.ts';
import { pathWords } from '../../ticket/words.ts';
import type { CommandContext } from '../context.ts';
import { defineSubcommand } from '../subcommand.ts';

const question = textField('question', 'Question', { example: 'is there downtime', max: 500 });

export const faq = defineSubcommand({
  name: 'faq',
  summary: 'Answers to what customers ask, with the document they come from',
  examples: ['faq is there downtime', 'faq MIG-12 is there downtime', 'faq F13'],
  details: [
    'What is true on one path may be wrong on another: name a ticket, and the answer is the one for its path.',
    '`faq` alone lists all questions.',
  ],
  text: { field: question },
  async run(context, args) {
    const { ticket, words } = await readQuestion(context, args.get(question) ?? '');
    if (words === '') return allQuestions(ticket);
    const { fact, guesses } = findFact(words, ticket);
    return fact ? answer(fact, guesses.slice(0, 2), ticket) : noAnswer(guesses, ticket);
  },
});

const named = /(?<=^|\s)(?:(?:mig|plc)-|#)(\d{1,9})(?:['’]s)?(?=$|[\s,.:;?!)])/i;

/** The ticket that a question names, and the question without it. A number alone is a ticket only in front, and if there is one. */
async function readQuestion(
  { desk }: CommandContext,
  typed: string,
): Promise<{ ticket: Ticket | null; words: string }> {
  const { client } = desk.database;
  const found = named.exec(typed);
  if (found) {
    const { ticket } = await loadTicket(desk, client, Number(found[1]));
    return {
      ticket,
      words: typed
        .replace(named, ' ')
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

function answer(fact: Fact, guesses: Fact[], ticket: Ticket | null): Card {
  const fitting = answersFor(fact, ticket);
  return card(
    heading(fact.question),
    ticket !== null && note(aboutTicket(ticket, fitting.length > 0)),
    ...(ticket && fitting.length > 0 ? fitting.map((one) => text(one.text)) : [labelled(fact)]),
    text([`${fact.id} · `, ...sourceLine(fact)]),
    buttons(fact.more && moreButton(fact.more, ticket), ...guesses.map((guess) => askButton(guess, ticket))),
  );
}

/** Each answer with the paths that it is for. */
function labelled({ answers }: Fact) {
  const [first, ...rest] = answers;
  if (first && rest.length === 0 && first.scope === 'all') return text(first.text);
  return list(answers.map(({ scope, text: says }): Inline[] => [{ bold: scopes[scope].words }, `: ${says}`]));
}

function aboutTicket(ticket: Ticket, fits: boolean): string {
  const where = `${ticketKey(ticket)}: ${pathWords(ticket)}.`;
  return fits ? where : `${where} The question is about other paths:`;
}

function noAnswer(guesses: Fact[], ticket: Ticket | null): Card {
  return card(
    text(['I have no answer to that. ', ...fallback.answers.map((one) => one.text)]),
    text([`${fallback.id} · `, ...sourceLine(fallback)]),
    text('Perhaps one of these was meant?'),
    list(guesses.map(questionLine)),
    note(['All of them: ', { command: 'faq' }, '.']),
    buttons(...guesses.map((guess) => askButton(guess, ticket))),
  );
}

function allQuestions(ticket: Ticket | null): Card {
  return card(
    heading(ticket ? `Questions about ${ticketKey(ticket)}` : 'Questions and answers'),
    ...factGroups.flatMap(({ title, facts }) => {
      const fitting = facts.filter((fact) => answersFor(fact, ticket).length > 0);
      if (fitting.length === 0) return [];
      return [text([{ bold: title }]), list(fitting.map(questionLine))];
    }),
    note([
      'Ask in your own words: ',
      { command: `faq ${ticket ? `${ticketKey(ticket)} ` : ''}is there downtime` },
      '.',
    ]),
  );
}

function questionLine({ id, question: asked }: Fact): Inline[] {
  return [{ bold: id }, ` ${asked}`];
}

function askButton({ id, question: label }: Fact, ticket: Ticket | null) {
  return { label, command: `faq ${ticket ? `${ticketKey(ticket)} ` : ''}${id}` };
}

function moreButton(more: 'items' | 'glossary', ticket: Ticket | null) {
  return more === 'glossary'
    ? { label: 'Glossary', command: 'glossary' }
    : { label: 'Items that move', command: ticket ? `items ${ticketKey(ticket)}` : 'items' };
}
