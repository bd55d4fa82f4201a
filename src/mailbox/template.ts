import { type Mailbox, newMailbox } from './mailbox.ts';

/** A column of the sheet that we give to customers. */
export interface TemplateColumn {
  title: string;
  cell(mailbox: Mailbox): string | number;
}

/** Which columns a move needs, besides the addresses. */
export interface Needs {
  /** The customer sends the credentials of every mailbox. */
  credentials: boolean;
  /** The customer creates the new mailboxes. */
  creation: boolean;
}

/** What marks a row of the sheet as an example. Such a row isn't read. */
export const exampleMark = 'Example: delete this row';

/** The column in which customers say whose credentials they have sent, without the answers to choose from. */
export const credentialsTitle = 'Credentials sent';

const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');

/**
 * The columns of the sheet that a customer fills in. There is none for passwords, because those travel elsewhere. `readLines`
 * reads these titles.
 */
export function templateColumns({ credentials, creation }: Needs): TemplateColumn[] {
  return [
    { title: 'Old address', cell: ({ source }) => source },
    { title: 'New address', cell: ({ destination }) => destination },
    ...(creation
      ? [{ title: 'New mailbox exists (yes/no)', cell: ({ exists }: Mailbox) => yesOrNo(exists) }]
      : []),
    ...(credentials
      ? [{ title: `${credentialsTitle} (yes/no)`, cell: ({ received }: Mailbox) => yesOrNo(received) }]
      : []),
    { title: 'Size in GB', cell: ({ sizeGb }) => sizeGb ?? '' },
    { title: 'Items', cell: ({ items }) => items ?? '' },
    { title: 'Folder names (one per line)', cell: () => '' },
    { title: 'Wave', cell: ({ wave }) => wave ?? '' },
    { title: 'Notes', cell: ({ notes }) => notes ?? '' },
  ];
}

/** Two example rows, for a ticket that doesn't list its mailboxes yet. */
export function exampleRows(domain: string): Mailbox[] {
  const ann = `ann.lee@${domain}`;
  const sales = `sales@${domain}`;
  return [
    {
      ...newMailbox(ann, ann),
      notes: exampleMark,
      exists: true,
      received: true,
      sizeGb: 4.2,
      items: 12_000,
      wave: 'pilot',
    },
    {
      ...newMailbox(sales, sales),
      notes: exampleMark,
      sizeGb: 11.5,
      items: 56_000,
      wave: '1',
    },
  ];
}
