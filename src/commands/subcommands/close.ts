import { Fault } from '../../errors.ts';
import { textField } from '../../input/field.ts';
import { showButton } from '../../ticket/cards/ticket-buttons.ts';
import { phaseLabel } from '../../ticket/playbooks/phases.ts';
import { loadTicket, type TicketState, ticketKey } from '../../ticket/state.ts';
import { defineSubcommand } from '../subcommand.ts';
import { moveOn } from './advance.ts';

const comment = textField('comment', 'Comment', { example: 'everything works', multiline: true });

export const close = defineSubcommand({
  name: 'close',
  aliases: ['resolve', 'finish'],
  summary: 'Close a ticket that is through its last phase',
  examples: ['close MIG-12 everything works'],
  details: [
    'In the last phase, `close` and `advance` do the same. To end a ticket before that, use `cancel`.',
  ],
  ticket: true,
  text: { field: comment },
  async run(context, args) {
    const { desk } = context;
    const state = await loadTicket(desk, desk.database.client, args.ticket);
    const { phase, status } = state.ticket;
    if (status === 'open' && phase !== state.phases.at(-1)?.slug) throw notInLastPhase(state);
    // If someone moves the ticket back at the same time, it must not only enter another phase.
    return moveOn(context, args.ticket, { seen: phase, comment: args.get(comment) });
  },
});

function notInLastPhase({ ticket, phases }: TicketState): Fault {
  const [key, last] = [ticketKey(ticket), phaseLabel(phases.at(-1)?.slug ?? '')];
  return new Fault(
    `${key} is in ${phaseLabel(ticket.phase)}. A ticket closes after ${last}, its last phase.`,
    {
      hint: 'To end the ticket now, cancel it.',
      buttons: [showButton(key), { label: 'Cancel the ticket…', command: `cancel ${key}` }],
    },
  );
}
