import type { Term } from './term.ts';

/** People, places and products. */
export const rackspaceTerms: Term[] = [
  { term: 'Racker', meaning: 'Someone who works for Rackspace.' },
  {
    term: 'Cloud Office',
    meaning:
      "Rackspace's hosted office products: Rackspace Email, Hosted Exchange, Office 365, archiving and more.",
  },
  {
    term: 'Rackspace Email',
    also: 'RSE',
    meaning:
      "Rackspace's own mail platform, reached by webmail, IMAP and POP. A mailbox holds 25 GB. It takes mail only from elsewhere.",
  },
  {
    term: 'Hosted Exchange',
    also: 'HEX, Microsoft Exchange, Rackspace Exchange',
    meaning:
      'Microsoft Exchange as Rackspace hosts it, with calendars, tasks and shared folders. A mailbox holds 100 GB.',
  },
  {
    term: 'Office 365',
    also: 'O365, M365, Microsoft 365, Exchange Online',
    meaning:
      "Microsoft's cloud, with its mail in Exchange Online. Rackspace sells and supports the licences.",
  },
  {
    term: 'administrator',
    also: 'admin, customer admin, contact',
    meaning: "The customer's person who is named on the account, can use the control panel, and changes DNS.",
  },
  { term: 'user', also: 'end user', meaning: 'Someone with a mailbox and no tools to administer it.' },
  {
    term: 'admin levels',
    also: 'super admin, standard admin, limited admin',
    meaning: 'Super, standard and limited: how much of the control panel an administrator may use.',
  },
  {
    term: 'control panel',
    also: 'Cloud Office Control Panel, cp',
    meaning:
      'cp.rackspace.com, where admins make mailboxes, reset passwords, and reach Support by chat or ticket.',
  },
  {
    term: 'email portal',
    also: 'webmail',
    meaning: 'apps.rackspace.com, where users read their mail in a browser.',
  },
  {
    term: 'Email Help Tool',
    also: 'emailhelp',
    meaning: 'emailhelp.rackspace.com leads a user through the setup of a mail program or phone.',
  },
  {
    term: 'admin center',
    also: 'Office 365 admin center, O365 portal',
    meaning: "Where the customer's admin makes Office 365 mailboxes and sees the DNS values for the domain.",
  },
  {
    term: 'Support',
    meaning: "Rackspace's people for all questions, at any hour, by phone, chat and ticket.",
  },
  {
    term: 'Internal Migration team',
    also: 'internal migrations, internal team',
    meaning: 'The Rackers who make platform changes.',
  },
  {
    term: 'migration specialist',
    also: 'specialist, migrations team',
    meaning: 'The Racker who carries out an assisted migration and stays in contact with the customer.',
  },
  {
    term: 'account number',
    also: 'account',
    meaning:
      "The customer's number at Rackspace, 3 to 10 digits; the control panel shows it at the top right.",
  },
  {
    term: 'Rackspace ticket',
    also: 'ticket number, support ticket',
    meaning: "The conversation with the customer in Rackspace's own system, numbered YYMMDD-NNNNN.",
  },
  {
    term: 'difficulty',
    also: 'easy, moderate, challenging',
    meaning:
      'How articles rate themselves. Moderate: some troubleshooting, or a tool that is not ours, such as a DNS host.',
  },
];
