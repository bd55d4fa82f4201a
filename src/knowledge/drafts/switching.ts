import { listWords } from '../../phrase.ts';
import { articles } from '../citation.ts';
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
} from '../records.ts';
import { rackspacePlatforms } from '../route.ts';
import type { Draft, DraftDetails, Obstacle, SeenValue, Values } from './draft.ts';
import { afterSwitch, forwardRecords, help } from './lines.ts';
import { bullets, numbered } from './lists.ts';
import { webmailOf } from './webmail.ts';

/** Drafts about DNS: T9 and T10. The customer's admin always changes DNS (S1-19, S1-21). */
export const switchingDrafts: Draft[] = [
  {
    id: 'T9',
    name: 'cutover',
    title: 'Cutover notice and records',
    to: "the customer's admin",
    scope: 'copied',
    phases: ['customer-testing', 'cutover'],
    obstacle: afterSwitch,
    fromSender: ['mx', 'old-mx', 'dkim'],
    asksDns: true,
    seeds: ['S1-17', 'S1-18', 'S1-19', 'S1-20', 'S1-21', 'S1-22'],
    articles: ['addDomain'],
    write: (details, values) => [
      details.path.service === 'self-service'
        ? `After your first pass is complete, you can switch ${details.domain} to ${details.to}.${plannedFor(values)} ${dnsHost(details)}`
        : `You can switch ${details.domain} to ${details.to} on ${values.need('cutover')}. ${dnsHost(details)}`,
      forwardRecords(values),
      numbered([
        ttlTask(details, values),
        newRecords(details, values),
        removal(details, values),
        details.path.service === 'self-service'
          ? 'On the day after the switch, choose “Migrate new items” in the self-service tool, for the mail that arrived in the old mailboxes in the meantime. Three days after the switch, do it once more.'
          : 'Then tell us in this ticket that the switch is done. We copy the mail that arrived in the old mailboxes in the meantime, and send you instructions for your users.',
      ]).replace(/\n(?=\d\. )/g, '\n\n'),
      ...dkimParagraphs(details, values),
      'There is no downtime: your users stay in the old mailboxes until you make the change. Most mail follows within an hour or two. All of it follows within three days. Please keep the old system running until everyone has found all of their mail.',
      `Until devices are set up, your users read their mail at ${webmailOf(details.path.target)} with the new password. Hand out those passwords before the switch.`,
      "We can't log in to DNS hosts, so please don't send us a login for yours.",
      help(details, values),
    ],
  },
  {
    id: 'T10',
    name: 'dns-not-switched',
    title: 'DNS not switched yet',
    to: "the customer's admin",
    scope: 'copied',
    phases: ['cutover'],
    fromPhase: ['cutover'],
    obstacle: (details) => afterSwitch(details) ?? beforeSwitch(details),
    fromSender: ['old-mx', 'mx', 'dkim', 'by'],
    asksDns: true,
    seeds: ['S1-18', 'S1-19', 'S1-21'],
    write: (details, values) => [
      `${details.missedCutover ? `We agreed to switch ${details.domain} on ${details.missedCutover}. The domain` : details.domain} still points to the old system${seenMx(details, values)}. Please make all of the changes below by ${values.need('by')}.`,
      newRecords(details, values),
      removal(details, values),
      forwardRecords(values),
      "No mail is lost. Mail arrives in the old mailboxes until you make the changes. We can't make them for you.",
      'Please tell us when it is done. If another day works better for you, please tell us which one.',
    ],
  },
];

function beforeSwitch({ values: { cutover } }: DraftDetails): Obstacle | undefined {
  return cutover ? { reason: `The switch is still ahead: ${cutover}.` } : undefined;
}

function dnsHost({ domain, dns }: DraftDetails): string {
  if (dns?.host?.isRackspace)
    return `You make this change in the control panel (${articles.controlPanel}), because Rackspace keeps the records for ${domain}. Support can help you with it.`;
  return dns?.host
    ? `You make this change at ${dns.host.name}, which keeps the records for ${domain}.`
    : `You make this change at your DNS host, the company that keeps the records for ${domain}.`;
}

function ttlTask({ steps, dayBeforeCutover, dns }: DraftDetails, { know }: Values): string {
  if (dns ? dns.highTtl === null : steps.get('E-16'))
    return 'The TTL of the present MX records is already low enough. Thank you.';
  const isLate = know('cutover') && !dayBeforeCutover;
  const from = dns?.highTtl ? ` from ${dns.highTtl}` : '';
  const day = dayBeforeCutover ? `By ${dayBeforeCutover}` : 'At least one day before the switch';
  return `${isLate ? 'Now' : day}, lower the TTL of the present MX records${from} to ${ttl} seconds (one hour). Mail then follows the switch sooner.`;
}

/** The old records go after the new ones are there, because a domain without an MX gets no mail. */
function removal(details: DraftDetails, values: Values): string {
  if (details.dns?.oldMx.length === 0 && !values.know('old-mx'))
    return 'No old MX record is left. No MX record may remain except the new ones.';
  return `Then remove the old MX records: ${oldMx(details, values)}. No MX record may remain except the new ones.`;
}

/**
 * The autodiscover record, which takes the place of the old one: a host has only one CNAME record. Null if it is right
 * already.
 */
