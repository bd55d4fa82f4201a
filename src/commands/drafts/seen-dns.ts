import { dnsHost } from '../../dns/hosts/dns-host.ts';
import type { Observation } from '../../dns/observation.ts';
import { seenAt } from '../../dns/to-do/seen-at.ts';
import { type ToDo, toDoList } from '../../dns/to-do/to-do.ts';
import { hostIn } from '../../dns/to-do/zone-lines.ts';
import type { SeenDns, SeenValue } from '../../knowledge/drafts/draft.ts';
import { type RecordColumns, wantedRecords } from '../../ticket/dns/wanted-records.ts';

/** What stands in the DNS of a ticket's domain, for letters. Null if no nameserver answered about MX. */
export function seenDns(ticket: RecordColumns, look: Observation): SeenDns | null {
  const wanted = wantedRecords(ticket);
  if (!seenAt(look, wanted.domain, 'MX')) return null;
  const { toDo } = toDoList(look, wanted);
  const zone = look.zone ?? look.domain;
  return {
    host: dnsHost(look),
    zone,
    hostInZone: hostIn(zone, look.domain, '@'),
    highTtl: toDo.find(({ deed }) => deed === 'ttl')?.fromTtl ?? null,
    oldMx: toDo
      .filter(({ deed, purpose }) => deed === 'remove' && purpose === 'mx')
      .map(({ record }) => record.value),
    spf: valueFor(toDo, 'spf'),
    autodiscover: valueFor(toDo, 'autodiscover'),
  };
}

/** Null if no nameserver answered about the record. */
function valueFor(toDo: ToDo[], purpose: 'spf' | 'autodiscover'): SeenValue | null {
  const found = toDo.find((one) => one.purpose === purpose);
  if (!found || found.deed === 'set') return null;
  return { from: found.from, to: found.deed === 'leave' ? null : found.record.value };
}
