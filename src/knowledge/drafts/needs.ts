interface Need {
  /** What is not known, to begin a line. */
  words: string;
  /** The command that sets it. `KEY` stands for the ticket, `NAME` for the text, `{day+15}` for the 15th business day from now. */
  command: string;
  /** The command of its button, where that asks for the value. */
  press: string;
  label: string;
}

/** A fact of the ticket: a field of `set`. */
function ofTicket(words: string, field: string, example: string): Need {
  return {
    words,
    command: `set KEY ${field}:${example}`,
    press: `set KEY ${field}`,
    label: `Set ${field}`,
  };
}

/** What the ticket has no place for: it is given with the text. */
function ofText(words: string, value: string): Need {
  return { words, command: `draft KEY NAME ${value}`, press: 'draft KEY NAME ask', label: 'Fill in' };
}

/** What a text may have to know, and the command that tells it. */
export const needs = {
  'rackspace-ticket': ofTicket('The Rackspace ticket number', 'ticket', '180621-01234'),
  owner: { words: 'Who looks after it', command: 'assign KEY me', press: 'assign KEY', label: 'Assign' },
  mailboxes: ofTicket('How many mailboxes move', 'mailboxes', '40'),
  method: ofTicket('The method: by MigrationWiz or by PST files', 'method', 'migrationwiz'),
  cutover: ofTicket('When the cutover will be', 'cutover', '{day+15}T18:00'),
  slot: ofTicket('When the change will start', 'slot', '{day+15}T18:00'),
  'next-billing': ofTicket('The next billing date, today or later', 'next-billing', '{day+15}'),
  'waiting-for': {
    words: 'What the customer is waited on for',
    command: 'wait KEY customer-admin the filled sheet',
    press: 'wait KEY',
    label: 'Say what for',
  },
  by: ofText('The day by which they should answer', 'by:{day+15}'),
  range: ofText('How long it will take, as a range', 'range:"3 to 8 days"'),
  side: ofText('Which side refuses the logins, source or target', 'side:source'),
  failing: ofText('Which mailboxes fail', 'failing:"ann, bob and sales"'),
  errors: ofText('How many items failed', 'errors:12'),
  seen: ofText('Which MX the name servers still give', 'seen:mx.old-host.com'),
  mx: ofText(
    'The MX value that the admin center of Office 365 shows for the domain',
    'mx:acme-com.mail.protection.outlook.com',
  ),
} satisfies Record<string, Need>;

export type NeedName = keyof typeof needs;
