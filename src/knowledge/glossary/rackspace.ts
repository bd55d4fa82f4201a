import type { Term } from './term.ts';

/** Terms for people, places, and products at Rackspace. */
export const rackspaceTerms: Term[] = [
  { term: 'Racker', meaning: 'A person who works for Rackspace.' },
  {
    term: 'Cloud Office',
    meaning:
      "Rackspace's hosted office products, such as Rackspace Email, Hosted Exchange, Office 365, and archiving.",
  },
  {
    term: 'Rackspace Email',
    also: 'RSE',
    meaning:
      "Rackspace's own mail platform, with webmail, IMAP, and POP. A mailbox holds 25 GB. Only mail can move to it.",
  },
  {
    term: 'Hosted Exchange',
    also: 'HEX, Microsoft Exchange, Rackspace Exchange',
    meaning:
      'Microsoft Exchange, hosted by Rackspace, with calendars, tasks, and shared folders. A mailbox holds 100 GB.',
  },
  {
    term: 'Office 365',
    also: 'O365, M365, Microsoft 365, Exchange Online',
    meaning:
      "Microsoft's cloud. Its mail service is Exchange Online. Rackspace sells and supports the licenses.",
  },
  {
    term: 'administrator',
    also: 'admin, customer admin, contact',
    meaning:
      "The person at the customer's company who is named on the account, uses the control panel, and changes DNS.",
  },
  { term: 'user', also: 'end user', meaning: 'A person with a mailbox, but without admin tools.' },
  {
    term: 'admin levels',
    also: 'super admin, standard admin, limited admin',
    meaning:
      'Super, standard, and limited. The level decides which parts of the control panel an administrator can use.',
  },
  {
    term: 'control panel',
    also: 'Cloud Office Control Panel, cp',
    meaning:
      'cp.rackspace.com. Admins create mailboxes, reset passwords, and contact Support by chat or ticket there.',
  },
  {
    term: 'email portal',
    also: 'webmail',
    meaning: 'apps.rackspace.com. Users read their mail in a browser there.',
  },
  {
    term: 'Email Help Tool',
    also: 'emailhelp',
    meaning: 'emailhelp.rackspace.com. It walks users through the setup of a mail app or phone.',
  },
  {
    term: 'admin center',
    also: 'Office 365 admin center, O365 portal',
    meaning:
      "The Office 365 website where the customer's admin creates mailboxes and finds the DNS values for the domain.",
  },
  {
    term: 'Support',
    meaning: 'The Rackspace team that answers any question at any hour, by phone, chat, or ticket.',
  },
  {
    term: 'Internal Migration team',
    also: 'internal migrations, internal team',
    meaning: 'The Rackers who do platform changes.',
  },
  {
    term: 'migration specialist',
    also: 'specialist, migrations team',
    meaning: 'The Racker who runs an assisted migration and stays in contact with the customer.',
  },
  {
    term: 'account number',
    also: 'account',
    meaning:
      "The customer's number at Rackspace, 3 to 10 digits. The control panel shows it in the top right corner.",
  },
  {
    term: 'Rackspace ticket',
    also: 'ticket number, support ticket',
    meaning: "The conversation with the customer in Rackspace's ticket system. Its number is YYMMDD-NNNNN.",
  },
  {
    term: 'difficulty',
    also: 'easy, moderate, challenging',
    meaning:
      'The difficulty rating of a task in a Rackspace article. Moderate means some troubleshooting, or work with a third party such as a DNS host.',
  },
];
