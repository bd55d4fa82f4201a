import type { Field } from '../../input/field.ts';
import { tickSteps, untickSteps } from '../../ticket/operations/tick-steps.ts';
import { type TicketState, ticketKey } from '../../ticket/state.ts';
import { missingSteps } from '../../ticket/steps/gate.ts';
import { timedStepWarnings } from '../../ticket/steps/timed-steps.ts';
import { listWords, plural } from '../../ticket/words.ts';
import { defineSubcommand } from '../subcommand.ts';
import { fullReply } from '../ticket-reply.ts';

const steps: Field<string[]> = {
  name: 'steps',
  label: 'Steps',
  hint: 'One or more step ids, such as E-03 E-04.',
  example: 'E-03 E-04',
  control: { kind: 'text', max: 300 },
  read: (raw) => [
    ...new Set(
      raw
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map((id) => id.replace(/^([A-Z])(\d)/, '$1-$2')),
    ),
  ],
};

export const done = defineSubcommand({
  name: 'done',
  summary: 'Tick steps of the checklist, all or none',
  examples: ['done MIG-12 E-03 E-04'],
  ticket: true,
  positionals: [{ field: steps, required: true, takesRest: true }],
  form: { title: 'Tick steps', submit: 'Tick' },
  async run(context, args) {
    const ids = args.need(steps);
    const state = await tickSteps(context.desk, context.by, args.ticket, ids);
    const ticked = state.steps.filter(({ id }) => ids.includes(id));
    const late = timedStepWarnings(context.desk.calendar, state.ticket, ticked, context.at);
    const says = `Ticked ${listWords(ids)}. ${gateWords(state)}`;
    return fullReply(context, state, [says, ...late].join('\n'));
  },
});

export const undo = defineSubcommand({
  name: 'undo',
  summary: 'Untick steps of the checklist, all or none',
  examples: ['undo MIG-12 E-04'],
  ticket: true,
  positionals: [{ field: steps, required: true, takesRest: true }],
  form: { title: 'Untick steps', submit: 'Untick' },
  async run(context, args) {
    const ids = args.need(steps);
    const state = await untickSteps(context.desk, context.by, args.ticket, ids);
    return fullReply(context, state, `Unticked ${listWords(ids)}. ${gateWords(state)}`);
  },
});

function gateWords(state: TicketState): string {
  const missing = missingSteps(state, state.ticket.phase);
  const { phase } = state.ticket;
  if (missing.length === 0) return `${ticketKey(state.ticket)} can leave ${phase}.`;
  return `${plural(missing.length, 'step')} missing to leave ${phase}.`;
}
