import { shapedField } from '../../input/field.ts';
import { readTicketNumber } from '../../ticket/fields/shapes.ts';

/** The ticket that a form is about, for a form that was opened from a message. */
export const whichTicket = shapedField('which', 'Ticket', {
  noun: 'ticket number',
  hint: 'Enter the number as MIG-12, #12, or 12.',
  example: 'MIG-12',
  read: readTicketNumber,
});
