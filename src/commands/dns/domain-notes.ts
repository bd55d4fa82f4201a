import { type CardBlock, note } from '../../card.ts';
import { isAskable } from '../../dns/asking/names.ts';
import { type DnsHost, dnsHost } from '../../dns/hosts/dns-host.ts';
import { movesMx } from '../../dns/mx.ts';
import type { Observation } from '../../dns/observation.ts';
import type { Judged } from '../../dns/verdicts/judged.ts';
import type { WantedRecords } from '../../dns/wanted.ts';
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
  const why = is === 'off' ? turnedOff : 'The nameservers of the domain gave no usable answer just now.';
  return note([why, ...(seenAt ? [' Last seen: ', seenAt, '.'] : [])]);
}

/**
 * The command with which people ask the same on their own computers, also where the bot can't see a domain. It asks a
 * nameserver that disagrees about the record, or else any nameserver of the domain. Names that the bot itself
 * wouldn't ask about are left out, because a shell may take a part of them for a command.
 */
export function ownLookNote(wanted: WantedRecords, look: Observation | null, records: Judged[]): CardBlock {
  const [purpose, type, name] = movesMx(wanted)
    ? ['mx', 'mx', wanted.domain]
    : ['autodiscover', 'cname', `autodiscover.${wanted.domain}`];
  const disagree = records.filter((one) => one.purpose === purpose).flatMap((one) => one.disagree);
  const server = [...disagree, ...(look?.nameservers ?? [])].map((one) => one.server).find(isAskable);
  return note([
    'To look yourself: ',
    { code: ['nslookup', `-type=${type}`, name, server].filter(Boolean).join(' ') },
  ]);
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
