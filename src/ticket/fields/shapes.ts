/** Readers for values with a fixed format. Each returns the value in standard form, or null if the value is invalid. */

import { dayNumber } from '../../time/local-time.ts';

/** Reads a ticket number: `MIG-12`, `mig 12`, `#12`, and `12` are the same ticket. */
export function readTicketNumber(value: string): number | null {
  const digits = /^(?:(?:mig|plc)[-\s]?|#)?(\d{1,9})$/i.exec(value)?.[1];
  return digits && Number(digits) > 0 ? Number(digits) : null;
}

/** Reads a Rackspace ticket number, YYMMDD-NNNNN. The first six digits must be a real date. Drops a leading #. */
export function readRackspaceTicket(raw: string): string | null {
  const parts = /^#?((\d{2})(\d{2})(\d{2})-\d{5})$/.exec(raw);
  if (!parts?.[1]) return null;
  return dayNumber(`20${parts[2]}-${parts[3]}-${parts[4]}`) === null ? null : parts[1];
}

/** Reads an account number of 3 to 10 digits. */
export function readAccountNumber(raw: string): string | null {
  return /^\d{3,10}$/.test(raw) ? raw : null;
}

/** Reads the address or URL of a server. Rejects a URL that contains a login. */
export function readServer(raw: string): string | null {
  const value = raw.includes('://') ? raw : `https://${raw}`;
  if (/\s/.test(value) || !URL.canParse(value)) return null;
  const url = new URL(value);
  if (url.username || url.password || !url.hostname) return null;
  return raw;
}
