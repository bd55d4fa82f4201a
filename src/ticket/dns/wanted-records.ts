import { domainToASCII } from 'node:url';
import type { WantedRecords } from '../../dns/wanted.ts';
import {
  autodiscoverRecord,
  dkimValues,
  longestMxTtl,
  mxRecords,
  mxSuffixes,
  spfDomain,
  spfEnd,
  unwantedHosts,
} from '../../knowledge/records.ts';
import { routeOf } from '../../knowledge/route.ts';
import type { Ticket } from '../state.ts';

/** The columns of a ticket that say which records its domain should have. */
export type RecordColumns = Pick<Ticket, 'domain' | 'source' | 'target' | 'officeMx' | 'oldMx' | 'dkim'>;

/**
 * The records that a ticket's domain should have after its move. A platform change leaves MX alone, because both platforms
 * have the same one: docs/trade.md, "DNS records".
 */
export function wantedRecords(ticket: RecordColumns): WantedRecords {
  const { domain, source, target, officeMx, oldMx, dkim } = ticket;
  const isMoved = routeOf(ticket) !== 'platform-change';
  const isOffice = target === 'office-365';
  return {
    domain: asciiDomain(domain),
    mx: isMoved && (!isOffice || officeMx) ? mxOf(target, officeMx ?? '') : null,
    longestMxTtl: longestMxTtl(target),
    mxSuffixes: isMoved ? mxSuffixes(target) : [],
    oldMxSuffixes: mxSuffixes(source),
    oldMx: oldMx?.split(', ') ?? [],
    spf: spfDomain(target) ?? '',
    oldSpf: spfDomain(source),
    spfEnd: spfEnd(target),
    autodiscover: autodiscoverRecord(target).value,
    dkim: isOffice && dkim ? dkimValues(dkim) : [],
    unwanted: unwantedHosts(target),
  };
}

/** Whether a change of a ticket changes which records its domain should have, so that what was seen means something else. */
export function wantsOthers(before: RecordColumns, after: RecordColumns): boolean {
  return JSON.stringify(wantedRecords(before)) !== JSON.stringify(wantedRecords(after));
}

/** A domain as DNS knows it: in lower case, and in ASCII, such as `xn--bcher-kva.de`. */
export function asciiDomain(domain: string): string {
  return domainToASCII(domain).toLowerCase() || domain.toLowerCase();
}

/** The DKIM selectors to look at. Office 365 has the same two in every domain. */
export function selectorsOf({ target }: Pick<Ticket, 'target'>): string[] {
  return target === 'office-365' ? ['selector1', 'selector2'] : [];
}

function mxOf(target: string, officeMx: string): WantedRecords['mx'] {
  return mxRecords(target, officeMx).map(({ value, priority = 0 }) => ({ host: value, priority }));
}
