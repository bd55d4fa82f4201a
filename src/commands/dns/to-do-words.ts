import { isIP } from 'node:net';
import type { Deed, ToDo, When } from '../../dns/to-do/to-do.ts';
import { hostIn, type ZoneRecord, zoneLine } from '../../dns/to-do/zone-lines.ts';
import { filterQuestion, withoutFilter } from '../../knowledge/drafts/words/filter-words.ts';
import { listWords, lowerFirst } from '../../phrase.ts';
import type { SwitchPlan } from '../../ticket/dns/switch-plan.ts';
import { truncate } from '../../truncate.ts';

/** How much of a value a table shows, in characters. */
const longestValue = 160;

/** Where the records stand: the domain that moves, and the zone that has its records. */
export interface Where {
  domain: string;
  zone: string;
  /** MX was right before, and must be set again. */
  isAgain?: boolean;
}

/** Things to do at the same time, with a heading that says when. */
export interface Block {
  when: When;
  title: string;
  toDo: ToDo[];
}

/** How a date is written: for a customer, or for the team. */
interface DateWords {
  moment(at: Date): string;
  day(at: Date): string;
}

/** The headings of a list of records: what to do now, at the switch, and after it. */
export function blockTitles(
  { mail, prepareBy, isOwnTime, notBefore, watchEnds }: SwitchPlan,
  { moment, day }: DateWords,
): Record<When, string> {
  const isUndone = mail === 'regressed' || mail === 'lost';
  const now = {
    regressed: 'Now, because MX points to the old system again',
    lost: 'Now, because MX points to neither system',
  };
  return {
    now: isUndone ? now[mail] : prepareBy ? `Now, by ${moment(prepareBy)}` : 'Now',
    switch: notBefore
      ? `Not before ${moment(notBefore)}, and then all together`
      : `At the switch, all together (${isOwnTime ? 'not before your first pass is complete' : 'we agree on its time with you first'})`,
    watch: isUndone
      ? 'Five business days after MX is right again'
      : watchEnds && mail === 'switched'
        ? `Not before ${day(watchEnds)}, five business days after the switch`
        : 'Five business days after the switch',
  };
}

/** When to do something, in a few words for a table. */
export function whenWords(
  { mail, prepareBy, notBefore, watchEnds }: SwitchPlan,
  { moment, day }: DateWords,
): Record<When, string> {
  return {
    now: prepareBy ? `by ${moment(prepareBy)}` : 'now',
    switch: notBefore ? `not before ${moment(notBefore)}` : 'at the switch',
    watch: watchEnds && mail === 'switched' ? `not before ${day(watchEnds)}` : '5 business days after',
  };
}

/** Puts what is to do into blocks, by when. Leaves out what can stay, and blocks without anything. */
export function toBlocks(toDo: ToDo[], titles: Record<When, string>): Block[] {
  return (['now', 'switch', 'watch'] as const)
    .map((when) => ({
      when,
      title: titles[when],
      toDo: toDo.filter((one) => one.when === when && one.deed !== 'leave'),
    }))
    .filter((block) => block.toDo.length > 0);
}

/** What to do with a record, in a few words. A TTL is lowered before the switch, and raised after it. */
function deedWords({ deed, record, filter, fromTtl = 0 }: ToDo, isAgain = false): string {
  const words: Record<Deed, string> = {
    ttl: record.ttl > fromTtl ? 'Raise the TTL' : 'Lower the TTL',
    add: isAgain && record.type === 'MX' ? 'Set again' : 'Add',
    set: 'Add or replace',
    change: 'Change',
    remove: 'Remove',
    leave: 'Leave as it is',
    spread: 'Update the nameserver',
    ask: 'Find out',
    wait: 'Wait',
    decide: `Ask if ${filter} stays`,
  };
  return words[deed];
}

/** A row of the table: what to do, with which record, what stands there now, and what should. */
export function toDoRow(toDo: ToDo, { domain, zone, isAgain }: Where): string[] {
  const { deed, record, from, fromTtl, servers = [], isAdvice, filter, deliverTo = [] } = toDo;
  const { type, host, ttl } = record;
  const isPresent = deed === 'remove' || deed === 'ttl' || deed === 'leave';
  const present = isPresent ? valueWords(record) : from.join(' and ');
  const now = servers.length > 0 ? `${present || 'no record'} on ${listWords(servers)}` : present;
  const next: Partial<Record<Deed, string>> = {
    ttl: `TTL ${ttl} instead of ${fromTtl}`,
    ask: 'the MX from the admin center',
    wait: 'MX and autodiscover change together, once the new MX is known',
    remove: '',
    leave: '',
    decide: `if it stays: no change of MX, and ${filter} delivers to ${listWords(deliverTo)}`,
  };
  const joins: Partial<Record<Deed, string>> = {
    ttl: ' of ',
    add: isAgain ? ': ' : ' ',
    set: ' ',
    change: ' ',
    remove: ' ',
  };
  const advice = isAdvice && deed !== 'leave';
  const join = advice ? ' (recommended): ' : (joins[deed] ?? ': ');
  return [
    `${deedWords(toDo, isAgain)}${join}${type} ${hostIn(zone, domain, host)}${isConditional(toDo) ? ` (without ${filter})` : ''}`,
    truncate(now, longestValue),
    truncate(next[deed] ?? valueWords(record), longestValue),
  ];
}

/** What to do as text for a customer: each block with its heading. The numbers go on from block to block. */
export function blocksText(blocks: Block[], where: Where): string {
  let count = 0;
  return blocks
    .map(({ title, toDo }) =>
      [`${title}:`, ...toDoLines(toDo, where).map((line) => `${++count}. ${line}`)].join('\n'),
    )
    .join('\n\n');
}

