import { textField } from '../../input/field.ts';
import { stillBilledWords } from '../../ticket/clocks/double-billing.ts';
import { cancelTicket, reopenTicket } from '../../ticket/operations/end-ticket.ts';
import { phaseLabel } from '../../ticket/playbooks/phases.ts';
import { ticketKey, ticketName } from '../../ticket/state.ts';
import { defineSubcommand } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

const reason = textField('reason', 'Reason', { example: 'customer withdrew', max: 500 });

export const cancel = defineSubcommand({
  name: 'cancel',
  aliases: ['abort', 'withdraw'],
  summary: 'Cancel a ticket',
  examples: ['cancel MIG-12 customer withdrew'],
  ticket: true,
  text: { field: reason, required: true },
  form: { title: 'Cancel a ticket', submit: 'End the ticket', close: 'Keep ticket' },
  async run(context, args) {
    const state = await cancelTicket(context.desk, context.by, args.ticket, args.need(reason));
    const { calendar } = context.desk;
    const key = ticketKey(state.ticket);
    return reply(context, state, {
      says: `${ticketName(state.ticket)} is canceled.`,
      warnings: stillBilledWords(calendar, state, context.at),
      next: { words: '', button: { label: 'Reopen', command: `reopen ${key}` } },
    });
  },
});

export const reopen = defineSubcommand({
  name: 'reopen',
  aliases: ['restore'],
  summary: 'Reopen a closed or canceled ticket',
  examples: ['reopen MIG-12 customer is back'],
  ticket: true,
  text: { field: reason },
  async run(context, args) {
    const state = await reopenTicket(context.desk, context.by, args.ticket, args.get(reason));
    const says = `${ticketName(state.ticket)} is open again, in ${phaseLabel(state.ticket.phase)}.`;
    return reply(context, state, { says });
  },
});
