import { dateField } from '../../input/date-fields.ts';
import { shapedField } from '../../input/field.ts';
import { checkOffice, checkOldMx } from './checks.ts';
import { readDkim, readHosts, readOfficeMx, readSpan } from './letter-shapes.ts';
import { ticketField } from './ticket-field.ts';

/** What letters to the customer say. `draft` accepts these values, too, and keeps them for the next letter. */
export const letterFields = {
  replyBy: ticketField('replyBy', dateField('by', 'Answer by', { future: true }), {
    note: "The customer's deadline to reply.",
    card: { label: 'answer by' },
  }),

  moveRange: ticketField(
    'moveRange',
    shapedField('range', 'How long', {
      noun: 'range',
      hint: 'A range with its unit, such as 3 to 8 days, or two to four weeks. Never a single date.',
      example: '"3 to 8 days"',
      read: readSpan,
    }),
  ),

  officeMx: ticketField(
    'officeMx',
    shapedField('mx', 'Office 365 MX', {
      hint: 'The MX from the admin center. It ends in .mail.protection.outlook.com or .mx.microsoft.',
      example: 'acme-com.mail.protection.outlook.com',
      noun: 'Office 365 MX',
      read: readOfficeMx,
    }),
    { note: 'Moves to Office 365 only.', checkForPath: checkOffice('mx'), isRepeated: true },
  ),

  oldMx: ticketField(
    'oldMx',
    {
      ...shapedField('old-mx', 'MX to remove', {
        noun: 'list of MX hosts',
        hint: "The domain's present MX hosts, separated by commas.",
        example: 'mx1.old-host.com,mx2.old-host.com',
        read: readHosts,
      }),
      aliases: ['seen'],
    },
    { note: 'Not for platform changes.', checkForPath: checkOldMx, isRepeated: true },
  ),

  dkim: ticketField(
    'dkim',
    shapedField('dkim', 'DKIM record', {
      hint: 'The value of the selector1 record for DKIM, from the Microsoft Defender portal.',
      example: 'selector1-acme-com._domainkey.acme.onmicrosoft.com',
      noun: 'DKIM record',
      read: readDkim,
    }),
    { note: 'Moves to Office 365 only.', checkForPath: checkOffice('dkim') },
  ),
};
