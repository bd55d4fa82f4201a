import type { Term } from './term.ts';

/** DNS, protocols and Office 365. */
export const technologyTerms: Term[] = [
  {
    term: 'tenant',
    also: 'tenant id, tenant name, onmicrosoft',
    meaning:
      "A customer's own space in Office 365, named name.onmicrosoft.com: letters and digits, for good.",
  },
  {
    term: 'DNS',
    also: 'dns records',
    meaning: 'The directory of the internet. It says where mail for a domain goes.',
  },
  {
    term: 'DNS host',
    also: 'registrar, name server, NS',
    meaning:
      "Where a domain's records are kept. Outside Rackspace we cannot change them, and may not take a login.",
  },
  {
    term: 'MX',
    also: 'mx record, mail exchanger',
    meaning: 'The record that names the server which takes mail for a domain. Lower numbers are tried first.',
  },
  {
    term: 'TTL',
    also: 'time to live',
    meaning:
      'For how many seconds others may remember a record. Lowered to 3600 or less a day ahead, so that a change shows soon.',
  },
  {
    term: 'propagation',
    also: 'spread',
    meaning: 'The time until everybody sees a changed record: minutes as a rule, up to three days.',
  },
  { term: 'CNAME', meaning: 'A record that says: look under that other name.' },
  {
    term: 'TXT',
    also: 'txt record',
    meaning: 'A record with a text in it, used for SPF, DKIM, DMARC and to prove who owns a domain.',
  },
  {
    term: 'SPF',
    also: 'spf record',
    meaning: 'The TXT record that says which servers may send for a domain. There may be one only.',
  },
  { term: 'DKIM', also: 'domain keys', meaning: 'A signature on outgoing mail, whose key is in DNS.' },
  { term: 'DMARC', meaning: 'The record that says what to do with mail that passes neither SPF nor DKIM.' },
  {
    term: 'autodiscover',
    also: 'auto discover',
    meaning: 'The CNAME by which Outlook finds the settings of a mailbox from its address.',
  },
  {
    term: 'forced MX routing',
    also: 'forced mx, mx routing',
    meaning:
      'A switch of Support: mail between Rackspace customers follows the public MX, although the new mailboxes exist already. It must be off right after the cutover.',
  },
  {
    term: 'IMAP',
    also: '993, 143',
    meaning: 'A protocol that reads mail on the server, folders and all. Mail only.',
  },
  {
    term: 'POP',
    also: 'pop3',
    meaning: "A protocol that fetches the inbox, as a rule onto the user's computer.",
  },
  {
    term: 'OWA',
    also: 'Outlook Web Access, Outlook on the web',
    meaning: "Exchange's webmail; its address is the one that the tool needs.",
  },
  {
    term: 'EWS',
    also: 'Exchange Web Services',
    meaning: 'The interface through which tools read Exchange. Microsoft is retiring it in Exchange Online.',
  },
  { term: 'NDR', also: 'bounce, DSN', meaning: 'The message that says that another could not be delivered.' },
  {
    term: 'impersonation',
    meaning: "One account that may open all mailboxes, so that nobody's own password is needed.",
  },
  {
    term: 'MFA',
    also: '2FA, multi-factor',
    meaning: 'A second proof at login. The tool cannot give it: an exception or an app password is needed.',
  },
  {
    term: 'ActiveSync',
    also: 'EAS',
    meaning: 'The way in which phones get mail, calendars and contacts from Exchange.',
  },
];
