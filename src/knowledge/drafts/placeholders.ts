interface Placeholder {
  /** What is missing, as the start of a line. */
  label: string;
  /** The command that sets it. `KEY` stands for the ticket, `NAME` for the draft. */
  command: string;
  /** The command of the button, which opens a form. */
  formCommand: string;
  buttonLabel: string;
}

/** A field of the ticket. */
function ofTicket(label: string, field: string, example: string): Placeholder {
  return {
    label,
    command: `set KEY ${field}:${example}`,
    formCommand: `set KEY ${field}`,
    buttonLabel: `Set ${field}`,
  };
}

/** What the ticket has no field for: it goes into the `draft` command. */
function ofCommand(label: string, value: string): Placeholder {
  return {
    label,
    command: `draft KEY NAME ${value}`,
    formCommand: 'draft KEY NAME ask',
    buttonLabel: 'Fill in',
  };
}

/** Everything a draft may need filled in, with the command that sets it. */
export const placeholders = {
  'rackspace-ticket': ofTicket('The Rackspace ticket number', 'ticket', '180621-01234'),
  owner: {
    label: 'Who looks after it',
    command: 'assign KEY me',
    formCommand: 'assign KEY',
    buttonLabel: 'Assign',
  },
  mailboxes: ofTicket('How many mailboxes move', 'mailboxes', '40'),
  method: ofTicket('The method: by MigrationWiz or by PST files', 'method', 'migrationwiz'),
  cutover: ofTicket('When the cutover will be', 'cutover', '2026-12-15T18:00'),
  slot: ofTicket('When the change will start', 'slot', '2026-12-15T18:00'),
  'next-billing': ofTicket('The next billing date, today or later', 'next-billing', '2026-12-15'),
  'waiting-for': {
    label: 'What the customer is waited on for',
    command: 'wait KEY customer-admin the filled sheet',
    formCommand: 'wait KEY',
    buttonLabel: 'Say what for',
  },
  by: ofCommand('The day by which they should answer', 'by:2026-12-15'),
  range: ofCommand('How long it will take, as a range', 'range:"3 to 8 days"'),
  side: ofCommand('Which side refuses the logins, source or target', 'side:source'),
  failing: ofCommand('Which mailboxes fail', 'failing:"ann, bob and sales"'),
  errors: ofCommand('How many items failed', 'errors:12'),
  seen: ofCommand('Which MX the name servers still give', 'seen:mx.old-host.com'),
  mx: ofCommand(
    'The MX value that the admin center of Office 365 shows for the domain',
    'mx:acme-com.mail.protection.outlook.com',
  ),
} satisfies Record<string, Placeholder>;

export type PlaceholderName = keyof typeof placeholders;
