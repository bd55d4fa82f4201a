import type { Term } from './term.ts';

/** Ways and stages of a move. */
export const movingTerms: Term[] = [
  {
    term: 'assisted',
    also: 'assisted migration',
    meaning: "A migration that Rackers carry out together with the customer's admin. Free.",
  },
  {
    term: 'self-service',
    also: 'self service, self-migration',
    meaning: "A migration that the customer's admin makes with the tool in the control panel. Free.",
  },
  {
    term: 'platform change',
    also: 'PLC, switch',
    meaning:
      'From Rackspace Email to Hosted Exchange or back. Free, made by the Internal Migration team; users are locked out while it runs.',
  },
  { term: 'upgrade', meaning: 'From Rackspace Email or Hosted Exchange to Office 365.' },
  { term: 'source', also: 'source system', meaning: 'The system that the mail comes from.' },
  { term: 'target', also: 'destination', meaning: 'The system that the mail goes to.' },
  {
    term: 'MigrationWiz',
    also: 'BitTitan, migration tool, tool',
    meaning:
      "BitTitan's tool that copies mailboxes: up to ten passes each, and it neither deletes nor doubles what it has copied.",
  },
  {
    term: 'pass',
    also: 'migration pass, full pass',
    meaning: 'One run of the tool over a mailbox. Each later pass copies only what is new.',
  },
  {
    term: 'verify credentials',
    also: 'credential check',
    meaning: 'A run that only logs in to both mailboxes and moves nothing.',
  },
  {
    term: 'trial',
    also: 'trial migration, pilot',
    meaning: 'A run that copies a handful of small items per folder, to see that it works.',
  },
  {
    term: 'prestage',
    also: 'pre-stage, prestaging, first pass',
    meaning:
      'A pass over older mail, while users work on in the old mailbox. Most of the data is then there before the cutover.',
  },
  {
    term: 'cutover',
    also: 'cut over, switch over, go live',
    meaning:
      "The moment at which the customer's admin points DNS to the new platform, and new mail arrives there.",
  },
  {
    term: 'delta pass',
    also: 'delta, final pass, migrate new items',
    meaning: 'The pass after the cutover: what has arrived or changed since the first one.',
  },
  {
    term: 'big bang',
    meaning: 'One pass only, after the cutover: for small customers.',
  },
  {
    term: 'retry errors',
    also: 'repair pass',
    meaning: 'A run over the items that failed in the last pass, and no others.',
  },
  {
    term: 'credentials sheet',
    also: 'spreadsheet, sheet',
    meaning:
      'The spreadsheet with usernames and passwords that goes to the customer and comes back by its secure route. Nothing of it belongs here.',
  },
  {
    term: 'password freeze',
    also: 'freeze',
    meaning: 'The time in which nobody should reset a password, as a pass cannot open that mailbox any more.',
  },
  {
    term: 'PST',
    also: 'pst file, .pst',
    meaning:
      "Outlook's file of a mailbox. For moves to Hosted Exchange that are too slow otherwise, it can come by FTP.",
  },
  { term: 'FTP', meaning: 'The way by which PST files and archives are sent to us.' },
  {
    term: 'throttling',
    also: 'throttled, ErrorServerBusy',
    meaning: 'A server that slows the tool down on purpose; Gmail does so by the day.',
  },
  {
    term: 'mail profile',
    also: 'profile, Outlook profile, client setup',
    meaning: 'What a mail program knows of a mailbox. After a move every device needs a new one.',
  },
  {
    term: 'local data',
    also: 'local, local mail',
    meaning: "What is only on a user's own machine. It never moves by itself.",
  },
  {
    term: 'rebuild list',
    also: 'recreate list, exclusions',
    meaning: 'The eight kinds of items that an upgrade leaves behind and the admin makes anew.',
  },
  { term: 'alias', also: 'aliases', meaning: 'A second address that delivers into a mailbox.' },
  {
    term: 'alternate address',
    meaning: 'A further address of the same mailbox, of the same or another domain.',
  },
  {
    term: 'distribution list',
    also: 'group list, mailing list',
    meaning: 'An address that passes mail on to several people.',
  },
  {
    term: 'public folder',
    meaning: 'A folder of Exchange that many share. It goes by PST file or not at all.',
  },
  {
    term: 'archive',
    also: 'archiving',
    meaning: 'A store beside the mailbox. A migration of mailboxes does not touch it.',
  },
  {
    term: 'licence',
    also: 'license, seat, subscription',
    meaning:
      'The right to one mailbox of Office 365, paid per user: added to the account first, then given to a user.',
  },
  {
    term: 'billing overlap',
    also: 'double billing',
    meaning: 'The time in which both environments are on the invoice, until the old licences are removed.',
  },
  {
    term: 'decommission',
    meaning:
      'Deleting the old mailboxes and having their licences removed, so that their billing ends. A deleted mailbox can be restored for 14 days.',
  },
];
