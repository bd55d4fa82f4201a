import { textField } from '../../input/field.ts';
import { numberField } from '../../input/number-field.ts';
import { listWords } from '../../phrase.ts';
import { leftBefore, nextThing } from '../../ticket/cards/next-thing.ts';
import { undoCommand } from '../../ticket/cards/ticket-buttons.ts';
import { forcedMxSteps } from '../../ticket/clocks/forced-mx.ts';
import { setMxButton } from '../../ticket/dns/dns-button.ts';
import { listWarnings, passWarnings } from '../../ticket/dns/mx-warnings.ts';
import { type Completion, tickSteps, untickSteps } from '../../ticket/operations/tick-steps.ts';
import type { TicketState } from '../../ticket/state.ts';
import { missingSteps } from '../../ticket/steps/gate.ts';
import { isDone } from '../../ticket/steps/marks.ts';
import { reopenedWords } from '../../ticket/steps/reopening.ts';
import { stepName } from '../../ticket/steps/step-name.ts';
import { timedStepWarnings } from '../../ticket/steps/timed-steps.ts';
import { undoChange } from '../../ticket/undo/undo-change.ts';
import { severalHelp } from '../bulk/several-help.ts';
import type { CommandContext } from '../context.ts';
import { defineSubcommand, type ParsedArguments } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

const steps = textField('steps', 'Steps', {
  hint: 'Enter one or more steps, by label or ID: TTL lowered, E-17.',
  example: 'TTL lowered, E-17',
  max: 500,
});

const reason = textField('reason', 'How you know', {
  hint: "Only for a step that DNS should show and doesn't: say how you know that it is done.",
  example: '"the admin switched it in the filtering service"',
  max: 200,
});

/** The number of the event on the timeline. */
const change = numberField('change', 'Change', {
  min: 1,
  max: 999_999_999,
  hint: 'Enter the number of the change.',
  example: '7',
});

export const done = defineSubcommand({
  name: 'done',
  aliases: ['tick', 'complete', 'completed'],
  summary: 'Mark checklist steps as done',
  examples: [
    'done MIG-12 E-03 E-04',
    'done MIG-12 TTL lowered',
    'done 12 13 TTL lowered',
    'done phase:delta TTL lowered',
  ],
  details: [
    "If one of the steps can't be completed, nothing changes.",
    "Steps that DNS shows complete by themselves. Give a reason if DNS can't show that one is done.",
    severalHelp,
  ],
  ticket: true,
  // With Forced MX Routing on, only a lead can reopen its steps.
  offersUndo: ({ steps }) => forcedMxSteps(steps).length === 0,
  positionals: [{ field: steps, required: true, takesRest: true }],
  keys: [{ field: reason }],
  form: { title: 'Complete steps', submit: 'Complete' },
  toAct: async (_context, args) => ({ type: 'done', ...completion(args) }),
  async run(context, args) {
    const { desk, by, at } = context;
    const { state, steps: completed } = await tickSteps(desk, by, args.ticket, completion(args));
    const then = `${reopenedWords(state)} ${gateWords(state)}`.trim();
    const says = `${listWords(completed.map(({ label }) => label))} ✓${then && ` · ${then}`}`;
    const listed = listWarnings(state, completed);
    const warnings = [
      ...timedStepWarnings(desk.calendar, state.ticket, completed, at),
      ...passWarnings(desk.calendar, state, completed, at),
      ...listed,
    ];
    // With Forced MX Routing on, only a lead can reopen its steps.
    const undo = state.ticket.forcedMxOn ? undefined : undoCommand(state);
    const first = listed.length > 0 ? setMxButton(state.ticket) : undefined;
    return reply(context, state, { says, warnings, first, undo });
  },
});

function completion(args: ParsedArguments): Completion {
  const why = args.get(reason);
  return { steps: args.need(steps), ...(why !== undefined && { reason: why }) };
}

export const undo = defineSubcommand({
  name: 'undo',
  aliases: ['untick', 'revert'],
  summary: 'Reopen checklist steps, or take back a change',
  examples: ['undo MIG-12 E-04', 'undo MIG-12 TTL lowered'],
  details: [
    "If one of the steps can't be reopened, nothing changes.",
    'The Undo button of a reply takes back that change, unless something newer has changed the same thing.',
  ],
  ticket: true,
  positionals: [{ field: steps, takesRest: true }],
  keys: [{ field: change, hidden: true }],
  required: (raw) => (raw.has(change.name) ? [] : [steps.name]),
  form: {
    title: 'Reopen a step',
    submit: 'Reopen',
    lists: ({ steps: planned = [] }) => ({
      [steps.name]: {
        options: planned
          .filter((step) => isDone(step) && !step.fact)
          .map((step) => ({ value: step.id, label: stepName(step) })),
      },
    }),
  },
  async run(context, args) {
    const { desk, by } = context;
    const seq = args.get(change);
    if (seq !== undefined) {
      const undone = await undoChange(desk, by, args.ticket, seq);
      return reply(context, undone.state, { says: undone.says, next: nextAgain(context, undone.state) });
    }
    const state = await untickSteps(desk, by, args.ticket, args.need(steps));
    const says = `${reopenedWords(state)} ${gateWords(state)}`.trim();
    return reply(context, state, { says, next: nextAgain(context, state) });
  },
});

/**
 * What to do next after an undo: a step that has reopened and that people complete themselves, if it can be done now. Null
 * if no such step has reopened.
 */
function nextAgain({ desk, at }: CommandContext, state: TicketState): ReturnType<typeof nextThing> {
  const again = state.reopened.filter(({ fact }) => !fact);
  return again.length > 0 ? nextThing(desk.calendar, state, at, again) : null;
}

/** How many steps are left in the phase. Empty if none is, because the reply then offers the next phase. */
function gateWords(state: TicketState): string {
  const missing = missingSteps(state, state.ticket.phase);
  return missing.length > 0 ? `${leftBefore(state, state.ticket.phase, missing.length)}.` : '';
}