/** What to do, one text each, for a customer. A text may have several lines. */
export function toDoLines(toDo: ToDo[], where: Where): string[] {
  const spread = toDo.filter(({ deed }) => deed === 'spread');
  const groups = Map.groupBy(spread, ({ servers = [] }) => servers.join(' '));
  return [
    ...[...groups.values()].map((group) => spreadLine(group, where)),
    ...toDo.filter(({ deed }) => deed !== 'leave' && deed !== 'spread').map((one) => toDoLine(one, where)),
  ];
}

/** What a record is for, if neither its type nor its host says so. */
const purposes: Partial<Record<ToDo['purpose'], string>> = { spf: 'SPF', dkim: 'DKIM', dmarc: 'DMARC' };

/** What nameservers have to take over that others have already. */
function spreadLine(group: ToDo[], { isAgain }: Where): string {
  const servers = group[0]?.servers ?? [];
  const names = group.map(
    ({ purpose, record }) => purposes[purpose] ?? (record.host === '@' ? record.type : record.host),
  );
  const records = [...new Set(names)];
  const [answer, nameserver, one] =
    servers.length === 1 ? ['answers', 'this nameserver', 'it'] : ['answer', 'these nameservers', 'them'];
  return `${listWords(servers)} ${isAgain ? `${answer} with old records again` : `still ${answer} with the old records`} (${listWords(records)}). Ask the company that runs ${nameserver} to update ${one}, or make the same changes there.`;
}

/** Whether something is only to do if the customer drops the filtering service. */
function isConditional({ deed, filter }: ToDo): boolean {
  return filter !== undefined && deed !== 'decide' && deed !== 'leave';
}

function toDoLine(toDo: ToDo, where: Where): string {
  const { filter = '', deed, deliverTo = [] } = toDo;
  if (deed === 'decide') return filterQuestion(filter, deliverTo);
  const line = ownLine(toDo, where);
  return isConditional(toDo) ? withoutFilter(filter, line) : line;
}

function ownLine(toDo: ToDo, { domain, zone, isAgain }: Where): string {
  const { deed, when, record, from, fromTtl, purpose, isAdvice } = toDo;
  const { type, host, value, priority, ttl } = record;
  const rank = priority === undefined ? '' : `, priority ${priority}`;
  const says = deedWords(toDo, isAgain);
  const deedText = isAdvice ? `Recommended: ${lowerFirst(says)}` : says;
  const at = `host ${hostIn(zone, domain, host)}`;
  const name = `${type} record${purposes[purpose] ? ` (${purposes[purpose]})` : ''}: ${at}`;
  switch (deed) {
    case 'ask':
      return `Send us the new MX of ${domain} from the Office 365 admin center. We don't have it yet.`;
    case 'wait':
      return 'Change MX and autodiscover. We send you these records when we have the new MX. Until then, leave both as they are.';
    case 'ttl':
      return `${deedText} of the ${name}, value ${value}${rank}, from ${fromTtl} to ${ttl} seconds`;
    case 'remove':
      return `${deedText} the ${name}, value ${value}${rank}`;
    case 'change':
      return [
        `${deedText} the ${name}`,
        ...from.map((old) => `Old value: ${old}`),
        `New value: ${value}`,
        `TTL: ${ttl}`,
        ...(type === 'TXT' && from.length > 1
          ? ['One record takes the place of all of these: a domain can have only one SPF record.']
          : []),
        ...(purpose === 'spf' && when === 'watch'
          ? ['Wait longer if anyone still sends mail from the old system.']
          : []),
      ].join('\n   ');
    default:
      return isAgain && type === 'MX'
        ? `Set the ${type} record again: ${at}, value ${value}${rank}, TTL ${ttl}`
        : `${deedText} the ${name}, value ${value}${rank}, TTL ${ttl}`;
  }
}

/** The records to set, as lines of a zone file, and the ones to remove as comments. Each block begins with its heading. */
export function toZoneLines(blocks: Block[], where: Where): string {
  return blocks
    .map(({ title, toDo }) => [`; ${title}`, ...toDo.flatMap((one) => linesInZone(one, where))].join('\n'))
    .join('\n\n');
}

function linesInZone(toDo: ToDo, where: Where): string[] {
  const { deed, filter = '', deliverTo = [] } = toDo;
  if (deed === 'decide') return [`; ${filterQuestion(filter, deliverTo)}`];
  // A zone file is taken over as a whole, and the service may stay.
  const lines = ownLines(toDo, where);
  return isConditional(toDo)
    ? lines.map((line) => `; only without ${filter}: ${line.replace(/^; /, '')}`)
    : lines;
}

function ownLines({ deed, record, from, fromTtl, servers = [] }: ToDo, { domain, zone }: Where): string[] {
  const line = (one: ZoneRecord) => zoneLine(one, domain, zone);
  switch (deed) {
    case 'ask':
      return ['; the new MX is not known yet'];
    case 'wait':
      return ['; MX and autodiscover: once the new MX is known'];
    case 'remove':
      return [`; remove: ${line(record)}`];
    case 'ttl':
      return [`; TTL now: ${fromTtl}`, line(record)];
    case 'spread':
      return [`; not yet on ${listWords(servers)}`, line(record)];
    default:
      return [
        ...from.map((value) => `; old: ${line({ ...record, type: typeOf(value, record), value })}`),
        line(record),
      ];
  }
}

/** The type of a record that another one replaces: an address may stand where a CNAME record should. */
function typeOf(value: string, { type }: ZoneRecord): ZoneRecord['type'] {
  if (type !== 'CNAME' || isIP(value) === 0) return type;
  return isIP(value) === 4 ? 'A' : 'AAAA';
}

function valueWords({ value, priority }: ZoneRecord): string {
  return priority === undefined ? value : `${value} (${priority})`;
}
