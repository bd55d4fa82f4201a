import { BlockList, isIP } from 'node:net';

/** Addresses for special purposes, by the registries of IANA: private, loopback, link-local, multicast, and so on. */
const special = new BlockList();
for (const subnet of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
]) {
  add(special, subnet, 'ipv4');
}
// In IPv6, some public addresses contain an IPv4 address, which may be private.
for (const subnet of ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']) add(special, subnet, 'ipv6');

/** The only public addresses of IPv6. Those that stand for an IPv4 address, such as `::ffff:10.0.0.1`, are not among them. */
const global = new BlockList();
add(global, '2000::/3', 'ipv6');

/** Whether an address is one that anyone on the internet can reach. */
export function isPublic(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !special.check(address, 'ipv4');
  return version === 6 && global.check(address, 'ipv6') && !special.check(address, 'ipv6');
}

function add(list: BlockList, subnet: string, version: 'ipv4' | 'ipv6'): void {
  const [net = '', prefix] = subnet.split('/');
  list.addSubnet(net, Number(prefix), version);
}