function autodiscoverTask({ path, dns }: DraftDetails): string | null {
  if (dns?.autodiscover) {
    const { from, to } = dns.autodiscover;
    if (to === null) return null;
    const record = recordText(autodiscoverRecord(path.target));
    return from.length > 0 ? `${record}. It replaces the present one, ${listWords(from)}.` : record;
  }
  const old = presentAutodiscover(path.source);
  const next = autodiscoverRecord(path.target);
  const present = old && old !== next.value ? `the present one, ${old},` : 'the present record of that host';
  return `${recordText(next)}. It replaces ${present} if there is one.`;
}

/** For a subdomain, how the hosts are called at a DNS host that keeps it in the zone of the domain above. */
function subdomainWords({ domain, dns }: DraftDetails): string {
  if (dns) {
    const { zone, hostInZone: host } = dns;
    return host !== '@'
      ? ` They are in the zone ${zone}, so use the host ${host} instead of @, and autodiscover.${host} instead of autodiscover. Don't change the records of ${zone} itself.`
      : '';
  }
  const [host, ...above] = domain.split('.');
  // `acme.co.uk` is a domain of its own.
  if (above.length < 2 || above[0]!.length <= 3) return '';
  const zone = above.join('.');
  return ` If your DNS host keeps these records in the zone ${zone}, use the host ${host} instead of @, and autodiscover.${host} instead of autodiscover. Don't change the records of ${zone} itself.`;
}

/**
 * Lists the records to set (S1-20). A self-service move to Office 365 follows the article about DNS records (S1-22), so
 * its letter lists them only if the domain's MX is known.
 */
function newRecords(details: DraftDetails, values: Values): string {
  const { target, service } = details.path;
  const isByArticle = target === 'office-365' && service === 'self-service';
  if (isByArticle && !values.know('mx'))
    return `At the switch, set the records as this article describes: ${articles.addDomain}\n${bullets(spfTask(details))}`.trim();
  const dkim = target === 'office-365' ? values.know('dkim') : undefined;
  const records = bullets([
    ...mxRecords(target, officeMx(details, values)).map(recordText),
    ...spfTask(details),
    ...[autodiscoverTask(details)].filter((task) => task !== null),
    ...(dkim ? dkimRecords(dkim).map(recordText) : []),
  ]);
  return `At the switch, set these records. The @ sign stands for ${details.domain} itself.${subdomainWords(details)}${isByArticle ? ` This article shows how: ${articles.addDomain}` : ''}\n${records}`;
}

/**
 * How to change the SPF record, which names both systems until the old one sends no more mail. Empty if it is right
 * already.
 */
function spfTask({ path, dns }: DraftDetails): string[] {
  if (dns?.spf) return seenSpfTask(dns.spf);
  const part = spfPart(path.target);
  const shared = sharedSpf(path.source, path.target);
  const present = `TXT record (SPF): host @, TTL ${ttl}. Change the present TXT record that starts with v=spf1; don't add a second one.`;
  const ways = shared
    ? [
        `If it names other services, too: add ${part} after v=spf1, and keep the rest.`,
        `If it names only the old system, or if there is none: the new value is ${shared.value}`,
      ]
    : [
        `If there is one: add ${part} after v=spf1, and keep the rest.`,
        `If there is none: create it with the value v=spf1 ${part} ~all`,
      ];
  return [[present, ...ways].join('\n  ')];
}

function seenSpfTask({ from, to }: SeenValue): string[] {
  if (to === null) return [];
  if (from.length === 0) return [`TXT record (SPF): host @, value ${to}, TTL ${ttl}`];
  const change =
    from.length === 1
      ? "Change the present record; don't add a second one."
      : 'Replace the present records with one: a domain can have only one SPF record.';
  const present = from.map((value) => `Present value: ${value}`);
  return [[`TXT record (SPF): host @, TTL ${ttl}. ${change}`, ...present, `New value: ${to}`].join('\n  ')];
}

function dkimParagraphs(details: DraftDetails, { know }: Values): string[] {
  const { path, domain } = details;
  const about = `About DKIM, which proves that mail is really from ${domain}:`;
  if (path.target !== 'office-365')
    return [
      `${about} the control panel (${articles.controlPanel}) shows the record for it. We recommend that you add that record, too.`,
    ];
  const isListed = know('dkim') && (path.service !== 'self-service' || know('mx'));
  return [
    isListed
      ? `${about} one day after you add both records, turn on DKIM at https://security.microsoft.com/dkimv2.`
      : `${about} after the switch, open the Microsoft Defender portal (https://security.microsoft.com/dkimv2). The portal shows two more CNAME records to add. One day after you add both, turn on DKIM there.`,
  ];
}

function plannedFor({ know }: Values): string {
  const cutover = know('cutover');
  return cutover ? ` The switch is planned for ${cutover}.` : '';
}

/** Where mail still goes. Without a value from the sender, only Rackspace's own hosts are certain. */
function seenMx({ path }: DraftDetails, { know }: Values): string {
  const seen = know('old-mx') ?? (rackspacePlatforms.includes(path.source) && presentMx(path.source));
  return seen ? ` (${seen})` : '';
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
