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
import { bullets, type Draft, type DraftDetails, type Values } from './draft.ts';

/** Drafts about DNS: T9 and T10. The customer's admin always changes DNS (S1-19, S1-21). */
export const switchingDrafts: Draft[] = [
  {
    id: 'T9',
    name: 'cutover',
    title: 'Cutover notice and records',
    to: "the customer's admin",
    scope: 'copied',
    phases: ['customer-testing', 'cutover'],
    fromSender: ['mx', 'old-mx', 'dkim'],
    seeds: ['S1-17', 'S1-18', 'S1-19', 'S1-20', 'S1-21', 'S1-22'],
    articles: ['addDomain'],
    write: (details, values) => [
      details.path.service === 'self-service'
        ? `After your first pass is complete, you can switch ${details.domain} to ${details.to}.${plannedFor(values)} Your administrator makes this change at your DNS host, the company that keeps the records for ${details.domain}.`
        : `You can switch ${details.domain} to ${details.to} on ${values.need('cutover')}. Your administrator makes this change at your DNS host, the company that keeps the records for ${details.domain}. If someone else looks after DNS for you, please forward them this message.`,
      details.steps.get('E-16')
        ? '1. The TTL of the present MX records is already low enough. Thank you.'
        : `1. At least one day before the switch, lower the TTL of the present MX records to ${ttl} seconds (one hour). Mail then follows the switch sooner.`,
      `2. At the switch, remove these old records:\n${bullets(oldRecords(details, values))}`,
      `3. ${recordList(details, values)}`,
      details.path.service === 'self-service'
        ? '4. After the switch, choose “Migrate new items” in the self-service tool, for the mail that arrived in the old mailboxes in the meantime.'
        : '4. Then tell us in this ticket that the switch is done. We copy the mail that arrived in the old mailboxes in the meantime, and send you instructions for your users.',
      ...spfParagraphs(details),
      ...dkimParagraphs(details, values),
      'There is no downtime: your users stay in the old mailboxes until you make the change. Most of the internet sees the change within minutes, and all of it within three days. Please keep the old system running until everyone has found all of their mail.',
      "We can't log in to DNS hosts, so please don't send us a login for yours.",
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
    fromSender: ['old-mx', 'mx'],
    seeds: ['S1-18', 'S1-19', 'S1-21'],
    write: (details, values) => [
      `${details.domain} hasn't been switched yet. Its DNS still sends mail to the old system${seenMx(details, values)}. At your DNS host, your administrator needs to remove all old MX records, and set only these:`,
      bullets(mxRecords(details.path.target, officeMx(details, values)).map(recordText)),
      "No mail is lost. Mail arrives in the old mailboxes until your administrator makes the change. We can't make it for you.",
      'Please tell us when it is done. If another day works better for you, please tell us which one.',
    ],
  },
];

function oldRecords(details: DraftDetails, values: Values): string[] {
  const { source, target } = details.path;
  const autodiscover = presentAutodiscover(source);
  return [
    `the MX records: ${oldMx(details, values)}. No MX record may remain except the new ones.`,
    autodiscover && autodiscover !== autodiscoverRecord(target).value
      ? `the CNAME record: host autodiscover, value ${autodiscover}`
      : 'any present record for the host autodiscover',
  ];
}

/**
 * For a self-service move to Office 365, links to the article about DNS records (S1-22). For any other move, lists the
 * records (S1-20).
 */
function recordList(details: DraftDetails, values: Values): string {
  const { source, target, service } = details.path;
  if (target === 'office-365' && service === 'self-service')
    return `Then set the records as this article describes: ${articles.addDomain}`;
  const spf = sharedSpf(source, target);
  const dkim = target === 'office-365' ? values.know('dkim') : undefined;
  return `Then set these records. The @ sign stands for ${details.domain} itself.\n${bullets([
    ...mxRecords(target, officeMx(details, values)).map(recordText),
    spf
      ? recordText(spf)
      : `TXT record (SPF): host @, its present value with ${spfPart(target)} added after v=spf1, TTL ${ttl}`,
    recordText(autodiscoverRecord(target)),
    ...(dkim ? dkimRecords(dkim).map(recordText) : []),
  ])}`;
}

function spfParagraphs({ path, domain, from }: DraftDetails): string[] {
  // The article that a self-service customer follows doesn't list the old system.
  const own = path.target === 'office-365' && path.service === 'self-service';
  const part = spfPart(path.target);
  const spf = sharedSpf(path.source, path.target);
  const rule = `About SPF: ${domain} may have only one SPF record. If other services send mail for it, keep their parts in that record.`;
  return [
    spf
      ? `${rule} ${own ? `Until you no longer use ${from}, the record must be ${spf.value}, because both systems can send mail.` : `For now, it names both systems, because both can send mail until you no longer use ${from}.`}`
      : `${rule} Keep what it has now, because both systems can send mail until you no longer use the old one. If there is no SPF record yet, create it with the value v=spf1 ${part} ~all.`,
  ];
}

function dkimParagraphs({ path, domain }: DraftDetails, { know }: Values): string[] {
  if (path.target !== 'office-365')
    return [
      `About DKIM, which proves that mail is really from ${domain}: the control panel (${articles.controlPanel}) shows the record for it. We recommend that you add that record, too.`,
    ];
  if (path.service !== 'self-service' && know('dkim')) return [];
  return [
    `About DKIM, which proves that mail is really from ${domain}: after the switch, turn it on in the Microsoft Defender portal (https://security.microsoft.com/dkimv2). The portal shows two more CNAME records to add.`,
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
