/** A DNS record that the customer's admin sets. */
interface DnsRecord {
  type: 'MX' | 'TXT' | 'CNAME';
  /** `@` is the domain itself. */
  host: string;
  value: string;
  priority?: number;
  /** What the record is for, if its type doesn't say so. */
  purpose?: string;
}

/** The TTL of every record, in seconds. See docs/trade.md, "DNS records". */
export const ttl = 3600;

/** What a mail system has in the DNS of a domain. */
interface SystemRecords {
  /** The MX hosts in words. Absent: every domain has its own. */
  mx?: string;
  /** How the names of its MX hosts end. Empty: any host may be one. */
  mxSuffixes: string[];
  /** The domain that SPF includes to let the system send mail. */
  spf?: string;
  autodiscover?: string;
  /** The highest TTL of MX that the system supports, in seconds (`MS-TTL`). Absent: any. */
  longestMxTtl?: number;
  /** How SPF ends: `~all` marks other senders as suspicious, and `-all` rejects their mail. */
  others: string;
}

const rackspace: SystemRecords = {
  mx: 'mx1.emailsrvr.com and mx2.emailsrvr.com',
  mxSuffixes: ['.emailsrvr.com'],
  spf: 'emailsrvr.com',
  autodiscover: 'autodiscover.emailsrvr.com',
  others: '~all',
};

const google: SystemRecords = {
  mx: 'smtp.google.com, or aspmx.l.google.com and the hosts whose names end in .aspmx.l.google.com',
  mxSuffixes: ['.google.com', '.googlemail.com'],
  spf: '_spf.google.com',
  others: '~all',
};

const systems: Record<string, SystemRecords> = {
  'rackspace-email': rackspace,
  'hosted-exchange': rackspace,
  gmail: google,
  'google-apps': google,
  'office-365': {
    mx: 'the host whose name ends in .mail.protection.outlook.com or .mx.microsoft',
    mxSuffixes: ['.mail.protection.outlook.com', '.mx.microsoft'],
    spf: 'spf.protection.outlook.com',
    autodiscover: 'autodiscover.outlook.com',
    longestMxTtl: 21_600,
    others: '-all',
  },
};

function recordsOf(system: string): SystemRecords {
  return systems[system] ?? { mxSuffixes: [], others: '~all' };
}

/** Returns how the names of a system's MX hosts end. Empty if any host may be one. */
export function mxSuffixes(system: string): string[] {
  return recordsOf(system).mxSuffixes;
}

/** Returns the domain that SPF includes to let a system send mail. Null if we don't know it. */
export function spfDomain(system: string): string | null {
  return recordsOf(system).spf ?? null;
}

/** Returns the highest TTL of MX that a system supports, in seconds. Null if any is. */
export function longestMxTtl(system: string): number | null {
  return recordsOf(system).longestMxTtl ?? null;
}

/** Returns how SPF ends when only this system sends mail: `~all` or `-all`. */
export function spfEnd(system: string): string {
  return recordsOf(system).others;
}

/**
 * Returns the hosts of a domain whose CNAME records break the sign-in at a target if they are left from earlier, and how the names
 * that they point to end.
 */
export function unwantedHosts(target: string): { host: string; suffix: string }[] {
  return target === 'office-365' ? [{ host: 'msoid', suffix: 'microsoftonline-p.net' }] : [];
}

/** Returns the MX records of a target. `mx` is the domain's MX at Office 365. Other targets don't use `mx`. */
export function mxRecords(target: string, mx: string): DnsRecord[] {
  if (target === 'office-365') return [{ type: 'MX', host: '@', priority: 0, value: mx }];
  return [
    { type: 'MX', host: '@', priority: 10, value: 'mx1.emailsrvr.com' },
    { type: 'MX', host: '@', priority: 20, value: 'mx2.emailsrvr.com' },
  ];
}

/** Returns the record that tells Outlook where the mailboxes of a target are. */
export function autodiscoverRecord(target: string): DnsRecord {
  return { type: 'CNAME', host: 'autodiscover', value: recordsOf(target).autodiscover ?? '' };
}

/** Returns the two DKIM records at Office 365. `first` is the value of the first one. */
export function dkimRecords(first: string): DnsRecord[] {
  return dkimValues(first).map(({ selector, value }) => ({
    type: 'CNAME',
    host: `${selector}._domainkey`,
    value,
    purpose: 'DKIM',
  }));
}

/** The two DKIM selectors of a domain at Office 365 with their values. `first` is the value of the first one. */
export function dkimValues(first: string): { selector: string; value: string }[] {
  return ['selector1', 'selector2'].map((selector) => ({
    selector,
    value: first.replace(/^selector1/, selector),
  }));
}

/**
 * Returns the SPF record for the time in which both systems send mail for the domain. Null if we don't know what the
 * source's record says: the customer's admin then adds `spfPart` to it.
 */
export function sharedSpf(source: string, target: string): DnsRecord | null {
  const old = spfPart(source);
  return old ? spfRecord([spfPart(target), old], '~all') : null;
}

/** Returns the SPF record for the time after the move, when only the target sends mail for the domain. */
export function finalSpf(target: string): DnsRecord {
  return spfRecord([spfPart(target)], spfEnd(target));
}

/** Returns the part of SPF that lets a system send mail for the domain. Empty if we don't know it. */
export function spfPart(system: string): string {
  const domain = spfDomain(system);
  return domain ? `include:${domain}` : '';
}

function spfRecord(parts: string[], others: string): DnsRecord {
  const value = ['v=spf1', ...new Set(parts), others].join(' ');
  return { type: 'TXT', host: '@', value, purpose: 'SPF' };
}

/** Returns the MX hosts that mail goes to before the move, in words. Undefined if the source doesn't tell. */
export function presentMx(source: string): string | undefined {
  return recordsOf(source).mx;
}

/** Returns where the domain's autodiscover record points before the move. Undefined if the source doesn't tell. */
export function presentAutodiscover(source: string): string | undefined {
  return recordsOf(source).autodiscover;
}

/** Formats a record for a letter: `MX record: host @, value mx1.emailsrvr.com, priority 10, TTL 3600`. */
export function recordText({ type, host, value, priority, purpose }: DnsRecord): string {
  const rank = priority === undefined ? '' : `, priority ${priority}`;
  return `${type} record${purpose ? ` (${purpose})` : ''}: host ${host}, value ${value}${rank}, TTL ${ttl}`;
}
