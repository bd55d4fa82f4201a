import { articles } from '../../citation.ts';
import {
  autodiscoverRecord,
  dkimRecords,
  mxRecords,
  presentAutodiscover,
  presentMx,
  recordText,
  sharedSpf,
  spfPart,
  ttl,
} from '../../records.ts';
import type { DraftDetails, Values } from '../draft.ts';
import { filterQuestion, withoutFilter } from './filter-words.ts';

/** What to do with records at one time, one text each. A text may have several lines. */
export interface RecordBlock {
  when: 'now' | 'switch' | 'watch';
  lines: string[];
}

/** What to do with the records of a domain whose DNS nobody has seen. @param isDue whether the time of the switch has come */
export function unseenRecords(details: DraftDetails, values: Values, isDue: boolean): RecordBlock[] {
  const dkim = details.path.target === 'office-365' ? values.know('dkim') : undefined;
  return [
    {
      when: 'now',
      lines: [
        ...(isDue ? [] : ttlTask(details)),
        spfTask(details),
        ...(dkim ? dkimRecords(dkim).map((one) => `Add the ${recordText(one)}`) : []),
      ],
    },
    { when: 'switch', lines: switchRecords(details, values, oldMx(details, values)) },
    ...(details.steps.has('E-16')
      ? [{ when: 'watch' as const, lines: ['Set the TTL of the MX records back to what it was before.'] }]
      : []),
  ];
}

/**
 * The records to set and to remove at the switch, if the MX of the target isn't known from DNS. A self-service move to Office 365 follows
 * the article about DNS records (S1-22) until the domain's MX is known. @param old the MX hosts to remove, in words
 */
export function switchRecords(details: DraftDetails, values: Values, old: string): string[] {
  const { target, service } = details.path;
  const removal = `Remove the old MX records: ${old}. No MX record may remain except the new ones.`;
  const { filter } = details;
  if (filter) {
    const mx = mxRecords(target, officeMx(details, values));
    const changes = [...mx.map((one) => `Add the ${recordText(one)}`), removal];
    return [
      filterQuestion(
        filter,
        mx.map(({ value }) => value),
      ),
      ...changes.map((line) => withoutFilter(filter, line)),
      autodiscoverTask(details),
    ];
  }
  if (target === 'office-365' && service === 'self-service' && !values.know('mx'))
    return [
      `Set the new MX and autodiscover records as this article describes: ${articles.addDomain}`,
      removal,
    ];
  return [
    ...mxRecords(target, officeMx(details, values)).map((one) => `Add the ${recordText(one)}`),
    removal,
    autodiscoverTask(details),
  ];
}

function ttlTask({ steps }: DraftDetails): string[] {
  return steps.get('E-16')
    ? []
    : [
        `Lower the TTL of the present MX records to ${ttl} seconds (one hour). Mail then follows the switch sooner.`,
      ];
}

/** The autodiscover record, which takes the place of the old one: a host has only one CNAME record. */
function autodiscoverTask({ path }: DraftDetails): string {
  const old = presentAutodiscover(path.source);
  const next = autodiscoverRecord(path.target);
  const present = old && old !== next.value ? `the present one, ${old},` : 'the present record of that host';
  return `Set the ${recordText(next)}. It replaces ${present} if there is one.`;
}

/** How to change the SPF record, which names both systems until the old one sends no more mail. */
function spfTask({ path }: DraftDetails): string {
  const part = spfPart(path.target);
  const shared = sharedSpf(path.source, path.target);
  const present = `Change the TXT record (SPF): host @, TTL ${ttl}. It is the present TXT record that starts with v=spf1; don't add a second one.`;
  const ways = shared
    ? [
        `If it names other services, too: add ${part} after v=spf1, and keep the rest.`,
        `If it names only the old system, or if there is none: the new value is ${shared.value}`,
      ]
    : [
        `If there is one: add ${part} after v=spf1, and keep the rest.`,
        `If there is none: create it with the value v=spf1 ${part} ~all`,
      ];
  return [present, ...ways].join('\n   ');
}

/** Returns the MX hosts to remove, in words. */
function oldMx(details: DraftDetails, { know, need }: Values): string {
  return know('old-mx') ?? presentMx(details.path.source) ?? need('old-mx');
}

/**
 * Returns the domain's MX at Office 365. Returns an empty string for other targets, because all domains at Rackspace
 * have the same MX.
 */
function officeMx(details: DraftDetails, { need }: Values): string {
  return details.path.target === 'office-365' ? need('mx') : '';
}
