import { lowTtl, pointsTo } from '../facts-seen.ts';
import { hostName, movesMx } from '../mx.ts';
import type { Observation, RecordType, SeenRecord } from '../observation.ts';
import { spfIn } from '../spf.ts';
import type { WantedRecords } from '../wanted.ts';
import { type See, type Seen, seenAt } from './seen-at.ts';
import { aboutMx, type Deed, type ToDo } from './to-do.ts';
import { mxRecord, type ZoneRecord } from './zone-lines.ts';

/**
 * Says how to go back to the records that stood there before. SPF that lets more senders send than before stays, because
 * mail may still be on its way from both systems.
 */
export function wayBack(before: Observation, now: Observation | null, wanted: WantedRecords): ToDo[] {
  const was = (name: string, type: RecordType) => seenAt(before, name, type);
  const is = (name: string, type: RecordType) => seenAt(now, name, type);
  const { domain } = wanted;
  return [
    ...(movesMx(wanted) ? backToMx(was(domain, 'MX'), is(domain, 'MX')) : []),
    ...(movesMx(wanted) ? backToSpf(was(domain, 'TXT'), is(domain, 'TXT')) : []),
    ...backToAutodiscover(was, is, domain),
  ];
}

function backToMx(was: Seen | null, is: Seen | null): ToDo[] {
  if (!was) return [];
  const values = new Set(was.records.map(({ value }) => hostName(value)));
  const old = was.records.map(({ value, priority = 0 }): ToDo => {
    const has = (records: SeenRecord[]) => records.some((one) => hostName(one.value) === hostName(value));
    const deed: Deed = !is ? 'set' : is.everywhere(has) ? 'leave' : 'add';
    return { ...aboutMx, when: 'now', deed, record: mxRecord(value, priority) };
  });
  const added = (is?.records ?? []).filter(({ value }) => !values.has(hostName(value)));
  return [
    ...old,
    ...added.map(
      ({ value, priority = 0, ttl }): ToDo => ({
        ...aboutMx,
        when: 'now',
        deed: 'remove',
        record: mxRecord(value, priority, ttl),
      }),
    ),
  ];
}

function backToSpf(was: Seen | null, is: Seen | null): ToDo[] {
  const [old] = spfIn(was?.records ?? []);
  if (old === undefined) return [];
  const present = spfIn(is?.records ?? []);
  const covers = present.length === 1 && senders(old).every((one) => senders(present[0]!).includes(one));
  const deed: Deed = !is ? 'set' : covers ? 'leave' : present.length > 0 ? 'change' : 'add';
  const record: ZoneRecord = { type: 'TXT', host: '@', value: covers ? present[0]! : old, ttl: lowTtl };
  return [
    { deed, when: 'now', record, purpose: 'spf', from: deed === 'change' ? present : [], isAdvice: false },
  ];
}

/** The parts of an SPF record except its first and how it ends. */
function senders(spf: string): string[] {
  return spf
    .toLowerCase()
    .split(/\s+/)
    .slice(1)
    .filter((term) => !/^[+?~-]?all$/.test(term));
}

function backToAutodiscover(was: See, is: See, domain: string): ToDo[] {
  const name = `autodiscover.${domain}`;
  const old = was(name, 'CNAME')?.records[0];
  const now = is(name, 'CNAME');
  const present = now?.records.map(({ value }) => hostName(value)) ?? [];
  const rest = { purpose: 'autodiscover', when: 'now', isAdvice: false } as const;
  const record = (value: string): ZoneRecord => ({
    type: 'CNAME',
    host: 'autodiscover',
    value: hostName(value),
    ttl: lowTtl,
  });
  if (!old) {
    if (!was(name, 'CNAME')) return [];
    return [
      // A host with a CNAME record can have no other record, so it goes first.
      ...present.map((value): ToDo => ({ ...rest, deed: 'remove', record: record(value), from: [] })),
      ...(['A', 'AAAA'] as const).flatMap((type) =>
        backToAddresses(was(name, type), is(name, type), present.length > 0).map(
          ({ deed, value, ttl }): ToDo => ({
            ...rest,
            deed,
            record: { type, host: 'autodiscover', value, ttl },
            from: [],
          }),
        ),
      ),
    ];
  }
  const isBack = now?.everywhere((records) => pointsTo(records, old.value)) ?? false;
  const deed: Deed = !now ? 'set' : isBack ? 'leave' : present.length > 0 ? 'change' : 'add';
  return [{ ...rest, deed, record: record(old.value), from: deed === 'change' ? present : [] }];
}

/** The addresses that a host had, and what to do with each. @param isAlias whether the host has a CNAME record now */
function backToAddresses(
  was: Seen | null,
  is: Seen | null,
  isAlias: boolean,
): { deed: Deed; value: string; ttl: number }[] {
  return (was?.records ?? []).map(({ value, ttl }) => {
    const has = (records: SeenRecord[]) => records.some((one) => one.value === value);
    const deed: Deed = isAlias ? 'add' : !is ? 'set' : is.everywhere(has) ? 'leave' : 'add';
    return { deed, value, ttl };
  });
}
