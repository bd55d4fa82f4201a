import type { Term } from './term.ts';

/** Terms for DNS, mail protocols, and Office 365. */
export const technologyTerms: Term[] = [
  {
    term: 'tenant',
    also: 'tenant id, tenant name, onmicrosoft',
    meaning:
      "A customer's own space in Office 365, with a name such as acme.onmicrosoft.com. The first part has only letters and digits, and it can't be changed later.",
  },
  {
    term: 'DNS',
    also: 'dns records',
    meaning: 'The directory of the internet. It says where mail for a domain goes.',
  },
  {
    term: 'DNS host',
    also: 'registrar, nameserver, name server, NS',
    meaning:
      "The company that keeps a domain's records. We can't change records outside Rackspace, and we can't accept a login to another DNS host.",
  },
  {
    term: 'MX',
    also: 'mx record, mail exchanger',
    meaning:
      'The record that names the server that receives mail for a domain. The server with the lowest number is tried first.',
  },
  {
    term: 'TTL',
    also: 'time to live',
    meaning:
      'How many seconds other servers can keep a copy of a record. Lower the TTL to 3600 or less a day before a change, so that the change takes effect soon.',
  },
  {
    term: 'propagation',
    also: 'spread',
    meaning: 'The time until everyone sees a changed record. Usually minutes, at most three days.',
  },
  { term: 'CNAME', meaning: 'A record that points to another name.' },
  {
    term: 'TXT',
    also: 'txt record',
    meaning:
      'A record that contains text. It is used for SPF, DKIM, and DMARC, and to prove who owns a domain.',
  },
  {
    term: 'SPF',
    also: 'spf record',
    meaning:
      'The TXT record that lists the servers that can send mail for a domain. A domain can have only one.',
  },
  { term: 'DKIM', also: 'domain keys', meaning: 'A signature on outgoing mail. Its key is in DNS.' },
  {
    term: 'DMARC',
    meaning: 'The record that says what happens to mail that passes neither SPF nor DKIM.',
  },
  {
    term: 'autodiscover',
    also: 'auto discover',
    meaning: 'The CNAME that lets Outlook find the settings for an email address.',
  },
  {
    term: 'forced MX routing',
    also: 'forced mx, mx routing',
    meaning:
      'A setting that Support turns on. While it is on, mail between Rackspace customers goes where the public MX points, even after the new mailboxes are created. Have Support turn it off right after the cutover.',
  },
  {
    term: 'IMAP',
    also: '993, 143',
    meaning: 'A protocol that reads mail on the server, with all folders. Mail only.',
  },
  {
    term: 'POP',
    also: 'pop3',
    meaning: "A protocol that downloads the inbox, usually to the user's computer.",
  },
  {
    term: 'OWA',
    also: 'Outlook Web Access, Outlook on the web',
    meaning: "Exchange's webmail. The migration tool needs its address.",
  },
  {
    term: 'EWS',
    also: 'Exchange Web Services',
    meaning: 'The interface that tools use to read Exchange. Microsoft is retiring it in Exchange Online.',
  },
  {
    term: 'NDR',
    also: 'bounce, DSN',
    meaning: 'A bounce message. It says that an email could not be delivered.',
  },
  {
    term: 'impersonation',
    meaning: "A way for one account to open all mailboxes, without the users' own passwords.",
  },
  {
    term: 'MFA',
    also: '2FA, multi-factor',
    meaning:
      "A second proof of identity at login. The migration tool can't provide it, so the account needs an exception or an app password.",
  },
  {
    term: 'ActiveSync',
    also: 'EAS',
    meaning: 'How phones get mail, calendars, and contacts from Exchange.',
  },
];
