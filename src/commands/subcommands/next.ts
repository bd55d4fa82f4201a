import { buttons, card, text } from '../../card.ts';
import { shapedField } from '../../input/field.ts';
import { nextThing } from '../../ticket/cards/next-thing.ts';
import { showButton } from '../../ticket/cards/ticket-buttons.ts';
import { readTicketNumber } from '../../ticket/fields/shapes.ts';
import { loadTicket, ticketKey, ticketName } from '../../ticket/state.ts';
import { defineSubcommand } from '../subcommand.ts';
import { todayOf } from './today.ts';

const which = shapedField('ticket', 'Ticket', {
  noun: 'ticket number',
  hint: 'Enter the number as MIG-12, #12, or 12.',
  example: 'MIG-12',
  read: readTicketNumber,
});

/** Answers “What is next?”. People who mean “Go to the next phase” find the button for that in the answer. */
export const next = defineSubcommand({
  name: 'next',
  aliases: ["what's next", 'whats next', 'what is next', 'what next', 'next step', 'next steps'],
  mayNameTicket: true,
  reads: true,
  summary: 'Show what to do next on a ticket, or on all of yours',
  examples: ['next MIG-12', 'next'],
  positionals: [{ field: which }],
  async run({ desk, actor, at, noun }, args) {
    const number = args.get(which);
    if (number === undefined) return todayOf(desk, actor, at, noun);
    const state = await loadTicket(desk, desk.database.client, number);
    const [name, key] = [ticketName(state.ticket), ticketKey(state.ticket)];
    const thing = nextThing(desk.calendar, state, at);
    if (!thing) return card(text(`${name} is ${state.ticket.status}.`), buttons(showButton(key)));
    return card(text(`${name}. ${thing.words}`), buttons(thing.button, thing.or, showButton(key)));
  },
});
