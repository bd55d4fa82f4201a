import { loginsOf } from '../logins.ts';
import { routeOf } from '../route.ts';
import type { Draft, DraftDetails, Values } from './draft.ts';
import { bullets } from './lists.ts';
import { webmailOf } from './webmail.ts';

/** The draft that sums up the move at its end, T20. */
export const closing: Draft = {
  id: 'T20',
  name: 'closing',
  title: 'Closing',
  to: "the customer's admin",
  scope: 'all',
  phases: ['client-setup', 'decommission', 'closed'],
  // The steps that every ticket of their path has done before it closes. The others come from the ticket.
  afterSteps: ['C-11', 'U-19', 'U-20', 'P-22', 'C-14'],
  lastStep: 'C-09',
  seeds: ['S0-25'],
  write: (details, values) => [
    `The move of ${details.domain} from ${details.from} to ${details.to} is complete${end(details)}. In short:`,
    bullets(summary(details, values)),
    `If you have questions later, Support is available around the clock, every day of the year: ${details.support.phone}, or chat and tickets at ${details.support.url}.${ticketSentence(values)}`,
  ],
};

/** When the request is closed: now, or when the old bill ends. */
function end({ billing }: DraftDetails): string {
  return billing && !billing.isOver
    ? `. We will close this request on ${billing.until}, when your old billing ends`
    : ', and we are closing this request';
}

function ticketSentence({ know }: Values): string {
  const number = know('rackspace-ticket');
  return number ? ` Please mention your ticket number, ${number}.` : '';
}

/** What the customer should remember of the move, one line for each fact that the ticket has. */
function summary(details: DraftDetails, { need }: Values): string[] {
  const { requestedOn, switchedOn, confirmedBy, billing } = details;
  const route = routeOf(details.path);
  return [
    `Moved: ${need('mailboxes')}`,
    `Requested: ${requestedOn}`,
    ...(switchedOn ? [`In use since: ${switchedOn}`] : []),
    ...(confirmedBy
      ? [`${route === 'platform-change' ? 'Plan approved' : 'Approved'} by: ${confirmedBy}`]
      : []),
    ...(details.path.service === 'assisted' && loginsOf(details.path).administrators.length > 0
      ? ['Separate administrator: if you created one for the move, delete it now']
      : []),
    `Webmail: ${webmailOf(details.path.target)}`,
    ...(route === 'upgrade' && billing
      ? [`Billing for ${details.from} ${billing.isOver ? 'ended' : 'ends'}: ${billing.until}`]
      : []),
    ...(route === 'external'
      ? [`Old system: you can shut down or cancel ${details.from} now, if nothing else needs it`]
      : []),
  ];
}
