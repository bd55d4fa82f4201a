import { textField } from '../../input/field.ts';
import { enteredWords } from '../../ticket/cards/next-thing.ts';
import { phaseAfter } from '../../ticket/cards/ticket-buttons.ts';
import { earlyWarnings } from '../../ticket/clocks/date-warnings.ts';
import { moveTicket } from '../../ticket/operations/move-ticket.ts';
import { phaseLabel, phaseLabels } from '../../ticket/playbooks/phases.ts';
import { defineSubcommand } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

const phase = {
  ...textField('phase', 'Phase', {
    hint: "Enter one of the ticket's phases.",
    example: 'credentials',
    max: 50,
  }),
  phrases: phaseLabels,
  lead: 'to',
};
const reason = textField('reason', 'Reason', { example: 'sheet was wrong', multiline: true });

export const move = defineSubcommand({
  name: 'move',
  aliases: ['transition'],
  summary: 'Move a ticket to any of its phases. To go back, give a reason',
  examples: ['move MIG-12 credentials the sheet was wrong', 'move MIG-12 customer testing they found a gap'],
  ticket: true,
  positionals: [{ field: phase, required: true }],
  text: { field: reason },
  form: {
    title: 'Move a ticket',
    submit: 'Move',
    lists: ({ ticket, phases = [] }) => ({
      [phase.name]: {
        options: phases
          .filter(({ slug }) => slug !== ticket.phase)
          .map(({ slug }) => ({ value: slug, label: phaseLabel(slug) })),
        chosen: phaseAfter(phases, ticket.phase)?.slug,
      },
    }),
  },
  async run(context, args) {
    const to = { phase: args.need(phase), reason: args.get(reason) };
    const state = await moveTicket(context.desk, context.by, args.ticket, to);
    const warnings = earlyWarnings(context.desk.calendar, state, context.at);
    return reply(context, state, { says: enteredWords(state), warnings });
  },
});
