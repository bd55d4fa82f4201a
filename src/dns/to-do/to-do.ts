import { dmarcIn, usualDmarc } from '../dmarc.ts';
import { hasAllMx, hasRightSpf, lowTtl, pointsTo } from '../facts-seen.ts';
import { highestMxTtl } from '../horizon.ts';
import { gatewayAmong } from '../hosts/mail-hosts.ts';
import { allToTarget, hasSuffix, hostName, movesMx, otherRecords, targetRecords } from '../mx.ts';
import type { Observation, RecordType, SeenRecord } from '../observation.ts';
import { finalRecord, lets, sharedRecord, spfIn } from '../spf.ts';
import type { WantedRecords } from '../wanted.ts';
import { type Behind, type See, type Seen, seenAt } from './seen-at.ts';
import { mxRecord, type ZoneRecord } from './zone-lines.ts';

/**
 * What to do with a record. `set`: we don't know what stands there, so it is added, or takes the place of what is there.
 * `ttl`: change only its TTL. `spread`: some nameservers have it, and the others must take it over. `ask`: nobody knows its value yet, and the
 * admin finds it out. `wait`: it changes once that is known. `decide`: a filtering service is in front, and only the customer knows if it
 * stays. If it does, the switch is made there. If not, MX changes.
 */
export type Deed =
  | 'ttl'
  | 'add'
  | 'set'
  | 'change'
  | 'remove'
  | 'leave'
  | 'spread'
  | 'ask'
  | 'wait'
  | 'decide';

/**
 * When to do it. `now`: before the switch, and at once if the time of the switch has come. `switch`: at the agreed time of the switch,
 * and not before. `watch`: five business days after the switch.
 */
export type When = 'now' | 'switch' | 'watch';

/** One thing that the admin has to do, or doesn't have to do. */
export interface ToDo {
  deed: Deed;
  when: When;
  /** The record as it should be. For `remove`: as it is. */
  record: ZoneRecord;
  purpose: 'mx' | 'spf' | 'autodiscover' | 'dkim' | 'dmarc' | 'unwanted';
  /** What stands there now, for `change` and `spread`. Several if the domain has several. */
  from: string[];
  /** The TTL that stands there now, for `ttl`. In seconds. */
  fromTtl?: number;
  /** The nameservers that have the old records, for `spread`. */
  servers?: string[];
  /** The filtering service that `decide` is about. For other entries: only to do if the customer drops this service. */
  filter?: string;
  /** The hosts that the filtering service delivers mail to if it stays, for `decide`. */
  deliverTo?: string[];
  /** Mail works without it. */
  isAdvice: boolean;
}

/** What the admin has to do, in order, and what we can't say. */
export interface ToDoList {
  toDo: ToDo[];
  /** Neither the ticket nor DNS tells the domain's MX at its target. The list then asks for it, and changes neither MX nor autodiscover. */
  lacksMx: boolean;
}

/** How far the switch is. */
export interface Stage {
  /**
   * `ahead`: its time hasn't come. `early`: its time hasn't come, and MX is switched. `due`: its time has come, or MX is switched.
   * `undone`: MX was switched, and no longer is. `watched`: five business days have passed since the switch.
   */
  is: 'ahead' | 'early' | 'due' | 'undone' | 'watched';
  /** What the TTL of MX is raised to after the move, in seconds. Null if it's unknown. */
  raisedTtl: number | null;
  /** A person completed the switch while a filtering service was in front. So it was made there, and MX stays. */
  isInFilter?: true;
}

/**
 * Says what the admin has to do, and when, from what stands there now. `now`: null if nothing was seen, so that everything is
 * `set`. A record that nameservers disagree about is to do until all have it.
 */
export function toDoList(now: Observation | null, wanted: WantedRecords, stage: Stage): ToDoList {
  const see = (name: string, type: RecordType) => seenAt(now, name, type);
  const autodiscover = cnameToDo('autodiscover', 'autodiscover', wanted.autodiscover, wanted, see);
  if (!movesMx(wanted)) return { toDo: autodiscover.map((one) => ({ ...one, when: 'now' })), lacksMx: false };
  const mx = see(wanted.domain, 'MX')?.records ?? [];
  const lacksMx = wanted.mx === null && targetRecords(mx, wanted).length === 0;
  const all = [
    ...(stage.is === 'ahead' ? ttlToDo(now, wanted) : []),
    // Whether a switch that came too early is completed or taken back is for people to decide.
    ...(stage.is === 'early' ? [] : lacksMx ? unknownMx : mxToDo(wanted, see, stage)),
    ...spfToDo(wanted, see, stage),
    ...(lacksMx ? [] : autodiscover),
    ...wanted.dkim.flatMap(({ selector, value }) =>
      cnameToDo('dkim', `${selector}._domainkey`, value, wanted, see),
    ),
    ...unwantedToDo(wanted, see),
    ...raiseToDo(wanted, see, stage),
    ...dmarcToDo(wanted, see),
  ];
  return { toDo: all.map((one) => ({ ...one, when: whenAt(one, stage) })).toSorted(byWhen), lacksMx };
}

