import type { ZoneRecord } from './zones.ts';

/** A network for documentation: RFC 5737. */
const network = '192.0.2.0/24';

/** The zones of the mail systems that SPF records include. The look-ups of a record can then be counted. */
export const publicZones: { domain: string; records: ZoneRecord[] }[] = [
  { domain: 'emailsrvr.com', records: [spf('@')] },
  { domain: 'outlook.com', records: [spf('spf.protection')] },
  { domain: 'google.com', records: [spf('_spf')] },
];

function spf(name: string): ZoneRecord {
  return { name, type: 'TXT', value: `v=spf1 ip4:${network} ~all` };
}
