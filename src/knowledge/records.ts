/** A DNS record that the customer's admin sets. */
interface DnsRecord {
  type: 'MX' | 'TXT' | 'CNAME';
  /** `@` is the domain itself. */
  host: string;
  value: string;
  priority?: number;
}

/** The records for Rackspace Email and for Hosted Exchange, which are the same. See docs/trade.md, "DNS records". */
const rackspace: DnsRecord[] = [
  { type: 'MX', host: '@', priority: 10, value: 'mx1.emailsrvr.com' },
  { type: 'MX', host: '@', priority: 20, value: 'mx2.emailsrvr.com' },
  { type: 'TXT', host: '@', value: 'v=spf1 include:emailsrvr.com ~all' },
  { type: 'CNAME', host: 'autodiscover', value: 'autodiscover.emailsrvr.com' },
];

/**
 * Returns the DNS records that a target system needs. `mx` is the domain's MX at Office 365. Other targets don't use
 * `mx`.
 */
export function targetRecords(target: string, mx: string): DnsRecord[] {
  if (target !== 'office-365') return rackspace;
  return [
    { type: 'MX', host: '@', priority: 0, value: mx },
    { type: 'TXT', host: '@', value: 'v=spf1 include:spf.protection.outlook.com -all' },
    { type: 'CNAME', host: 'autodiscover', value: 'autodiscover.outlook.com' },
  ];
}

/** Formats a record, for example `MX @ (priority 10): mx1.emailsrvr.com`. */
export function recordText({ type, host, value, priority }: DnsRecord): string {
  const rank = priority === undefined ? '' : ` (priority ${priority})`;
  return `${type} ${host}${rank}: ${value}`;
}
