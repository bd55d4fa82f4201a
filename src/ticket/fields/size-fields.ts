import { numberField } from '../../input/number-field.ts';
import { checkCounted, checkMailboxes } from './checks.ts';
import { ticketField } from './ticket-field.ts';

/** How much moves, and how many mailboxes are ready. */
export const sizeFields = {
  mailboxes: ticketField(
    'mailboxes',
    numberField('mailboxes', 'Mailboxes', { min: 1, max: 100_000, example: '140' }),
    { atOpening: 'always', check: checkMailboxes },
  ),

  credentialsReceived: ticketField(
    'credentialsReceived',
    numberField('supplied', 'Mailboxes with credentials', { min: 0, max: 100_000, example: '38' }),
    {
      note: 'The number of mailboxes whose usernames and passwords came back in the sheet.',
      fact: 'supplied',
      act: 'Update count',
      check: checkCounted('supplied'),
    },
  ),

  mailboxesCreated: ticketField(
    'mailboxesCreated',
    numberField('created', 'Mailboxes created', { min: 0, max: 100_000, example: '38' }),
    {
      note: 'The number of mailboxes that exist on the target system.',
      fact: 'created',
      act: 'Update count',
      check: checkCounted('created'),
    },
  ),

  sizeGb: ticketField(
    'sizeGb',
    numberField('size-gb', 'Size in GB', {
      min: 0.1,
      max: 1_000_000,
      unit: 'GB',
      example: '250',
      decimals: true,
    }),
    { card: { label: 'size', words: (size) => `${size.toLocaleString('en-US')} GB` } },
  ),

  bandwidthMbit: ticketField(
    'bandwidthMbit',
    numberField('bandwidth', 'Bandwidth in Mbps', {
      min: 0.1,
      max: 100_000,
      unit: 'Mbps',
      example: '20',
      decimals: true,
    }),
    {
      atOpening: 'migrations',
      card: { label: 'bandwidth', words: (rate) => `${rate.toLocaleString('en-US')} Mbps` },
    },
  ),
};
