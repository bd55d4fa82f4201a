interface Placeholder {
  /** The value's name. People see it in the list above a letter, and where the letter has the gap. */
  label: string;
  /**
   * The command that sets the value. `KEY` stands for the ticket, `NAME` for the draft, and `{day+15}` for the 15th
   * business day from now.
   */
  command: string;
  /** The command that the button runs. The command opens a form for the value. */
  formCommand: string;
  buttonLabel: string;
}

/** Defines a placeholder for a ticket field. */
function ofTicket(label: string, field: string, example: string): Placeholder {
  return {
    label,
    command: `set KEY ${field}:${example}`,
    formCommand: `set KEY ${field}`,
    buttonLabel: `Set ${field.replaceAll('-', ' ')}…`,
  };
}

/** Defines a placeholder for a value that the sender types in the `draft` command. */
function ofCommand(label: string, value: string): Placeholder {
  return {
    label,
    command: `draft KEY NAME ${value}`,
    formCommand: 'draft KEY NAME ask',
    buttonLabel: 'Fill in…',
  };
}

/** All values that drafts may need, each with the command that sets the value. */
export const placeholders = {
  contact: ofTicket("Contact's name", 'contact', '"Ann Lee, 210-555-0142"'),
  'dns-contact': ofTicket(
    'Person who runs the DNS',
    'dns-contact',
    '"Rob Hale, Brightline Web, rob@brightline.example"',
  ),
  'rackspace-ticket': ofTicket('Rackspace ticket number', 'ticket', '180621-01234'),
  owner: {
    label: "Owner's name",
    command: 'assign KEY me',
    formCommand: 'assign KEY',
    buttonLabel: 'Assign…',
  },
  mailboxes: ofTicket('Number of mailboxes', 'mailboxes', '40'),
  method: ofTicket('Method: MigrationWiz or PST files', 'method', 'migrationwiz'),
  cutover: ofTicket('Date and time of the cutover', 'cutover', '{day+15}T18:00'),
  slot: ofTicket('Date and time when the change starts', 'slot', '{day+15}T18:00'),
  'next-billing': ofTicket('Next billing date, today or later', 'next-billing', '{day+15}'),
  'waiting-for': {
    label: 'What we are waiting for from the customer',
    command: 'wait KEY customer-admin the completed sheet',
    formCommand: 'wait KEY',
    buttonLabel: 'Say what we need…',
  },
  by: ofCommand("Customer's deadline to reply", 'by:{day+15}'),
  range: ofCommand('How long the move takes, as a range', 'range:"3 to 8 days"'),
  'next-message': ofCommand('Day of our next message', 'next-message:{day+2}'),
  side: ofCommand('Where the logins fail: in the old or the new system', 'side:source'),
  failing: ofCommand('Mailboxes whose logins fail', 'failing:"ann, bob, and sales"'),
  errors: ofCommand('Number of failed items', 'errors:12'),
  'old-mx': ofCommand('MX to remove', 'old-mx:mx1.old-host.com,mx2.old-host.com'),
  mx: ofCommand(
    "The domain's MX, from the Office 365 admin center",
    'mx:acme-com.mail.protection.outlook.com',
  ),
  dkim: ofCommand(
    'DKIM record, from the Microsoft Defender portal',
    'dkim:selector1-acme-com._domainkey.acme.onmicrosoft.com',
  ),
} satisfies Record<string, Placeholder>;

export type PlaceholderName = keyof typeof placeholders;
