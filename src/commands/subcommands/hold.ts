import { dateField } from '../../input/date-fields.ts';
import { textField } from '../../input/field.ts';
import { undoCommand } from '../../ticket/cards/ticket-buttons.ts';
import { holdWarnings } from '../../ticket/clocks/date-warnings.ts';
import { holdTicket, resumeTicket } from '../../ticket/operations/hold-ticket.ts';
import { ticketKey, ticketName } from '../../ticket/state.ts';
import { dayWords } from '../../time/date-words.ts';
import { defineSubcommand } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

const until = dateField('until', 'Until', {
  future: true,
  afterToday: true,
  when: 'later than today',
  example: '{day+10}',
});
const reason = textField('reason', 'Reason', { example: 'customer freeze', max: 500 });
const comment = textField('comment', 'Comment', { example: 'freeze is over', max: 500 });

export const hold = defineSubcommand({
  name: 'hold',
  aliases: ['pause'],
  summary: 'Put a ticket on hold until a certain day',
  examples: ['hold MIG-12 until:{day+10} customer freeze'],
  ticket: true,
  offersUndo: true,
  keys: [{ field: until, required: true }],
  text: { field: reason, required: true },
  form: { title: 'Put on hold', submit: 'Hold' },
  async run(context, args) {
    const { desk, by, at } = context;
    const day = args.need(until);
    const state = await holdTicket(desk, by, args.ticket, { until: day, reason: args.need(reason) });
    const says = `${ticketName(state.ticket)} is on hold until ${dayWords(desk.calendar, day, at)}. The timer is paused.`;
    const button = { label: 'Resume', command: `resume ${ticketKey(state.ticket)}` };
    return reply(context, state, {
      says,
      warnings: holdWarnings(desk.calendar, state, at),
      next: { words: '', button },
      undo: undoCommand(state),
    });
  },
});

export const resume = defineSubcommand({
  name: 'resume',
  aliases: ['unhold', 'unpause', 'continue'],
  summary: 'Take a ticket off hold',
  examples: ['resume MIG-12 freeze is over'],
  ticket: true,
  text: { field: comment },
  async run(context, args) {
    const state = await resumeTicket(context.desk, context.by, args.ticket, args.get(comment));
    return reply(context, state, {
      says: `${ticketName(state.ticket)} is off hold. The timer is running again.`,
    });
  },
});