const order: When[] = ['now', 'switch', 'watch'];

function byWhen(one: ToDo, other: ToDo): number {
  return order.indexOf(one.when) - order.indexOf(other.when);
}

/** When to do something, at a stage of the switch. */
function whenAt({ when }: ToDo, { is }: Stage): When {
  if (is === 'ahead' || is === 'early') return when;
  return is === 'watched' || when === 'switch' ? 'now' : when;
}

/** What all entries about MX have in common. */
export const aboutMx = { purpose: 'mx', when: 'switch', from: [] as string[], isAdvice: false } as const;

/** The MX of Office 365, which differs by domain. */
const unknownMx: ToDo[] = [
  { ...aboutMx, when: 'now', deed: 'ask', record: mxRecord('', 0) },
  { ...aboutMx, deed: 'wait', record: mxRecord('', 0) },
];

/** The TTL of the old MX, as long as there is an old one. */
function ttlToDo(now: Observation | null, wanted: WantedRecords): ToDo[] {
  if (!now) return [];
  const highest = highestMxTtl(now);
  const old = otherRecords(seenAt(now, wanted.domain, 'MX')?.records ?? [], wanted);
  if (highest === null || highest <= lowTtl) return [];
  return old
    .filter(({ value }) => value !== '.')
    .map(({ value, priority = 0 }) => ({
      ...aboutMx,
      when: 'now',
      deed: 'ttl',
      record: mxRecord(value, priority),
      fromTtl: highest,
    }));
}

/** The TTL of the new MX, which goes back to what it was before the move. */
function raiseToDo(wanted: WantedRecords, see: See, { raisedTtl }: Stage): ToDo[] {
  if (raisedTtl === null || raisedTtl <= lowTtl) return [];
  const seen = see(wanted.domain, 'MX');
  const target = targetRecords(seen?.records ?? [], wanted);
  return (wanted.mx ?? targetMx(seen, wanted)).flatMap(({ host, priority }) => {
    const fromTtl = target.find(({ value }) => hostName(value) === hostName(host))?.ttl ?? lowTtl;
    if (fromTtl >= raisedTtl) return [];
    return [{ ...aboutMx, when: 'watch', deed: 'ttl', record: mxRecord(host, priority, raisedTtl), fromTtl }];
  });
}

/** Which MX records to add and remove. If some nameservers have the new ones alone, the others only have to take them over. */
function mxToDo(wanted: WantedRecords, see: See, { isInFilter }: Stage): ToDo[] {
  const seen = see(wanted.domain, 'MX');
  const behind = seen?.behind((records) => allToTarget(records, wanted) && hasAllMx(records, wanted)) ?? [];
  if (behind.length === 0) {
    const [added, removed] = [newMx(wanted, see), oldMx(wanted, see)];
    const gateway = gatewayAmong(
      removed.map(({ record }) => record.value),
      wanted,
    );
    if (!gateway) return [...added, ...removed];
    if (isInFilter) return removed.map((one) => ({ ...one, deed: 'leave' }));
    const { name: filter, host } = gateway;
    const deliverTo = added.map(({ record }) => record.value);
    return [
      { ...aboutMx, deed: 'decide', filter, deliverTo, record: mxRecord(host, 0), from: [host] },
      ...[...added, ...removed].map((one) => ({ ...one, filter })),
    ];
  }
  return targetRecords(seen?.records ?? [], wanted).map(({ value, priority = 0 }) => ({
    ...aboutMx,
    deed: 'spread',
    record: mxRecord(value, priority),
    ...spreadFrom(behind),
  }));
}

/** The nameservers that are behind, and what they have. */
function spreadFrom(behind: Behind[]): Pick<ToDo, 'servers' | 'from'> {
  const values = behind.flatMap(({ records }) => records.map(({ value }) => value));
  return { servers: [...new Set(behind.map(({ server }) => server))], from: [...new Set(values)] };
}

/** The MX of the target that stands in DNS, where the ticket doesn't say which it is. */
function targetMx(seen: Seen | null, wanted: WantedRecords): { host: string; priority: number }[] {
  const found = targetRecords(seen?.records ?? [], wanted);
  return found.map(({ value, priority = 0 }) => ({ host: value, priority }));
}

function newMx(wanted: WantedRecords, see: See): ToDo[] {
  const seen = see(wanted.domain, 'MX');
  return (wanted.mx ?? targetMx(seen, wanted)).map(({ host, priority }) => {
    const has = (records: SeenRecord[]) => records.some(({ value }) => hostName(value) === hostName(host));
    const deed: Deed = !seen ? 'set' : seen.everywhere(has) ? 'leave' : 'add';
    return { ...aboutMx, deed, record: mxRecord(host, priority) };
  });
}

/** The old MX records go after the new ones are there, because a domain without MX gets no mail. */
function oldMx(wanted: WantedRecords, see: See): ToDo[] {
  const seen = see(wanted.domain, 'MX');
  const old = seen
    ? otherRecords(seen.records, wanted)
    : wanted.oldMx.map((value) => ({ value, priority: 0, ttl: lowTtl }));
  return old.map(({ value, priority = 0, ttl }) => ({
    ...aboutMx,
    deed: 'remove',
    record: mxRecord(value, priority, ttl),
  }));
}

