import type { Term } from './term.ts';

/** Terms for the kinds and stages of a move, and for what moves. */
export const movingTerms: Term[] = [
  {
    term: 'assisted',
    also: 'assisted migration',
    meaning: "A migration that Rackers run together with the customer's admin. Free.",
  },
  {
    term: 'self-service',
    also: 'self service, self-migration',
    meaning: "A migration that the customer's admin runs with the tool in the control panel. Free.",
  },
  {
    term: 'platform change',
    also: 'PLC, switch',
    meaning:
      'A move from Rackspace Email to Hosted Exchange, or back. Free. The Internal Migration team does it. Users are locked out while it runs.',
  },
  { term: 'upgrade', meaning: 'A move from Rackspace Email or Hosted Exchange to Office 365.' },
  { term: 'source', also: 'source system', meaning: 'The system that the mail comes from.' },
  { term: 'target', also: 'destination', meaning: 'The system that the mail goes to.' },
  {
    term: 'MigrationWiz',
    also: 'BitTitan, migration tool, tool',
    meaning:
      "BitTitan's tool that copies mailboxes. It makes up to ten passes per mailbox. It never deletes items, and never duplicates the ones it copied.",
  },
  {
    term: 'pass',
    also: 'migration pass, full pass',
    meaning: 'One run of the migration tool over a mailbox. Each later pass copies only what is new.',
  },
  {
    term: 'verify credentials',
    also: 'credential check',
    meaning: 'A run that logs in to the old and the new mailbox, and moves nothing.',
  },
  {
    term: 'trial',
    also: 'trial migration, pilot',
    meaning: 'A run that copies a few small items per folder, to check that the migration works.',
  },
  {
    term: 'prestage',
    also: 'pre-stage, prestaging, first pass',
    meaning:
      'A pass that copies older mail while users keep working in the old mailbox. Most of the data is then in place before the cutover.',
  },
  {
    term: 'cutover',
    also: 'cut over, switch over, go live',
    meaning:
      "The moment when the customer's admin points DNS to the new platform. From then on, new mail arrives on the new platform.",
  },
  {
    term: 'delta pass',
    also: 'delta, final pass, migrate new items',
    meaning: 'The pass after the cutover. It copies what arrived or changed since the first pass.',
  },
  {
    term: 'big bang',
    meaning: 'A migration with a single pass, after the cutover. For small customers.',
  },
  {
    term: 'retry errors',
    also: 'repair pass',
    meaning: 'A run that copies only the items that failed in the last pass.',
  },
  {
    term: 'sheet of mailboxes',
    also: 'spreadsheet, sheet, credentials sheet',
    meaning:
      'The spreadsheet in which the customer lists the mailboxes. It has no passwords: the customer sends usernames and passwords only by the secure method, and never in Migration Desk.',
  },
  {
    term: 'password freeze',
    also: 'freeze',
    meaning:
      "The time when no one should reset a password. If a password changes, a pass can't open that mailbox anymore.",
  },
  {
    term: 'PST',
    also: 'pst file, .pst',
    meaning:
      "Outlook's file for a mailbox. If a move from Exchange to Hosted Exchange is too slow, the customer can send PST files by FTP.",
  },
  { term: 'FTP', meaning: 'The way to send us PST files and archives.' },
  {
    term: 'throttling',
    also: 'throttled, ErrorServerBusy',
    meaning: 'When a server slows down the migration tool on purpose. Gmail has a daily limit.',
  },
  {
    term: 'mail profile',
    also: 'profile, Outlook profile, client setup',
    meaning: 'The settings for a mailbox in a mail app. After a move, every device needs a new mail profile.',
  },
  {
    term: 'local data',
    also: 'local, local mail',
    meaning: "Data that is only on a user's own computer. It never moves by itself.",
  },
  {
    term: 'rebuild list',
    also: 'recreate list, exclusions',
    meaning: 'The eight kinds of items that an upgrade leaves behind. The admin re-creates them.',
  },
  { term: 'alias', also: 'aliases', meaning: 'A second address that delivers to a mailbox.' },
  {
    term: 'alternate address',
    meaning: 'Another address for the same mailbox, in the same domain or another one.',
  },
  {
    term: 'distribution list',
    also: 'group list, mailing list',
    meaning: 'An address that forwards mail to several people.',
  },
  {
    term: 'public folder',
    meaning: 'An Exchange folder that many people share. It can only move as a PST file.',
  },
  {
    term: 'archive',
    also: 'archiving',
    meaning: "Mail storage that is separate from the mailbox. A mailbox migration doesn't move it.",
  },
  {
    term: 'license',
    also: 'licence, seat, subscription',
    meaning:
      'The right to one Office 365 mailbox, paid per user. It is added to the account first, and then assigned to a user.',
  },
  {
    term: 'billing overlap',
    also: 'double billing',
    meaning: 'The time when both environments are on the invoice. It ends when the old licenses are removed.',
  },
  {
    term: 'decommission',
    meaning:
      'Deleting the old mailboxes and having their licenses removed. Billing for the old mailboxes stops only after both are done. A deleted mailbox can be restored for 14 days.',
  },
];
