/** Public resolvers that people know by the name of who runs them. */
const known: Record<string, string> = {
  '1.1.1.1': 'Cloudflare',
  '1.0.0.1': 'Cloudflare',
  '8.8.8.8': 'Google',
  '8.8.4.4': 'Google',
  '9.9.9.9': 'Quad9',
  '149.112.112.112': 'Quad9',
  '208.67.222.222': 'OpenDNS',
  '208.67.220.220': 'OpenDNS',
};

/** A resolver for people: `Google's resolver (8.8.8.8)`, or `resolver 10.0.0.5`. @param address its IP address */
export function resolverName(address: string): string {
  const owner = known[address];
  return owner ? `${owner}'s resolver (${address})` : `resolver ${address}`;
}
