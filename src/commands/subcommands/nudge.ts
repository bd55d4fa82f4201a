import { Fault } from '../../errors.ts';
import { dateField } from '../../input/date-fields.ts';
import { textField } from '../../input/field.ts';
import { numberField } from '../../input/number-field.ts';
import { undoCommand } from '../../ticket/cards/ticket-buttons.ts';
import { isOverPlan } from '../../ticket/clocks/lockout.ts';
import { isMissed } from '../../ticket/clocks/missed-dates.ts';
import { nudgeOwner } from '../../ticket/operations/nudge-owner.ts';
import { type Snooze, snoozeTicket, snoozeWords } from '../../ticket/operations/snooze-ticket.ts';
import { nameOf, type TicketState, ticketName } from '../../ticket/state.ts';
import type { Calendar } from '../../time/calendar.ts';
import { requireDay, toDay, weekdayOf } from '../../time/local-time.ts';
import { severalHelp } from '../bulk/several-help.ts';
import type { CommandContext } from '../context.ts';
import { defineSubcommand, type ParsedArguments } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

/** The longest snooze, in business days. */
const mostDays = 20;

const until = {
  ...dateField('until', 'Until', {
    future: true,
    afterToday: true,
    when: 'later than today',
    example: '{day+3}',
  }),
  pickerHint: 'Later than today. A lockout or a missed date stays in Today and digests.',
};
const days = numberField('days', 'Business days', {
  min: 0,
  max: mostDays,
  unit: 'business days',
  hint: `Enter a whole number from 0 to ${mostDays} business days. 0 ends a snooze.`,
  example: '2',
});
const reason = textField('reason', 'Reason', { example: 'waiting for the invoice', max: 500 });

export const nudge = defineSubcommand({
  name: 'nudge',
  aliases: ['remind', 'ping'],
  summary: 'Send the owner of a ticket a reminder by direct message',
  examples: ['nudge MIG-12', 'nudge MIG-12, MIG-13', 'nudge stalled waiting:customer-admin'],
  details: [
    'You can nudge the owner of a ticket once every ten minutes.',
    'The owner also gets one automatic reminder before the ticket is stalled.',
    severalHelp,
    'Each owner gets one message about all of their tickets.',
  ],
  ticket: true,
  toAct: async () => ({ type: 'nudge' }),
  async run(context, { ticket }) {
    const state = await nudgeOwner(context.desk, context.by, ticket);
    const says = `Nudged ${nameOf(state.names, state.ticket.ownerId)} about ${ticketName(state.ticket)}.`;
    return reply(context, state, { says, next: null });
  },
});

export const snooze = defineSubcommand({
  name: 'snooze',
  aliases: ['defer'],
  summary: 'Hide a ticket from nudges and digests until a certain day',
  examples: [
    'snooze MIG-12 until:{day+3} waiting for the invoice',
    'snooze MIG-12 days:2 waiting for the invoice',
    'snooze 12 13 days:2 freeze week',
    'snooze phase:credentials days:2 freeze week',
  ],
  details: [
    'With `until:monday` or `until:"dec 21"`, the snooze ends when work starts on that day. `days:2` counts business days instead, and `days:0` ends a snooze.',
    'Progress ends the snooze early. The timer keeps running. To pause it, use `hold`.',
    severalHelp,
  ],
  ticket: true,
  offersUndo: true,
  // Both are marked as required, because a required key ends a list of tickets. The function below says which one is.
  keys: [
    { field: until, required: true },
    { field: days, required: true, hidden: true },
  ],
  text: { field: reason },
  required: (raw) => [raw.has(days.name) ? days.name : until.name, reason.name],
  check(args) {
    if (args.raw.has(days.name) && args.raw.has(until.name))
      throw new Fault('A snooze ends on a day or after some business days, not both.', {
        hint: 'Enter `until:` or `days:`.',
        field: days.name,
      });
  },
  form: {
    title: 'Snooze a ticket',
    submit: 'Snooze',
    suggested: (raw, _known, { calendar, now }): Record<string, string> =>
      raw.has(days.name) ? {} : { until: nextMonday(calendar, now) },
  },
  toAct: async (context, args) => ({ type: 'snooze', ...snoozeOf(context, args) }),
  async run(context, args) {
    const { desk, by, at } = context;
    const state = await snoozeTicket(desk, by, args.ticket, snoozeOf(context, args));
    const { snoozedUntil } = state.ticket;
    const name = ticketName(state.ticket);
    const says = snoozedUntil
      ? `${name} is snoozed ${snoozeWords(desk.calendar, args.get(days), snoozedUntil, at)}. ${stillShown(state, at)}`
      : `${name} is no longer snoozed.`;
    return reply(context, state, { says, next: null, undo: undoCommand(state) });
  },
});

/** Throws a `Fault` for a day that is too near or too far away. */
function snoozeOf({ desk: { calendar }, at }: CommandContext, args: ParsedArguments): Snooze {
  const [day, reasonGiven] = [args.get(until), args.need(reason)];
  if (day === undefined) return { days: args.need(days), reason: reasonGiven };
  if (calendar.between(at, calendar.opensOn(day)) > mostDays * calendar.dayLength)
    throw new Fault(`A snooze lasts at most ${mostDays} business days.`, {
      hint: 'Enter an earlier day, or put the ticket on hold.',
      example: 'snooze MIG-12 until:{day+3} waiting for the invoice',
      field: until.name,
    });
  return { until: day, reason: reasonGiven };
}

/** The next Monday, or the first working day after it if the team is off that Monday. */
function nextMonday(calendar: Calendar, now: Date): string {
  const today = requireDay(calendar.localDay(now));
  const monday = toDay(today + 7 - ((weekdayOf(today) + 6) % 7));
  return calendar.isBusinessDay(monday) ? monday : calendar.nextBusinessDay(monday);
}

/** What a snooze doesn't hide, because it must not slip. Otherwise, what ends the snooze early. */
function stillShown({ ticket }: TicketState, at: Date): string {
  const where = 'in Today and digests until';
  if (isOverPlan(ticket, at)) return `Its lockout stays ${where} the users can sign in.`;
  if (isMissed(ticket, at)) return `Its missed date stays ${where} it has a new one.`;
  return 'Progress ends the snooze early.';
}
