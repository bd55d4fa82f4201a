import { textField } from '../../input/field.ts';
import { listWords } from '../../phrase.ts';
import { leftBefore } from '../../ticket/cards/next-thing.ts';
import { tickSteps, untickSteps } from '../../ticket/operations/tick-steps.ts';
import { type TicketState, type TicketStep, ticketKey } from '../../ticket/state.ts';
import { missingSteps } from '../../ticket/steps/gate.ts';
import { reopenedWords } from '../../ticket/steps/reopening.ts';
import { timedStepWarnings } from '../../ticket/steps/timed-steps.ts';
import { severalHelp } from '../bulk/several-help.ts';
import { defineSubcommand } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

const steps = textField('steps', 'Steps', {
  hint: 'Enter one or more steps, by label or ID: TTL lowered, E-17.',
  example: 'TTL lowered, E-17',
  max: 500,
});

export const done = defineSubcommand({
  name: 'done',
  summary: 'Mark checklist steps as done',
  examples: [
    'done MIG-12 E-03 E-04',
    'done MIG-12 TTL lowered',
    'done 12 13 TTL lowered',
    'done phase:delta TTL lowered',
  ],
  details: ["If one of the steps can't be completed, nothing changes.", severalHelp],
  ticket: true,
  positionals: [{ field: steps, required: true, takesRest: true }],
  form: { title: 'Complete steps', submit: 'Complete' },
  toAct: async (_context, args) => ({ type: 'done', steps: args.need(steps) }),
  async run(context, args) {
    const { desk, by, at } = context;
    const { state, steps: completed } = await tickSteps(desk, by, args.ticket, args.need(steps));
    const says = `${listWords(completed.map(({ label }) => label))} ✓${reopenedWords(state)} ${gateWords(state)}`;
    const warnings = timedStepWarnings(desk.calendar, state.ticket, completed, at);
    return reply(context, state, { says: says.trim(), warnings, undo: undoOf(state, completed) });
  },
});

export const undo = defineSubcommand({
  name: 'undo',
  summary: 'Reopen checklist steps',
  examples: ['undo MIG-12 E-04', 'undo MIG-12 TTL lowered'],
  details: ["If one of the steps can't be reopened, nothing changes."],
  ticket: true,
  positionals: [{ field: steps, required: true, takesRest: true }],
  form: { title: 'Reopen steps', submit: 'Reopen' },
  async run(context, args) {
    const { desk, by } = context;
    const state = await untickSteps(desk, by, args.ticket, args.need(steps));
    return reply(context, state, { says: `${reopenedWords(state)} ${gateWords(state)}`.trim() });
  },
});

/** How many steps are left in the phase. Empty if none is, because the reply then offers the next phase. */
function gateWords(state: TicketState): string {
  const missing = missingSteps(state, state.ticket.phase);
  return missing.length > 0 ? `${leftBefore(state, state.ticket.phase, missing.length)}.` : '';
}

/**
 * The command that reopens the steps. Undefined if it wouldn't take back everything, or if only a lead can use it: other
 * steps are open again, or Forced MX Routing is on.
 */
function undoOf({ ticket, reopened }: TicketState, completed: TicketStep[]): string | undefined {
  if (reopened.length > 0 || ticket.forcedMxOn) return undefined;
  // In a sequence, only the last done step can reopen.
  const ids = completed.map(({ id }) => id).toReversed();
  return `undo ${ticketKey(ticket)} ${ids.join(' ')}`;
}
