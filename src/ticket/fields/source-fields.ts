import { choiceField, shapedField } from '../../input/field.ts';
import { checkHosting } from './checks.ts';
import { readServer } from './shapes.ts';
import { ticketField } from './ticket-field.ts';

/** The source server, and the method for moving its mail. */
export const sourceFields = {
  sourceUrl: ticketField(
    'sourceUrl',
    shapedField('source-url', 'Source server', {
      hint: 'Enter the address or URL of the source mail server, without a login.',
      example: 'https://mail.acme.com/owa',
      read: readServer,
    }),
    { fact: 'source-url', card: { label: 'source' } },
  ),

  sourceHosting: ticketField(
    'sourceHosting',
    choiceField(
      'hosting',
      'Where the source runs',
      [
        { value: 'in-house', label: 'In-house' },
        { value: 'hosted', label: 'Hosted' },
      ],
      { hint: 'Exchange sources only. Choose in-house or hosted.' },
    ),
    { atOpening: 'migrations', checkForPath: checkHosting, card: { label: 'source runs' } },
  ),

  method: ticketField(
    'method',
    choiceField('method', 'Method', [
      { value: 'migrationwiz', label: 'MigrationWiz' },
      { value: 'pst-ftp', label: 'PST files by FTP' },
    ]),
    { note: 'Only if the playbook offers a choice of methods.', card: { label: 'method' } },
  ),
};
