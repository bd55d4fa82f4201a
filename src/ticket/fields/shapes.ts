import { domainToASCII, domainToUnicode } from 'node:url';
import { dayNumber } from '../../time/local-time.ts';

/** Readers of text of a certain form. Each returns the value in its normal form, or null for any other text. */

/** Reads a ticket number: `MIG-12`, `mig-12`, `#12`, and `12` are the same ticket. */
export function readTicketNumber(value: string): number | null {
  const digits = /^(?:(?:mig|plc)-|#)?(\d{1,9})$/i.exec(value)?.[1];
  return digits && Number(digits) > 0 ? Number(digits) : null;
}

/** Reads a mail domain: two labels or more, in lower case and punycode. The last label isn't a number. */
export function readDomain(raw: string): string | null {
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
  // Node leaves invalid punycode as it is.
  return /(^|\.)xn--/.test(domainToUnicode(ascii)) ? null : ascii;
}

/** Reads a Rackspace ticket number, YYMMDD-NNNNN. The first six digits are a real day. Drops a leading #. */
export function readRackspaceTicket(raw: string): string | null {
  const parts = /^#?((\d{2})(\d{2})(\d{2})-\d{5})$/.exec(raw);
  if (!parts?.[1]) return null;
  return dayNumber(`20${parts[2]}-${parts[3]}-${parts[4]}`) === null ? null : parts[1];
}

/** Reads an account number of 3 to 10 digits. */
export function readAccountNumber(raw: string): string | null {
  return /^\d{3,10}$/.test(raw) ? raw : null;
}

/** Reads the address or URL of a server. Refuses a URL with a login in it. */
export function readServer(raw: string): string | null {
  const value = raw.includes('://') ? raw : `https://${raw}`;
  if (/\s/.test(value) || !URL.canParse(value)) return null;
  const url = new URL(value);
  if (url.username || url.password || !url.hostname) return null;
  return raw;
}
