import { dmarcIn, usualDmarc } from '../dmarc.ts';
import { hasRightSpf, lowTtl, pointsTo } from '../facts-seen.ts';
import { highestMxTtl } from '../horizon.ts';
import { hasSuffix, hostName, isTargetMx, movesMx } from '../mx.ts';
import type { Observation, RecordType, SeenRecord } from '../observation.ts';
import { sharedRecord, spfIn } from '../spf.ts';
import type { WantedRecords } from '../wanted.ts';
import { type See, type Seen, seenAt } from './seen-at.ts';
import { mxRecord, type ZoneRecord } from './zone-lines.ts';

/**
 * What to do with a record. `set`: we don't know what stands there, so it is added, or takes the place of what is there.
 * `ttl`: change only its TTL.
 */
export type Deed = 'ttl' | 'add' | 'set' | 'change' | 'remove' | 'leave';

/** One thing that the admin has to do, or doesn't have to do. */
export interface ToDo {
  deed: Deed;
  /** The record as it should be. For `remove`: as it is. */
  record: ZoneRecord;
  purpose: 'mx' | 'spf' | 'autodiscover' | 'dkim' | 'dmarc' | 'unwanted';
  /** What stands there now, for `change`. Several if the domain has several. */
  from: string[];
  /** The TTL that stands there now, for `ttl`. In seconds. */
  fromTtl?: number;
  /** Mail works without it. */
  isAdvice: boolean;
}

/** What the admin has to do, in order, and what we can't say. */
export interface ToDoList {
  toDo: ToDo[];
  /** Neither the ticket nor DNS tells the domain's MX at its target, so that it isn't in the list. */
  lacksMx: boolean;
}

/**
 * Says what the admin has to do, from what stands there now. `now`: null if nothing was seen, so that everything is `set`.
 * A record that nameservers disagree about is to do until all have it.
 */
export function toDoList(now: Observation | null, wanted: WantedRecords): ToDoList {
  const see = (name: string, type: RecordType) => seenAt(now, name, type);
  const autodiscover = cnameToDo('autodiscover', 'autodiscover', wanted.autodiscover, wanted, see);
  if (!movesMx(wanted)) return { toDo: autodiscover, lacksMx: false };
  const toDo = [
    ...ttlToDo(now, wanted),
    ...newMx(wanted, see),
    ...oldMx(wanted, see),
    ...spfToDo(wanted, see),
    ...autodiscover,
    ...wanted.dkim.flatMap(({ selector, value }) =>
      cnameToDo('dkim', `${selector}._domainkey`, value, wanted, see),
    ),
    ...unwantedToDo(wanted, see),
    ...dmarcToDo(wanted, see),
  ];
  const mx = see(wanted.domain, 'MX')?.records ?? [];
  return { toDo, lacksMx: wanted.mx === null && !mx.some(({ value }) => isTargetMx(value, wanted)) };
}

/** What all entries about MX have in common. */
export const mxToDo = { purpose: 'mx', from: [] as string[], isAdvice: false } as const;

/** The TTL of the old MX, as long as there is an old one. */
function ttlToDo(now: Observation | null, wanted: WantedRecords): ToDo[] {
  if (!now) return [];
  const highest = highestMxTtl(now);
  const old =
    seenAt(now, wanted.domain, 'MX')?.records.filter(({ value }) => !isTargetMx(value, wanted)) ?? [];
  if (highest === null || highest <= lowTtl) return [];
  return old
    .filter(({ value }) => value !== '.')
    .map(({ value, priority = 0 }) => ({
      ...mxToDo,
      deed: 'ttl' as const,
      record: mxRecord(value, priority),
      fromTtl: highest,
    }));
}

function newMx(wanted: WantedRecords, see: See): ToDo[] {
  const seen = see(wanted.domain, 'MX');
  return (wanted.mx ?? []).map(({ host, priority }) => {
    const has = (records: SeenRecord[]) => records.some(({ value }) => hostName(value) === hostName(host));
    const deed: Deed = !seen ? 'set' : seen.everywhere(has) ? 'leave' : 'add';
    return { ...mxToDo, deed, record: mxRecord(host, priority) };
  });
}

/** The old MX records go after the new ones are there, because a domain without MX gets no mail. */
function oldMx(wanted: WantedRecords, see: See): ToDo[] {
  const seen = see(wanted.domain, 'MX');
  const old = seen
    ? seen.records.filter(({ value }) => !isTargetMx(value, wanted))
    : wanted.oldMx.map((value) => ({ value, priority: 0, ttl: lowTtl }));
  return old.map(({ value, priority = 0, ttl }) => ({
    ...mxToDo,
    deed: 'remove' as const,
    record: mxRecord(value, priority, ttl),
  }));
}

function spfToDo(wanted: WantedRecords, see: See): ToDo[] {
  const seen = see(wanted.domain, 'TXT');
  const present = spfIn(seen?.records ?? []);
  const value = sharedRecord(present, { target: wanted.spf, old: wanted.oldSpf });
  const isRight = seen?.everywhere((records) => hasRightSpf(records, wanted.spf)) ?? false;
  const deed: Deed = !seen ? 'set' : isRight ? 'leave' : present.length > 0 ? 'change' : 'add';
  const record: ZoneRecord = { type: 'TXT', host: '@', value: isRight ? present[0]! : value, ttl: lowTtl };
  return [{ deed, record, purpose: 'spf', from: deed === 'change' ? present : [], isAdvice: false }];
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
  // A host with a CNAME record can have no other record.
  const addresses =
    purpose === 'autodiscover'
      ? [see(name, 'A'), see(name, 'AAAA')].flatMap((one) => one?.records ?? [])
      : [];
  const present = (seen?.records.length ? seen.records : addresses).map((one) => hostName(one.value));
  const isRight = seen?.everywhere((records) => pointsTo(records, value)) ?? false;
  const deed: Deed = !seen ? 'set' : isRight ? 'leave' : present.length > 0 ? 'change' : 'add';
  const record: ZoneRecord = { type: 'CNAME', host, value, ttl: lowTtl };
  const from = deed === 'change' ? present.filter((one) => one !== value) : [];
  return [{ deed, record, purpose, from, isAdvice: purpose === 'dkim' }];
}

function unwantedToDo({ unwanted, domain }: WantedRecords, see: See): ToDo[] {
  return unwanted.flatMap(({ host, suffix }) =>
    recordsAt(see(`${host}.${domain}`, 'CNAME'), suffix).map(({ value, ttl }) => ({
      deed: 'remove' as const,
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
  return [{ deed: 'add', record, purpose: 'dmarc', from: [], isAdvice: true }];
}
