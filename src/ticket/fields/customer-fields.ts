import { z } from 'zod';
import { choiceField, shapedField, textField } from '../../input/field.ts';
import { numberField } from '../../input/number-field.ts';
import { plural } from '../words.ts';
import { checkContact, checkRelated } from './checks.ts';
import { contactField } from './contact-text.ts';
import { readAccountNumber, readRackspaceTicket, readTicketNumber } from './shapes.ts';
import { requiredField, ticketField } from './ticket-field.ts';
import { readZone } from './zone.ts';

/**
 * The customer, how they made the request, and how we contact them. docs/trade.md describes the formats of numbers.
 */
export const customerFields = {
  customer: requiredField(
    'customer',
    textField('customer', 'Customer', {
      hint: "Enter the customer's name.",
      example: '"Acme Corp"',
      max: 120,
    }),
    { atOpening: 'always' },
  ),

  accountNumber: requiredField(
    'accountNumber',
    shapedField('account', 'Account number', {
      hint: 'Enter the Rackspace account number, 3 to 10 digits.',
      example: '1234567',
      read: readAccountNumber,
    }),
    { atOpening: 'always', fact: 'account-and-domain', act: 'Record account' },
  ),

  rackspaceTicket: ticketField(
    'rackspaceTicket',
    shapedField('ticket', 'Rackspace ticket', {
      noun: 'Rackspace ticket number',
      hint: 'Enter the Rackspace ticket number as YYMMDD-NNNNN.',
      example: '180621-01234',
      read: readRackspaceTicket,
    }),
    { atOpening: 'always', fact: 'rackspace-ticket', act: 'Link Rackspace ticket' },
  ),

  requestedVia: ticketField(
    'requestedVia',
    choiceField(
      'via',
      'Requested via',
      [
        { value: 'chat', label: 'Chat' },
        { value: 'ticket', label: 'Ticket' },
      ],
      { noun: 'way to request a change', aliases: ['channel'] },
    ),
    { atOpening: 'always', fixed: true, fact: 'requested-via', card: { label: 'requested via' } },
  ),

  customerContact: ticketField(
    'customerContact',
    contactField('contact', "Customer's contact", {
      hint: "Enter the name of the customer's administrator, and how to reach them.",
      example: '"Ann Lee, ann@acme.com"',
      max: 200,
    }),
    {
      atOpening: 'always',
      fact: 'contact',
      act: 'Record admin contact',
      checkForPath: checkContact,
      card: { label: 'contact person' },
    },
  ),

  dnsContact: ticketField(
    'dnsContact',
    contactField('dns-contact', 'Person who runs the DNS', {
      hint: "Enter the name of the person or agency that changes the domain's DNS records, and how to reach them.",
      example: '"Rob Hale, Brightline Web, rob@brightline.example"',
      max: 200,
    }),
    {
      note: "Leave it out if the customer's contact changes the DNS records.",
      card: { label: 'person who runs the DNS' },
    },
  ),

  customerZone: ticketField(
    'customerZone',
    {
      ...shapedField('zone', "Customer's time zone", {
        noun: 'time zone',
        hint: 'Enter eastern, central, mountain, pacific, or a name such as Europe/London.',
        example: 'eastern',
        read: readZone,
      }),
      aliases: ['timezone', 'time-zone'],
    },
    {
      note: "Letters give their times in this zone. Without it, they use the team's.",
      card: { label: 'time zone' },
    },
  ),

  contactEveryDays: ticketField(
    'contactEveryDays',
    numberField('cadence', 'Business days between contacts', {
      min: 1,
      max: 60,
      unit: 'business days',
      example: '3',
    }),
    {
      fact: 'cadence',
      act: 'Set contact schedule',
      card: { label: 'contact every', words: (days) => plural(days, 'business day') },
    },
  ),

  relatedNumber: ticketField(
    'relatedNumber',
    {
      ...shapedField('related', 'Related ticket', {
        noun: 'ticket number',
        hint: 'Enter another ticket, for example MIG-12.',
        example: 'MIG-12',
        read: readTicketNumber,
      }),
      span: ([first = '', second]) => (second && readTicketNumber(`${first} ${second}`) ? 2 : 1),
    },
    { type: z.int(), check: checkRelated, card: { label: 'related ticket' } },
  ),
};
