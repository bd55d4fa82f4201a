import type { DnsFactName } from '../../dns/facts.ts';
import { movesMx } from '../../dns/mx.ts';
import { wantedRecords } from '../../ticket/dns/wanted-records.ts';
import type { TicketState } from '../../ticket/state.ts';
import { isDone } from '../../ticket/steps/marks.ts';
import { switchedAt } from '../../ticket/steps/obstacles.ts';
import { recordsAfter, recordsBefore, ttls } from './mail-records.ts';
import type { ZoneRecord } from './zones.ts';

/** The address of every made-up mail server: RFC 5737. */
const address = '192.0.2.25';

/** Makes up the records of a ticket's domain, as far as the ticket's steps say that they were changed. */
export function madeUpRecords(state: TicketState): ZoneRecord[] {
  const { ticket, steps } = state;
  const isShown = (...facts: DnsFactName[]) =>
    steps.some((step) => step.dns && facts.includes(step.dns) && step.actor !== 'racker' && isDone(step));
  const [before, after] = [recordsBefore(ticket), recordsAfter(ticket)];
  const isSwitched = movesMx(wantedRecords(ticket)) && switchedAt(steps) !== null;
  const { spf, autodiscover } = isShown('mail-records', 'spf-and-autodiscover', 'autodiscover')
    ? after
    : before;
  const ttl = isSwitched
    ? isShown('ttl-raised')
      ? ttls.usual
      : ttls.fresh
    : isShown('ttl-lowered')
      ? ttls.low
      : ttls.usual;
  return zoneWith({ mx: isSwitched ? after.mx : before.mx, spf, autodiscover }, ttl);
}

/** Makes up the records of a domain that no ticket is about. */
export function plainRecords(domain: string): ZoneRecord[] {
  const mx = [{ value: `mail.${domain}`, priority: 10 }];
  return zoneWith({ mx, spf: 'v=spf1 mx ~all', autodiscover: null }, ttls.usual);
}

function zoneWith({ mx, spf, autodiscover }: ReturnType<typeof recordsBefore>, ttl: number): ZoneRecord[] {
  return [
    ...mx.map((one) => ({ ...one, name: '@', type: 'MX' as const, ttl })),
    { name: '@', type: 'TXT', value: spf },
    { name: '_dmarc', type: 'TXT', value: 'v=DMARC1; p=none' },
    ...(mx.some(({ value }) => value.startsWith('mail.'))
      ? [{ name: 'mail', type: 'A' as const, value: address }]
      : []),
    ...(autodiscover ? [{ name: 'autodiscover', type: 'CNAME' as const, value: autodiscover }] : []),
  ];
}
