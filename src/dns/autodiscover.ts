import { pointsTo } from './facts-seen.ts';
import { hostName } from './mx.ts';
import type { Observation } from './observation.ts';
import { everywhere, said } from './said.ts';
import type { WantedRecords } from './wanted.ts';

/**
 * The addresses that autodiscover has at nameservers without a CNAME record for it, each once. Outlook then asks the server
 * there, and not the mail system.
 *
 * @returns `isUnknown`: a nameserver without a CNAME record doesn't tell if it has addresses
 */
export function autodiscoverAddresses(
  { nameservers }: Pick<Observation, 'nameservers'>,
  domain: string,
): { addresses: string[]; isUnknown: boolean } {
  const name = `autodiscover.${domain}`;
  const cnames = said(nameservers, name, 'CNAME').answers;
  const bare = cnames.filter(({ records }) => records.length === 0).map(({ server }) => server);
  const both = [said(nameservers, name, 'A'), said(nameservers, name, 'AAAA')];
  const found = both.flatMap(({ answers }) => answers.filter(({ server }) => bare.includes(server)));
  const addresses = found.flatMap(({ records }) => records.map(({ value }) => hostName(value)));
  return {
    addresses: [...new Set(addresses)],
    isUnknown: both.some(({ silent }) => silent.some((server) => bare.includes(server))),
  };
}

/**
 * Whether Outlook is sent elsewhere: by a CNAME record to another host, or by an address. A missing record sends it nowhere. Null if the
 * look doesn't tell.
 */
export function isAstray(look: Observation, { domain, autodiscover }: WantedRecords): boolean | null {
  const { addresses, isUnknown } = autodiscoverAddresses(look, domain);
  if (addresses.length > 0) return true;
  const isRight = everywhere(
    said(look.nameservers, `autodiscover.${domain}`, 'CNAME'),
    (records) => records.length === 0 || pointsTo(records, autodiscover),
  );
  if (isRight === false) return true;
  return isRight === null || isUnknown ? null : false;
}
