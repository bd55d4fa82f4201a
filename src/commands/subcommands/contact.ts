import { choiceField, textField } from '../../input/field.ts';
import { stepsToUnlock } from '../../ticket/clocks/lockout.ts';
import { contactCustomer } from '../../ticket/operations/contact-customer.ts';
import { type ContactTopic, topicOptions, topicWords } from '../../ticket/runbook/contact-topics.ts';
import { ticketName } from '../../ticket/state.ts';
import { stepNames } from '../../ticket/steps/step-name.ts';
import { momentWords } from '../../time/date-words.ts';
import { messageLink, withLink } from '../messages/message-link.ts';
import { defineSubcommand } from '../subcommand.ts';
import { reply } from '../ticket-reply.ts';

const way = choiceField(
  'way',
  'How',
  [
    { value: 'phone', label: 'Phone' },
    { value: 'ticket', label: 'Ticket' },
    { value: 'chat', label: 'Chat' },
    { value: 'email', label: 'Email' },
    { value: 'meeting', label: 'Meeting' },
  ],
  { noun: 'way to contact a customer' },
);
const said = textField('text', 'What was said', { example: 'agreed Friday', multiline: true });

const about = choiceField('about', 'What the runbook asks for', topicOptions, {
  noun: 'contact of the runbook',
});

export const contact = defineSubcommand({
  name: 'contact',
  aliases: ['contacted'],
  summary: 'Record a contact with the customer',
  examples: ['contact MIG-12 phone agreed Friday'],
  details: [
    '`set MIG-12 cadence:5` reminds the owner after five business days without contact.',
    '`contact MIG-12 phone about:time-confirmed` also completes that line of the runbook.',
  ],
  ticket: true,
  positionals: [{ field: way, required: true }],
  keys: [{ field: about }, { field: messageLink, hidden: true }],
  text: { field: said },
  form: { title: 'Record a contact', submit: 'Record' },
  async run(context, args) {
    const { desk, by, at } = context;
    const state = await contactCustomer(desk, by, args.ticket, {
      way: args.need(way),
      about: args.get(about),
      text: withLink(args.get(said) ?? '', args.get(messageLink)).trim() || undefined,
    });
    const { completed, ticket } = state;
    const { contactDueAt } = ticket;
    const done = completed.length > 0 ? ` Completed: ${stepNames(completed)}.` : '';
    const left = stepsToUnlock(desk.calendar, state);
    const next =
      left.length > 0
        ? ` Users stay locked out until this is done: ${stepNames(left)}.`
        : contactDueAt && ` The next contact is due by ${momentWords(desk.calendar, contactDueAt, at)}.`;
    return reply(context, state, {
      says: `Recorded a contact by ${args.need(way)} on ${ticketName(state.ticket)}.${topicOf(args.get(about))}${done}${next ?? ''}`,
    });
  },
});

/** The line of the runbook that is done now. */
function topicOf(about: ContactTopic | undefined): string {
  return about ? ` ${topicWords[about].line} ✓.` : '';
}
