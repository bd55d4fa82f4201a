import { hasSuffix } from '../mx.ts';
import type { Observation, View } from '../observation.ts';

/** Who runs the DNS of a domain. */
export interface DnsHost {
  /** The company, or the domain of its nameservers if we don't know the company. */
  name: string;
  /** The DNS is with Rackspace: the customer uses the control panel, and Support can help. */
  isRackspace: boolean;
}

/** Nameservers of Rackspace (docs/trade.md, "DNS records"). */
const rackspaceServers = ['rackspace.com', 'stabletransit.com', 'name-services.com'];

const companies: { name: string; pattern: RegExp }[] = [
  { name: 'GoDaddy', pattern: /\.domaincontrol\.com$/ },
  { name: 'Cloudflare', pattern: /\.cloudflare\.com$/ },
  { name: 'Amazon Route 53', pattern: /\.awsdns-\d+\.(com|net|org|co\.uk)$/ },
  { name: 'Google', pattern: /\.(googledomains|google)\.com$/ },
  { name: 'Microsoft Azure', pattern: /\.azure-dns\.(com|net|org|info)$/ },
  { name: 'Microsoft 365', pattern: /\.bdm\.microsoftonline\.com$/ },
  { name: 'Network Solutions', pattern: /\.(worldnic|networksolutions)\.com$/ },
  { name: 'Namecheap', pattern: /\.(registrar-servers|namecheaphosting)\.com$/ },
  { name: 'IONOS', pattern: /\.ui-dns\.(com|de|org|biz)$/ },
  { name: 'Bluehost', pattern: /\.bluehost\.com$/ },
  { name: 'HostGator', pattern: /\.hostgator\.com$/ },
  { name: 'DreamHost', pattern: /\.dreamhost\.com$/ },
  { name: 'DigitalOcean', pattern: /\.digitalocean\.com$/ },
  { name: 'DNS Made Easy', pattern: /\.dnsmadeeasy\.com$/ },
  { name: 'Wix', pattern: /\.wixdns\.net$/ },
  { name: 'Squarespace', pattern: /\.squarespacedns\.com$/ },
  { name: 'Register.com', pattern: /\.register\.com$/ },
  { name: 'OVHcloud', pattern: /\.ovh\.(net|ca)$/ },
];

/**
 * Reads from the names of the nameservers who runs the DNS. Null if they don't tell: there are none, or the domain has
 * nameservers of its own.
 */
export function dnsHost({ nameservers, zone }: Pick<Observation, 'nameservers' | 'zone'>): DnsHost | null {
  const names = nameserverNames(nameservers);
  if (names.length === 0 || (zone && names.every((name) => hasSuffix(name, [zone])))) return null;
  if (names.every((name) => hasSuffix(name, rackspaceServers)))
    return { name: 'Rackspace', isRackspace: true };
  const known = companies.find(({ pattern }) => names.some((name) => pattern.test(name)));
  return { name: known?.name ?? domainOf(names[0]!), isRackspace: false };
}

/** The names of the nameservers, each once. */
function nameserverNames(nameservers: View[]): string[] {
  return [...new Set(nameservers.map(({ server }) => server))];
}

/** The name without its first part: `old.com` for `ns1.old.com`. */
function domainOf(nameserver: string): string {
  return nameserver.split('.').slice(1).join('.') || nameserver;
}
