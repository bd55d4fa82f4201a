import type { DnsFactName, MailRecord } from './facts.ts';
import { hostName, isTargetMx } from './mx.ts';
import type { Observation, SeenRecord } from './observation.ts';
import { everywhere, said } from './said.ts';
import { lets, spfIn } from './spf.ts';
import type { WantedRecords } from './wanted.ts';

/** The highest TTL of MX records that counts as low before a switch, in seconds. */
export const lowTtl = 3600;

/** What holds now: true, false, or null if the look doesn't tell. */
export type FactsSeen = Record<DnsFactName, boolean | null>;

/**
 * Says which facts a look shows. A fact is true only if every nameserver shows it, and false if any nameserver shows
 * otherwise. `switched`: whether the look shows the complete switch (`switch-state.ts`), or null if it doesn't tell. `raisedTtl`: what
 * the TTL of MX is raised to after the switch, in seconds. Null if it's unknown.
 */
export function factsSeen(
  observation: Observation,
  wanted: WantedRecords,
  { switched, raisedTtl }: { switched: boolean | null; raisedTtl: number | null },
): FactsSeen {
  const mx = said(observation.nameservers, wanted.domain, 'MX');
  const { MX, SPF, autodiscover } = recordsSeen(observation, wanted, switched);
  return {
    'ttl-lowered': everywhere(mx, (records) => hasTtl(records, (ttl) => ttl <= lowTtl)),
    switched,
    'spf-and-autodiscover': both(SPF, autodiscover),
    'mail-records': [MX, SPF, autodiscover].reduce(both),
    autodiscover,
    'ttl-raised':
      raisedTtl === null ? null : everywhere(mx, (records) => hasTtl(records, (ttl) => ttl >= raisedTtl)),
  };
}

/** Whether each mail record is as listed on every nameserver. Null if the look doesn't tell. `switched`: as for `factsSeen`. */
export function recordsSeen(
  observation: Observation,
  wanted: WantedRecords,
  switched: boolean | null,
): Record<MailRecord, boolean | null> {
  const { domain } = wanted;
  const mx = said(observation.nameservers, domain, 'MX');
  const complete = everywhere(mx, (records) => hasAllMx(records, wanted));
  return {
    MX: switched !== null && complete === false ? false : switched,
    SPF: everywhere(said(observation.nameservers, domain, 'TXT'), (records) =>
      hasRightSpf(records, wanted.spf),
    ),
    autodiscover: everywhere(said(observation.nameservers, `autodiscover.${domain}`, 'CNAME'), (records) =>
      pointsTo(records, wanted.autodiscover),
    ),
  };
}

/** Whether CNAME records point to a host, and to nothing else. */
export function pointsTo(records: SeenRecord[], host: string): boolean {
  return records.length > 0 && records.every(({ value }) => hostName(value) === hostName(host));
}

/** Whether there is exactly one SPF record, and it lets a mail system send. */
export function hasRightSpf(records: SeenRecord[], include: string): boolean {
  const [spf, ...others] = spfIn(records);
  return spf !== undefined && others.length === 0 && lets(spf, include);
}

/** Whether MX records name every host that the domain should have. Others may be there, too. */
export function hasAllMx(records: SeenRecord[], wanted: WantedRecords): boolean {
  if (!wanted.mx) return records.some(({ value }) => isTargetMx(value, wanted));
  return wanted.mx.every(({ host }) => records.some(({ value }) => hostName(value) === hostName(host)));
}

function hasTtl(records: SeenRecord[], test: (ttl: number) => boolean): boolean {
  return records.length > 0 && records.every(({ ttl }) => test(ttl));
}

function both(one: boolean | null, other: boolean | null): boolean | null {
  if (one === false || other === false) return false;
  return one === null || other === null ? null : true;
}