/** SPF names both systems until the watch is over, and then only the new one. */
function spfToDo(wanted: WantedRecords, see: See, { is }: Stage): ToDo[] {
  const seen = see(wanted.domain, 'TXT');
  const present = spfIn(seen?.records ?? []);
  const shared = sharedToDo(wanted, seen, present);
  const { spf, oldSpf } = wanted;
  if (!seen || oldSpf === null || oldSpf === spf) return [shared];
  const next = shared.deed === 'leave' || is === 'watched' ? present : [shared.record.value];
  if (!next.some((record) => lets(record, oldSpf))) return [shared];
  const value = finalRecord(next, { target: spf, old: oldSpf, end: wanted.spfEnd });
  const final: ToDo = {
    ...aboutSpf,
    when: 'watch',
    deed: 'change',
    record: { type: 'TXT', host: '@', value, ttl: lowTtl },
    from: next,
  };
  return is === 'watched' ? [final] : [shared, final];
}

const aboutSpf = { purpose: 'spf', when: 'now', isAdvice: false } as const;

function sharedToDo(wanted: WantedRecords, seen: Seen | null, present: string[]): ToDo {
  const isRight = (records: SeenRecord[]) => hasRightSpf(records, wanted.spf);
  const record = (value: string): ZoneRecord => ({ type: 'TXT', host: '@', value, ttl: lowTtl });
  if (seen?.everywhere(isRight)) return { ...aboutSpf, deed: 'leave', record: record(present[0]!), from: [] };
  const behind = seen?.behind(isRight) ?? [];
  if (behind.length > 0) {
    const { servers } = spreadFrom(behind);
    const old = behind.flatMap(({ records }) => spfIn(records));
    const right = present.find((one) => !old.includes(one)) ?? present[0]!;
    return { ...aboutSpf, deed: 'spread', record: record(right), from: [...new Set(old)], servers };
  }
  const value = sharedRecord(present, { target: wanted.spf, old: wanted.oldSpf });
  const deed: Deed = !seen ? 'set' : present.length > 0 ? 'change' : 'add';
  return { ...aboutSpf, deed, record: record(value), from: present };
}

function cnameToDo(
  purpose: 'autodiscover' | 'dkim',
  host: string,
  value: string,
  { domain }: WantedRecords,
  see: See,
): ToDo[] {
  const name = `${host}.${domain}`;
  const seen = see(name, 'CNAME');
  const isRight = (records: SeenRecord[]) => pointsTo(records, value);
  const record: ZoneRecord = { type: 'CNAME', host, value, ttl: lowTtl };
  // DKIM of the new system harms nobody before the switch, and Outlook must not move before it.
  const when: When = purpose === 'dkim' ? 'now' : 'switch';
  const rest = { record, purpose, when, isAdvice: purpose === 'dkim' };
  const behind = seen?.behind(isRight) ?? [];
  if (behind.length > 0) return [{ ...rest, deed: 'spread', ...spreadFrom(behind) }];
  // A host with a CNAME record can have no other record.
  const addresses =
    purpose === 'autodiscover'
      ? [see(name, 'A'), see(name, 'AAAA')].flatMap((one) => one?.records ?? [])
      : [];
  const present = (seen?.records.length ? seen.records : addresses).map((one) => hostName(one.value));
  const deed: Deed = !seen
    ? 'set'
    : seen.everywhere(isRight)
      ? 'leave'
      : present.length > 0
        ? 'change'
        : 'add';
  return [{ ...rest, deed, from: deed === 'change' ? present.filter((one) => one !== value) : [] }];
}

function unwantedToDo({ unwanted, domain }: WantedRecords, see: See): ToDo[] {
  return unwanted.flatMap(({ host, suffix }) =>
    recordsAt(see(`${host}.${domain}`, 'CNAME'), suffix).map(({ value, ttl }) => ({
      deed: 'remove' as const,
      when: 'now' as const,
      record: { type: 'CNAME' as const, host, value: hostName(value), ttl },
      purpose: 'unwanted' as const,
      from: [],
      isAdvice: false,
    })),
  );
}

function recordsAt(seen: Seen | null, suffix: string): SeenRecord[] {
  return seen?.records.filter(({ value }) => hasSuffix(value, [suffix])) ?? [];
}

/** DMARC is only recommended, and what it says doesn't depend on the mail system. */
function dmarcToDo({ domain }: WantedRecords, see: See): ToDo[] {
  const seen = see(`_dmarc.${domain}`, 'TXT');
  if (!seen || seen.everywhere((records) => dmarcIn(records).length > 0)) return [];
  const record: ZoneRecord = { type: 'TXT', host: '_dmarc', value: usualDmarc, ttl: lowTtl };
  return [{ deed: 'add', when: 'watch', record, purpose: 'dmarc', from: [], isAdvice: true }];
}
