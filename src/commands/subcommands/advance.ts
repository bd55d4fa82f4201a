import { textField } from '../../input/field.ts';
import { enteredWords } from '../../ticket/cards/next-thing.ts';
import { billedUntil } from '../../ticket/clocks/billing-end.ts';
import { earlyWarnings } from '../../ticket/clocks/date-warnings.ts';
import { advanceTicket } from '../../ticket/operations/advance-ticket.ts';
import { phaseLabels, toPhaseSlug } from '../../ticket/playbooks/phases.ts';
import { ticketName } from '../../ticket/state.ts';
import { dayWords } from '../../time/date-words.ts';
import type { CommandContext } from '../context.ts';
import { type Changed, defineSubcommand } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

const force = textField('force', 'Reason to skip open steps', { example: '"customer insists"', max: 500 });
const phase = {
  ...textField('phase', 'Phase that you expect', { example: 'discovery', max: 50 }),
  phrases: phaseLabels,
};
const comment = textField('comment', 'Comment', { example: 'pilot looks good', multiline: true });

export const advance = defineSubcommand({
  name: 'advance',
  aliases: ['proceed'],
  summary: 'Move a ticket to its next phase, once the required steps are done',
  examples: ['advance MIG-12 pilot looks good', 'advance MIG-12 force:"customer insists"'],
  details: [
    'In the last phase, `advance` closes the ticket. While the old mailboxes of an upgrade are billed, only a lead can close the ticket, with `force:`.',
    'Use `phase:` to say which phase you expect the ticket to be in. If someone has already moved it, nothing changes.',
    '`force:` skips open steps. Only leads can use it. It needs a reason, which is recorded.',
  ],
  ticket: true,
  keys: [{ field: phase }, { field: force }],
  text: { field: comment },
  run: (context, args) =>
    moveOn(context, args.ticket, {
      seen: toPhaseSlug(args.get(phase) ?? ''),
      comment: args.get(comment),
      force: args.get(force),
    }),
});

/** Moves a ticket to its next phase, or closes it, and replies. */
export async function moveOn(
  context: CommandContext,
  number: number,
  how: Parameters<typeof advanceTicket>[3],
): Promise<Changed> {
  const state = await advanceTicket(context.desk, context.by, number, how);
  const warnings = earlyWarnings(context.desk.calendar, state, context.at);
  if (state.ticket.status !== 'closed') return reply(context, state, { says: enteredWords(state), warnings });
  const billed = billedUntil(context.desk.calendar, state, context.at);
  const end = billed
    ? `The old mailboxes are billed until ${dayWords(context.desk.calendar, billed, context.at)}.`
    : 'Well done.';
  return reply(context, state, { says: `${ticketName(state.ticket)} is closed. ${end}`, warnings });
}
