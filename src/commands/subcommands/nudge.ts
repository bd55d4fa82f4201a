import { textField } from '../../input/field.ts';
import { numberField } from '../../input/number-field.ts';
import { undoCommand } from '../../ticket/cards/ticket-buttons.ts';
import { nudgeOwner } from '../../ticket/operations/nudge-owner.ts';
import { snoozeTicket, snoozeWords } from '../../ticket/operations/snooze-ticket.ts';
import { nameOf, ticketKey, ticketName } from '../../ticket/state.ts';
import { severalHelp } from '../bulk/several-help.ts';
import { defineSubcommand } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

const days = numberField('days', 'Business days', {
  min: 0,
  max: 20,
  unit: 'business days',
  hint: 'Enter a whole number from 0 to 20 business days. 0 ends a snooze.',
  example: '2',
});
const reason = textField('reason', 'Reason', { example: 'waiting for the invoice', max: 500 });

export const nudge = defineSubcommand({
  name: 'nudge',
  summary: 'Send the owner of a ticket a reminder by direct message',
  examples: ['nudge MIG-12', 'nudge MIG-12, MIG-13', 'nudge stalled waiting:customer-admin'],
  details: [
    'You can nudge the owner of a ticket once every ten minutes.',
    'The owner also gets one automatic reminder before the ticket is stalled.',
    severalHelp,
    'Each owner gets one message about all of their tickets.',
  ],
  ticket: true,
  toAct: async () => ({ type: 'nudge' }),
  async run(context, { ticket }) {
    const state = await nudgeOwner(context.desk, context.by, ticket);
    const says = `Nudged ${nameOf(state.names, state.ticket.ownerId)} about ${ticketName(state.ticket)}.`;
    return reply(context, state, { says, next: null });
  },
});

export const snooze = defineSubcommand({
  name: 'snooze',
  summary: 'Hide a ticket from nudges and digests for some business days',
  examples: [
    'snooze MIG-12 days:2 waiting for the invoice',
    'snooze 12 13 days:2 freeze week',
    'snooze phase:credentials days:2 freeze week',
  ],
  details: ['Progress ends the snooze early. The timer keeps running. To pause it, use `hold`.', severalHelp],
  ticket: true,
  keys: [{ field: days, required: true }],
  text: { field: reason, required: true },
  form: { title: 'Snooze a ticket', submit: 'Snooze' },
  toAct: async (_context, args) => ({ type: 'snooze', days: args.need(days), reason: args.need(reason) }),
  async run(context, args) {
    const { desk, by, at } = context;
    const state = await snoozeTicket(desk, by, args.ticket, {
      days: args.need(days),
      reason: args.need(reason),
    });
    const { snoozedUntil } = state.ticket;
    const key = ticketKey(state.ticket);
    const says = snoozedUntil
      ? `${key} is snoozed for ${snoozeWords(desk.calendar, args.need(days), snoozedUntil, at)}. Progress ends the snooze early.`
      : `${key} is no longer snoozed.`;
    return reply(context, state, { says, next: null, undo: undoCommand(state) });
  },
});
