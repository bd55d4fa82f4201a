import { choiceField, shapedField, textField } from '../../input/field.ts';
import { serverAsked } from '../../knowledge/sources.ts';
import { listWords } from '../../phrase.ts';
import { outsideSystems } from '../playbooks/parts/conditions.ts';
import { methodName, methods, systemName } from '../playbooks/systems.ts';
import { checkHosting, checkMethod } from './checks.ts';
import { readServer } from './shapes.ts';
import { ticketField } from './ticket-field.ts';

/** Outside systems whose servers have the same address for everyone. */
const sameForAll = outsideSystems.filter((slug) => serverAsked(slug) === null).map(systemName);

/** The source server, and the method for moving its mail. */
export const sourceFields = {
  sourceUrl: ticketField(
    'sourceUrl',
    shapedField('source-url', 'Source server', {
      hint: `Enter the address or URL of the source mail server, without a login. Exchange: ${serverAsked('exchange-2010')?.example}. IMAP: ${serverAsked('imap')?.example}. Not needed for ${listWords(sameForAll, 'or')}.`,
      example: 'https://mail.acme.com/owa',
      read: readServer,
    }),
    {
      atOpening: 'migrations',
      fact: 'source-url',
      act: 'Record source server',
      card: { label: 'source' },
    },
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
      { noun: 'place for the source', hint: 'Exchange sources only. Choose in-house or hosted.' },
    ),
    { atOpening: 'migrations', checkForPath: checkHosting, card: { label: 'source runs' } },
  ),

  method: ticketField(
    'method',
    choiceField(
      'method',
      'Method',
      methods.map(({ slug, name }) => ({ value: slug, label: name })),
    ),
    {
      note: 'Assisted moves only. Also enter `method-reason:`. A new method clears the old reason.',
      fact: 'method',
      check: checkMethod('method'),
      card: { label: 'method', words: methodName },
    },
  ),

  methodReason: ticketField(
    'methodReason',
    textField('method-reason', 'Why this method', {
      hint: 'Enter why you chose this method.',
      example: '"small mailboxes, fast link"',
      max: 500,
    }),
    {
      note: 'Assisted moves only.',
      fact: 'method',
      check: checkMethod('method-reason'),
      card: { label: 'reason for the method' },
    },
  ),
};
