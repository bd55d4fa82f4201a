import type { Deed, ToDo } from '../../dns/to-do/to-do.ts';
import { hostIn, type ZoneRecord, zoneLine } from '../../dns/to-do/zone-lines.ts';
import { lowerFirst } from '../../phrase.ts';
import { truncate } from '../../truncate.ts';

/** How much of a value a table shows, in characters. */
const longestValue = 160;

const deeds: Record<Deed, string> = {
  ttl: 'Lower the TTL',
  add: 'Add',
  set: 'Add or replace',
  change: 'Change',
  remove: 'Remove',
  leave: 'Leave as it is',
};

/** Where the records stand: the domain that moves, and the zone that has its records. */
export interface Where {
  domain: string;
  zone: string;
}

/** A row of the table: what to do, with which record, what stands there now, and what should. */
export function toDoRow({ deed, record, from, fromTtl, isAdvice }: ToDo, { domain, zone }: Where): string[] {
  const { type, host, ttl } = record;
  const isOld = deed === 'remove' || deed === 'ttl';
  const now = isOld ? valueWords(record) : from.join(' and ');
  const next =
    deed === 'ttl' ? `TTL ${ttl} instead of ${fromTtl}` : deed === 'remove' ? '' : valueWords(record);
  return [
    `${deeds[deed]}${isAdvice && deed !== 'leave' ? ' (recommended)' : ''}`,
    `${type} ${hostIn(zone, domain, host)}`,
    truncate(now, longestValue),
    truncate(next, longestValue),
  ];
}

/** What to do as text for a letter, one line each. Leaves out what can stay. */
export function toDoText(toDo: ToDo[], where: Where): string {
  return toDo
    .filter(({ deed }) => deed !== 'leave')
    .map((one, index) => `${index + 1}. ${toDoLine(one, where)}`)
    .join('\n');
}

function toDoLine({ deed, record, from, fromTtl, isAdvice }: ToDo, { domain, zone }: Where): string {
  const { type, host, value, priority, ttl } = record;
  const rank = priority === undefined ? '' : `, priority ${priority}`;
  const name = `${type} record: host ${hostIn(zone, domain, host)}`;
  const says = isAdvice ? `Recommended: ${lowerFirst(deeds[deed])}` : deeds[deed];
  if (deed === 'ttl')
    return `${says} of the ${name}, value ${value}${rank}, from ${fromTtl} to ${ttl} seconds`;
  if (deed === 'remove') return `${says} the ${name}, value ${value}${rank}`;
  const present =
    deed === 'change'
      ? `\n   Old value: ${from.join('\n   Old value: ')}\n   New value: ${value}`
      : `, value ${value}${rank}`;
  return `${says} the ${name}${present}${deed === 'change' ? `\n   TTL: ${ttl}` : `, TTL ${ttl}`}`;
}

/** The records to set, as lines of a zone file, and the ones to remove as comments. */
export function toZoneLines(toDo: ToDo[], { domain, zone }: Where): string {
  const line = (record: ZoneRecord) => zoneLine(record, domain, zone);
  return toDo
    .filter(({ deed }) => deed !== 'leave' && deed !== 'ttl')
    .flatMap(({ deed, record, from }) => {
      if (deed === 'remove') return [`; remove: ${line(record)}`];
      return [...from.map((value) => `; old: ${line({ ...record, value })}`), line(record)];
    })
    .join('\n');
}

function valueWords({ value, priority }: ZoneRecord): string {
  return priority === undefined ? value : `${value} (${priority})`;
}
