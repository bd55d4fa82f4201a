import { isIP } from 'node:net';
import { z } from 'zod';
import { itemsOf, parsed } from './variables.ts';

/** How to ask DNS. */
export interface DnsSettings {
  resolvers: { address: string; port: number }[];
  /** The port of nameservers. */
  nameserverPort: number;
  /** Whether to ask nameservers with private, loopback, or other special addresses. */
  allowPrivate: boolean;
}

/** The variables about DNS. */
export const dnsVariables = {
  MD_DNS_SERVERS: parsed(parseServers).prefault('1.1.1.1,8.8.8.8,9.9.9.9,208.67.222.222'),
  MD_DNS_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be the port of nameservers, 1 to 65535')
    .transform(Number)
    .refine(isPort, 'must be the port of nameservers, 1 to 65535')
    .prefault('53'),
  MD_DNS_PRIVATE: z.enum(['off', 'on'], 'must be on or off').default('off'),
};

const variables = z.object(dnsVariables);

export function toDnsSettings(given: z.infer<typeof variables>): DnsSettings | null {
  const { MD_DNS_SERVERS: resolvers, MD_DNS_PORT: nameserverPort, MD_DNS_PRIVATE: allow } = given;
  return resolvers && { resolvers, nameserverPort, allowPrivate: allow === 'on' };
}

/** Returns null for `none`. */
function parseServers(text: string): DnsSettings['resolvers'] | null {
  if (text.trim().toLowerCase() === 'none') return null;
  const servers = itemsOf(text);
  const resolvers = servers.map(parseServer);
  if (servers.length === 0 || resolvers.includes(null)) {
    const wrong = servers[resolvers.indexOf(null)] ?? '';
    throw new Error(
      `"${wrong}" is not an IP address such as 1.1.1.1, 127.0.0.1:5353, or [::1]:5353. Separate addresses with commas, or set none to turn DNS off`,
    );
  }
  return resolvers.filter((one) => one !== null);
}

function parseServer(text: string): DnsSettings['resolvers'][number] | null {
  if (isIP(text)) return { address: text, port: 53 };
  const parts = /^(?:\[(.+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text);
  const address = parts?.[1] ?? parts?.[2] ?? '';
  const port = Number(parts?.[3] ?? 53);
  return isIP(address) && isPort(port) ? { address, port } : null;
}

function isPort(number: number): boolean {
  return number >= 1 && number <= 65_535;
}
