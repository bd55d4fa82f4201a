import { sharedRecord } from '../../dns/spf.ts';
import { mxRecords, mxSuffixes, presentAutodiscover, spfDomain } from '../../knowledge/records.ts';
import { wantedRecords } from '../../ticket/dns/wanted-records.ts';
import type { Ticket } from '../../ticket/state.ts';
import type { Change } from './zones.ts';

/** TTLs in seconds. `usual`: as at most hosts of DNS. `low`: before a switch. `fresh`: as our letters ask for. */
export const ttls = { usual: 14_400, low: 300, fresh: 3_600 };

type Record = Change['records'][number];

/** The mail records that a domain has with one mail system, without TTLs. */
export interface MailRecords {
  mx: Record[];
  spf: string;
  /** Null: none. */
  autodiscover: string | null;
}

/** The records of a ticket's domain before its move. They are made up, but fit the source. */
export function recordsBefore(ticket: Ticket): MailRecords {
  const { source } = ticket;
  const { domain, oldMx } = wantedRecords(ticket);
  const include = spfDomain(source);
  const isPlatformChange = ticket.kind === 'platform-change';
  return {
    mx:
      oldMx.length > 0
        ? oldMx.map((value, index) => ({ value, priority: (index + 1) * 10 }))
        : mxOf(source, domain),
    spf: include ? `v=spf1 include:${include} ~all` : 'v=spf1 ip4:192.0.2.25 ~all',
    // On a platform change, both platforms have the same record, so it is what is missing.
    autodiscover: isPlatformChange ? null : (presentAutodiscover(source) ?? null),
  };
}

/** The records that a ticket's domain should have after its move. While both systems send, SPF names both. */
export function recordsAfter(ticket: Ticket): MailRecords {
  const { domain, spf: target, oldSpf: old, autodiscover } = wantedRecords(ticket);
  return {
    mx: mxOf(ticket.target, domain, ticket.officeMx),
    spf: sharedRecord([recordsBefore(ticket).spf], { target, old }),
    autodiscover,
  };
}

/** @param officeMx the domain's MX at Office 365, if the ticket says which */
function mxOf(system: string, domain: string, officeMx: string | null = null): Record[] {
  const own = officeMx ?? `${domain.replaceAll('.', '-')}.mail.protection.outlook.com`;
  const [suffix] = mxSuffixes(system);
  if (system === 'office-365' || suffix === '.emailsrvr.com')
    return mxRecords(system, own).map(({ value, priority }) => ({ value, priority }));
  if (suffix === '.google.com')
    return [
      { value: 'aspmx.l.google.com', priority: 1 },
      { value: 'alt1.aspmx.l.google.com', priority: 5 },
      { value: 'alt2.aspmx.l.google.com', priority: 5 },
    ];
  return [{ value: `mail.${domain}`, priority: 10 }];
}
