import { choiceField, textField } from '../../input/field.ts';
import { noteTicket } from '../../ticket/operations/note-ticket.ts';
import { ticketName } from '../../ticket/state.ts';
import { severalNotesHelp } from '../bulk/several-help.ts';
import { messageLink, withLink } from '../messages/message-link.ts';
import { defineSubcommand } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

const progress = choiceField(
  'progress',
  'Does this note count as progress?',
  [
    { value: 'yes', label: 'Yes, restart the timer' },
    { value: 'no', label: 'No' },
  ],
  { noun: 'answer', hint: 'Enter yes or no.' },
);
const text = textField('text', 'Note', { example: 'pass 2 done', multiline: true });

export const note = defineSubcommand({
  name: 'note',
  aliases: ['comment'],
  summary: "Add a note to a ticket's timeline",
  examples: [
    'note MIG-12 customer is testing',
    'note MIG-12 progress:yes pass 2 done',
    'note 12, 13 customer is testing',
    'note phase:customer-testing progress:no customer is testing',
  ],
  details: [
    '`progress:yes` restarts the stall timer.',
    'Never put a password or a login in a note.',
    severalNotesHelp,
  ],
  ticket: true,
  keys: [{ field: progress }, { field: messageLink, hidden: true }],
  text: { field: text, required: true },
  numberIsText: true,
  form: { title: 'Add a note', submit: 'Add' },
  toAct: async (_context, args) => ({
    type: 'note',
    text: args.need(text),
    progress: args.get(progress) === 'yes',
  }),
  async run(context, args) {
    const { desk, by } = context;
    const counts = args.get(progress) === 'yes';
    const words = withLink(args.need(text), args.get(messageLink));
    const state = await noteTicket(desk, by, args.ticket, { text: words, progress: counts });
    const says = `${counts ? 'Recorded progress on' : 'Added a note to'} ${ticketName(state.ticket)}.`;
    return reply(context, state, { says, next: null });
  },
});
