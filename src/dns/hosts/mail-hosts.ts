import { hasSuffix } from '../mx.ts';
import type { Observation } from '../observation.ts';
import { mxHostsIn } from '../said.ts';
import type { WantedRecords } from '../wanted.ts';

/** Who runs an MX host. */
interface MailHost {
  name: string;
  suffixes: string[];
  /** It filters mail and passes it on. What is behind it doesn't show in MX. */
  isGateway?: true;
}

const microsoft: MailHost = {
  name: 'Microsoft 365',
  suffixes: ['mail.protection.outlook.com', 'mx.microsoft'],
};

/** Well-known MX hosts by the end of their names. Source: docs/trade.md, "DNS records". */
const mailHosts: MailHost[] = [
  microsoft,
  { name: 'Rackspace', suffixes: ['emailsrvr.com'] },
  { name: 'Google', suffixes: ['google.com', 'googlemail.com'] },
  { name: 'GoDaddy', suffixes: ['secureserver.net'] },
  { name: 'Yahoo', suffixes: ['yahoodns.net'] },
  { name: 'Zoho', suffixes: ['zoho.com', 'zoho.eu'] },
  { name: 'Proofpoint', suffixes: ['pphosted.com', 'ppe-hosted.com'], isGateway: true },
  {
    name: 'Mimecast',
    suffixes: ['mimecast.com', 'mimecast.co.za', 'mimecast-offshore.com'],
    isGateway: true,
  },
  { name: 'Barracuda', suffixes: ['barracudanetworks.com'], isGateway: true },
  { name: 'Symantec', suffixes: ['messagelabs.com'], isGateway: true },
  { name: 'Cisco', suffixes: ['iphmx.com'], isGateway: true },
  { name: 'Forcepoint', suffixes: ['mailcontrol.com'], isGateway: true },
  { name: 'Sophos', suffixes: ['sophos.com'], isGateway: true },
  { name: 'Trend Micro', suffixes: ['trendmicro.com', 'trendmicro.eu'], isGateway: true },
  { name: 'AppRiver', suffixes: ['arsmtp.com'], isGateway: true },
  { name: 'SpamExperts', suffixes: ['antispamcloud.com'], isGateway: true },
  { name: 'Hornetsecurity', suffixes: ['hornetsecurity.com'], isGateway: true },
];

/** The name of the company that runs an MX host. Null if we don't know. */
export function mailHostName(host: string): string | null {
  return mailHosts.find(({ suffixes }) => hasSuffix(host, suffixes))?.name ?? null;
}

/**
 * The filtering service that the domain's MX records name, if there is one. It then decides where mail goes, and the switch may
 * be made there, without a change of MX. Microsoft 365 counts as one if it's neither the source nor the target.
 */
export function gatewayIn(
  observation: Observation,
  wanted: WantedRecords,
): { name: string; host: string } | null {
  return gatewayAmong(mxHostsIn(observation, wanted.domain), wanted);
}

/** The same, from MX hosts that are known in another way. */
export function gatewayAmong(
  hosts: string[],
  wanted: Pick<WantedRecords, 'mxSuffixes' | 'oldMxSuffixes'>,
): { name: string; host: string } | null {
  for (const host of hosts) {
    if (hasSuffix(host, [...wanted.mxSuffixes, ...wanted.oldMxSuffixes])) continue;
    const found = mailHosts.find(({ suffixes }) => hasSuffix(host, suffixes));
    if (found?.isGateway || found === microsoft) return { name: found.name, host };
  }
  return null;
}
