import { type CardBlock, note } from '../../card.ts';
import { type DnsHost, dnsHost } from '../../dns/hosts/dns-host.ts';
import type { Observation } from '../../dns/observation.ts';
import { toMoment } from '../../ticket/words.ts';
import type { CommandContext } from '../context.ts';
import type { SeenDomain } from './see-domain.ts';

/** How an operator turns DNS on. */
const turnedOff =
  'DNS is turned off. To turn it on, an operator removes MD_DNS_SERVERS=none from the configuration.';

/** Says how current what a card shows is. */
export function lookedNote(
  { desk, at }: Pick<CommandContext, 'desk' | 'at'>,
  { look, is }: SeenDomain,
): CardBlock {
  const seenAt =
    look && toMoment(desk.calendar, new Date(look.at), at, is === 'fresh' ? { only: 'time' } : {});
  if (is === 'fresh' && seenAt) return note(['Looked at ', seenAt, '.']);
  const why = is === 'off' ? turnedOff : 'No nameserver of the domain answered just now.';
  return note([why, ...(seenAt ? [' Last seen: ', seenAt, '.'] : [])]);
}

/** Says who runs the DNS, as sentences. Null if no nameserver was found. */
export function hostWords(look: Observation | null): string | null {
  const host = look && dnsHost(look);
  if (!host) return null;
  return `${runsWords(host)} ${host.isRackspace ? 'The admin uses the control panel, and Support can help.' : "We have no access there, and don't accept any."}`;
}

function runsWords({ name, isRackspace }: DnsHost): string {
  return isRackspace ? 'Rackspace runs the DNS.' : `${name} runs the DNS.`;
}
