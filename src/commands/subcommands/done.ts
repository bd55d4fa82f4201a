import { textField } from '../../input/field.ts';
import { tickSteps, untickSteps } from '../../ticket/operations/tick-steps.ts';
import { phaseLabel } from '../../ticket/playbooks/phases.ts';
import { type TicketState, ticketKey } from '../../ticket/state.ts';
import { missingSteps } from '../../ticket/steps/gate.ts';
import { reopenedWords } from '../../ticket/steps/reopening.ts';
import { stepNames } from '../../ticket/steps/step-name.ts';
import { timedStepWarnings } from '../../ticket/steps/timed-steps.ts';
import { plural } from '../../ticket/words.ts';
import { severalHelp } from '../bulk/several-help.ts';
import { defineSubcommand } from '../subcommand.ts';
import { fullReply } from '../ticket-reply.ts';

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
    const late = timedStepWarnings(desk.calendar, state.ticket, completed, at);
    const says = `Completed: ${stepNames(completed)}.${reopenedWords(state)} ${gateWords(state)}`;
    return fullReply(context, state, [says, ...late].join('\n'));
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
    return fullReply(context, state, `${reopenedWords(state).trim()} ${gateWords(state)}`);
  },
});

function gateWords(state: TicketState): string {
  const missing = missingSteps(state, state.ticket.phase);
  const phase = phaseLabel(state.ticket.phase);
  if (missing.length === 0) return `${ticketKey(state.ticket)} can leave ${phase}.`;
  return `${plural(missing.length, 'step')} left before ${ticketKey(state.ticket)} can leave ${phase}.`;
}
