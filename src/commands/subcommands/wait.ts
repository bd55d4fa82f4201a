import { choiceField, textField } from '../../input/field.ts';
import { undoCommand } from '../../ticket/cards/ticket-buttons.ts';
import { setWaiting } from '../../ticket/operations/set-waiting.ts';
import { parties, partyWords } from '../../ticket/playbooks/systems.ts';
import { ticketName } from '../../ticket/state.ts';
import { defineSubcommand } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

const party = {
  ...choiceField(
    'party',
    'Waiting on',
    parties.map(({ slug, words }) => ({ value: slug, label: words })),
    { noun: 'party' },
  ),
  lead: 'on',
};
const reason = textField('reason', 'Reason', { example: 'sheet not returned', max: 500 });

export const wait = defineSubcommand({
  name: 'wait',
  aliases: ['waiting'],
  summary: 'Set who a ticket is waiting on',
  examples: ['wait MIG-12 customer-admin sheet not returned'],
  ticket: true,
  offersUndo: true,
  positionals: [{ field: party, required: true }],
  text: { field: reason },
  form: { title: 'Waiting on', submit: 'Save', present: ({ ticket }) => ({ party: ticket.waitingOn }) },
  async run(context, args) {
    const { desk, by } = context;
    const who = args.need(party);
    const state = await setWaiting(desk, by, args.ticket, { party: who, reason: args.get(reason) });
    return reply(context, state, {
      says: `${ticketName(state.ticket)} is now waiting on ${partyWords(who)}.`,
      next: null,
      undo: undoCommand(state),
    });
  },
});
