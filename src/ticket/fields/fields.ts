import { domainToASCII, domainToUnicode } from 'node:url';
import { dateField, momentField, rangeField, signOffField } from '../../input/date-fields.ts';
import { choiceField, numberField, shapedField, textField } from '../../input/field.ts';
import { dayNumber } from '../../time/local-time.ts';
import { services, sources, targets } from '../playbooks/systems.ts';

/** The values of a ticket, as people type them. For the shape of numbers, see docs/trade.md, "Ticket and account numbers". */
export const domain = shapedField('domain', 'Domain', {
  hint: 'It is a mail domain such as acme.com; not an address, a path or an IP.',
  example: 'acme.com',
  read: readDomain,
});

export const source = choiceField('from', 'From', toOptions(sources), { example: 'rackspace-email' });
export const target = choiceField('to', 'To', toOptions(targets), { example: 'office-365' });
export const service = choiceField('service', 'Service', toOptions(services));

export const channel = choiceField('channel', 'Asked for by', [
  { value: 'chat', label: 'Chat' },
  { value: 'ticket', label: 'Ticket' },
]);

export const customer = textField('customer', 'Customer', {
  hint: 'The name of the customer.',
  example: '"Acme Corp"',
  max: 120,
});

export const account = shapedField('account', 'Account number', {
  hint: 'It is the Rackspace account number, 3 to 10 digits.',
  example: '1234567',
  read: (value) => (/^\d{3,10}$/.test(value) ? value : null),
});

export const rackspaceTicket = shapedField('ticket', 'Rackspace ticket', {
  hint: 'It is a Rackspace ticket number, YYMMDD-NNNNN.',
  example: '180621-01234',
  read: readRackspaceTicket,
});

export const mailboxes = numberField('mailboxes', 'Mailboxes', { min: 1, max: 100_000, example: '140' });
export const supplied = numberField('supplied', 'Mailboxes with credentials', {
  min: 0,
  max: 100_000,
  example: '38',
});
export const created = numberField('created', 'Mailboxes created', { min: 0, max: 100_000, example: '38' });
export const sizeGb = numberField('size-gb', 'Size in GB', {
  min: 0.1,
  max: 1_000_000,
  example: '250',
  decimals: true,
});
export const bandwidth = numberField('bandwidth', 'Bandwidth in Mbit/s', {
  min: 0.1,
  max: 100_000,
  unit: 'Mbit/s',
  example: '20',
  decimals: true,
});

export const hosting = choiceField(
  'hosting',
  'Where the source runs',
  [
    { value: 'in-house', label: 'In-house' },
    { value: 'hosted', label: 'Hosted' },
  ],
  { hint: 'Exchange sources only: in-house or hosted.' },
);

export const sourceUrl = shapedField('source-url', 'Source server', {
  hint: 'The address or URL of the source mail server, without a login in it.',
  example: 'https://mail.acme.com/owa',
  read: readServer,
});

export const contact = textField('contact', "Customer's contact", {
  hint: "The customer's administrator: name, and how to reach them.",
  example: '"Ann Lee, ann@acme.com"',
  max: 200,
});

export const method = choiceField('method', 'Method', [
  { value: 'migrationwiz', label: 'MigrationWiz' },
  { value: 'pst-ftp', label: 'PST files by FTP' },
]);

export const targetDate = dateField('target', 'Target date', { future: true });
export const cutover = momentField('cutover', 'Cutover', { future: true });
export const slot = momentField('slot', 'Start of the change', { future: true });
export const billingTarget = dateField('billing-target', 'Billing target', { future: true });
export const nextBilling = dateField('next-billing', 'Next billing date', { future: true });
export const licensed = dateField('licensed', 'First Office 365 licence', {
  past: true,
  example: '{day-5}',
});
export const billingStops = dateField('billing-stops', 'Old billing stops', {
  example: '{day+25}',
});
export const signOff = signOffField('sign-off', 'Signed off by');
export const unavailable = rangeField('unavailable', 'Customer unavailable');
export const cadence = numberField('cadence', 'Contact every', {
  min: 1,
  max: 60,
  unit: 'business days',
  example: '3',
});

export const related = shapedField('related', 'Related ticket', {
  hint: 'Another ticket, such as MIG-12.',
  example: 'MIG-12',
  read: readTicketNumber,
});

/** `MIG-12`, `mig-12`, `#12` and `12` are the same ticket; null for anything else. */
export function readTicketNumber(value: string): number | null {
  const digits = /^(?:(?:mig|plc)-|#)?(\d{1,9})$/i.exec(value)?.[1];
  return digits && Number(digits) > 0 ? Number(digits) : null;
}

/** Lower case, punycode, letters-digits-hyphens labels, at least two of them, the last not a number. */
function readDomain(raw: string): string | null {
  const bare = raw
    .replace(/^https?:\/\//i, '')
    .replace(/\/$/, '')
    .replace(/\.$/, '');
  if (/[\s/@:?#%<>]/.test(bare)) return null;
  const ascii = domainToASCII(bare.normalize('NFC').toLowerCase());
  const labels = ascii.split('.');
  const last = labels.at(-1) ?? '';
  if (ascii.length > 253 || labels.length < 2 || !/^[a-z][a-z0-9-]*[a-z0-9]$/.test(last)) return null;
  if (!labels.every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label))) return null;
  // Punycode that stands for nothing comes back as it was.
  return /(^|\.)xn--/.test(domainToUnicode(ascii)) ? null : ascii;
}

/** YYMMDD-NNNNN whose first six digits are a real day; a leading # is dropped. */
function readRackspaceTicket(raw: string): string | null {
  const parts = /^#?((\d{2})(\d{2})(\d{2})-\d{5})$/.exec(raw);
  if (!parts?.[1]) return null;
  return dayNumber(`20${parts[2]}-${parts[3]}-${parts[4]}`) === null ? null : parts[1];
}

function readServer(raw: string): string | null {
  const value = raw.includes('://') ? raw : `https://${raw}`;
  if (/\s/.test(value) || !URL.canParse(value)) return null;
  const url = new URL(value);
  if (url.username || url.password || !url.hostname) return null;
  return raw;
}

function toOptions(all: { slug: string; name: string }[]): { value: string; label: string }[] {
  return all.map(({ slug, name }) => ({ value: slug, label: name }));
}
