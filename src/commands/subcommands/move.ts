import { textField } from '../../input/field.ts';
import { earlyWarnings } from '../../ticket/clocks/date-warnings.ts';
import { moveTicket } from '../../ticket/operations/move-ticket.ts';
import { ticketKey } from '../../ticket/state.ts';
import { listWords } from '../../ticket/words.ts';
import { defineSubcommand } from '../subcommand.ts';
import { fullReply } from '../ticket-reply.ts';

const phase = textField('phase', 'Phase', {
  hint: 'One of the phases of the ticket.',
  example: 'credentials',
  max: 50,
});
const reason = textField('reason', 'Reason', { example: 'sheet was wrong', multiline: true });

export const move = defineSubcommand({
  name: 'move',
  summary: 'Move a ticket to a named phase: forward through every gate, or back with a reason',
  examples: ['move MIG-12 credentials the sheet was wrong'],
  ticket: true,
  positionals: [{ field: phase, required: true }],
  text: { field: reason },
  form: { title: 'Move a ticket', submit: 'Move' },
  async run(context, args) {
    const to = { phase: args.need(phase), reason: args.get(reason) };
    const { state, reopened } = await moveTicket(context.desk, context.by, args.ticket, to);
    const again =
      reopened.length > 0 ? ` ${listWords(reopened)} ${reopened.length > 1 ? 'are' : 'is'} open again.` : '';
    const says = `${ticketKey(state.ticket)} moved to ${state.ticket.phase}.${again}`;
    const early = earlyWarnings(context.desk.calendar, state, context.at);
    return fullReply(context, state, [says, ...early].join('\n'));
  },
});
