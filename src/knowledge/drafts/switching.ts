import { listWords } from '../../phrase.ts';
import { articles } from '../citation.ts';
import { presentMx } from '../records.ts';
import { rackspacePlatforms } from '../route.ts';
import type { Draft, DraftDetails, Obstacle, Values } from './draft.ts';
import { forwardRecords, help } from './lines.ts';
import { numbered } from './lists.ts';
import { webmailOf } from './webmail.ts';
import { isAhead, isUndone, switchObstacle, whereMailGoes } from './words/mail-words.ts';
import { type RecordBlock, switchRecords, unseenRecords } from './words/unseen-records.ts';

/** Drafts about DNS: T9 and T10. The customer's admin always changes DNS (S1-19, S1-21). */
export const switchingDrafts: Draft[] = [
  {
    id: 'T9',
    name: 'cutover',
    title: 'Cutover notice and records',
    to: "the customer's admin",
    scope: 'copied',
    phases: ['customer-testing', 'cutover'],
    obstacle: (details) => switchObstacle(details) ?? afterBeginning(details),
    fromSender: ['mx', 'old-mx', 'dkim'],
    asksDns: true,
    seeds: ['S1-17', 'S1-18', 'S1-19', 'S1-20', 'S1-21', 'S1-22'],
    articles: ['addDomain'],
    write: (details, values) => [
      details.path.service === 'self-service'
        ? `After your first pass is complete, you can switch ${details.domain} to ${details.to}.${plannedFor(values)} ${dnsHost(details)}`
        : `You can switch ${details.domain} to ${details.to} on ${values.need('cutover')}. ${dnsHost(details)}`,
      `We can't log in to DNS hosts, so please don't send us a login for yours. ${forwardRecords(values)}`,
      `Please make each change at its time. If MX changes too early, mail goes to mailboxes that aren't ready. The @ sign stands for ${details.domain} itself.${subdomainWords(details)}${articleWords(details, values)}`,
      ...recordBlocks(details, values),
      details.path.service === 'self-service'
        ? 'On the day after the switch, choose “Migrate new items” in the self-service tool, for the mail that arrived in the old mailboxes in the meantime. Three days after the switch, do it once more.'
        : 'When you have made the switch, tell us in this ticket. We copy the mail that arrived in the old mailboxes in the meantime, and send you instructions for your users.',
      ...dkimParagraphs(details, values),
      `There is no downtime: your users stay in the old mailboxes until you make the change. ${mailFollows(details)} Please keep the old system running until everyone has found all of their mail.`,
      `Until devices are set up, your users read their mail at ${webmailOf(details.path.target)} with the new password. Hand out those passwords before the switch.`,
      help(details, values),
    ],
  },
  {
    id: 'T10',
    name: 'dns-not-switched',
    title: 'DNS records left to change',
    to: "the customer's admin",
    scope: 'copied',
    phases: ['cutover'],
    fromPhase: ['cutover'],
    obstacle: (details) => switchObstacle(details) ?? beforeSwitch(details),
    fromSender: ['old-mx', 'mx', 'dkim', 'by'],
    asksDns: true,
    seeds: ['S1-18', 'S1-19', 'S1-21'],
    write: (details, values) =>
      isUndone(details) ? setAgain(details, values) : stillToChange(details, values),
  },
];

/** Why the notice of the switch can't be sent anymore: the switch has begun, and another letter is about what is left. */
function afterBeginning(details: DraftDetails): Obstacle | undefined {
  return isAhead(details)
    ? undefined
    : {
        reason: `${whereMailGoes(details)} The letter about what is left:`,
        command: 'draft KEY dns-not-switched',
      };
}

function beforeSwitch(details: DraftDetails): Obstacle | undefined {
  const { cutover } = details.values;
  return cutover && isAhead(details) ? { reason: `The switch is still ahead: ${cutover}.` } : undefined;
}

/** The records by when to change them, each list with its heading. The numbers go on from list to list. */
function recordBlocks(details: DraftDetails, values: Values): string[] {
  let count = 0;
  return blocksOf(details, values)
    .filter(({ lines }) => lines.length > 0)
    .map(({ when, lines }) =>
      [`${details.titles[when]}:`, ...lines.map((line) => `${++count}. ${line}`)].join('\n'),
    );
}

function blocksOf(details: DraftDetails, values: Values): RecordBlock[] {
  const { dns } = details;
  if (!dns) return unseenRecords(details, values, false);
  if (!dns.lacksMx) return dns.blocks;
  const unknown: RecordBlock = { when: 'switch', lines: unknownMx(details, values) };
  const [before, after] = [
    dns.blocks.filter(({ when }) => when === 'now'),
    dns.blocks.filter(({ when }) => when === 'watch'),
  ];
  return [...before, unknown, ...after];
}

/** What to do at the switch if nobody knows the new MX yet. The sender fills it in. */
function unknownMx(details: DraftDetails, values: Values): string[] {
  return switchRecords(details, values, listWords(details.dns?.otherMx ?? []));
}

/** The letter about records that were switched, and no longer are. */
function setAgain(details: DraftDetails, values: Values): string[] {
  const { mail } = details;
  return [
    `This is urgent. ${whereMailGoes(details)} Please set these records again now:`,
    numbered(changesNow(details, values)),
    forwardRecords(values),
    mail === 'regressed'
      ? `Mail isn't lost: until you set the records again, it arrives in the old mailboxes. ${copiesLater(details)} Please don't delete anything in the old system.`
      : `Until you set the records again, mail may be lost. Please don't delete anything in the old system.`,
    'Please find out who changed the records, so that it does not happen again. Often, someone restored an old copy of the zone.',
    'Please tell us in this ticket when it is done.',
    help(details, values),
  ];
}

/** The letter about records that aren't changed yet, though their time has come. */
function stillToChange(details: DraftDetails, values: Values): string[] {
  const { domain, missedCutover } = details;
  const by = `by ${values.need('by')}`;
  const isLate = isAhead(details);
  const what = isLate
    ? `${missedCutover ? `We agreed to switch ${domain} on ${missedCutover}. The domain` : domain} ${pointsTo(details, values)}. Please make all of the changes below ${by}.`
    : `${details.mail === 'switched' ? 'Thank you. ' : ''}${whereMailGoes(details)} Please ${details.mail === 'switched' ? 'also ' : ''}make the changes below ${by}.`;
  return [
    what,
    numbered(changesNow(details, values)),
    ...(isLate || details.dns?.hostInZone !== '@'
      ? [`The @ sign stands for ${domain} itself.${subdomainWords(details)}`]
      : []),
    forwardRecords(values),
    consequence(details),
    isLate
      ? 'Please tell us when it is done. If another day works better for you, please tell us which one.'
      : 'Please tell us when it is done.',
  ];
}

/** Where mail goes if the switch hasn't begun. */
function pointsTo(details: DraftDetails, values: Values): string {
  const { mail, dns, to } = details;
  if (mail !== 'elsewhere') return `still points to the old system${seenMx(details, values)}`;
  const others = listWords(dns?.otherMx ?? []);
  return `points to ${others || 'no mail server'}${dns?.otherMxOwner ? ` (${dns.otherMxOwner})` : ''}, which belongs neither to the old system nor to ${to}. If a filtering service receives your mail, make the switch there, and tell us`;
}

/** How soon mail follows the switch, by the TTL of the old MX if it is known. */
function mailFollows({ dns }: DraftDetails): string {
  if (!dns?.oldMxUse) return 'Most mail follows within an hour or two. All of it follows within three days.';
  const { present, lowered } = dns.oldMxUse;
  return lowered
    ? `If you lower the TTL in time, nearly all mail follows within ${lowered} of the change. Otherwise, it follows within ${present}.`
    : `Nearly all mail follows within ${present} of the change.`;
}

/** What happens to mail that goes to the old mailboxes after the switch. */
function copiesLater({ path }: DraftDetails): string {
  return path.service === 'self-service'
    ? 'When the records are right, choose “Migrate new items” in the self-service tool, for the mail that arrived in the old mailboxes.'
    : 'When the records are right, we copy the mail that arrived in the old mailboxes.';
}

/** What happens until the changes are made. */
function consequence(details: DraftDetails): string {
  const { mail, dns } = details;
  if (mail === 'ahead')
    return "No mail is lost. Mail arrives in the old mailboxes until you make the changes. We can't make them for you.";
  if (mail === 'elsewhere') return "We can't make these changes for you.";
  if (mail !== 'switched')
    return `No mail is lost. ${copiesLater(details)} We can't make these changes for you.`;
  const spf = dns?.leftFor.includes('spf')
    ? ['Until SPF is right, mail from the new mailboxes can end up in spam folders.']
    : [];
  const autodiscover = dns?.leftFor.includes('autodiscover')
    ? ["Until autodiscover is right, Outlook can't be set up with the new mailboxes."]
    : [];
  return [...spf, ...autodiscover, "We can't make these changes for you."].join(' ');
}

/** Everything that is to do until the switch is complete. */
function changesNow(details: DraftDetails, values: Values): string[] {
  const { dns } = details;
  if (dns) return [...(dns.lacksMx ? unknownMx(details, values) : []), ...dns.left];
  return unseenRecords(details, values, true).flatMap(({ when, lines }) => (when === 'watch' ? [] : lines));
}

/** A self-service move to Office 365 follows the article about DNS records (S1-22). Without the MX, the list itself names it. */
function articleWords({ path }: DraftDetails, { know }: Values): string {
  const isByArticle = path.target === 'office-365' && path.service === 'self-service' && know('mx');
  return isByArticle ? ` This article shows how: ${articles.addDomain}` : '';
}

function dnsHost({ domain, dns }: DraftDetails): string {
  if (dns?.host?.isRackspace)
    return `You make this change in the control panel (${articles.controlPanel}), because Rackspace keeps the records for ${domain}. Support can help you with it.`;
  return dns?.host
    ? `You make this change at ${dns.host.name}, which keeps the records for ${domain}.`
    : `You make this change at your DNS host, the company that keeps the records for ${domain}.`;
}

/** For a subdomain, how the hosts are called at a DNS host that keeps it in the zone of the domain above. */
function subdomainWords({ domain, dns }: DraftDetails): string {
  if (dns) {
    const { zone, hostInZone: host } = dns;
    return host !== '@'
      ? ` The records are in the zone ${zone}, so the hosts below are relative to ${zone}. Don't change the records of ${zone} itself.`
      : '';
  }
  const [host, ...above] = domain.split('.');
  // `acme.co.uk` is a domain of its own.
  if (above.length < 2 || above[0]!.length <= 3) return '';
  const zone = above.join('.');
  return ` If your DNS host keeps these records in the zone ${zone}, use the host ${host} instead of @, and autodiscover.${host} instead of autodiscover. Don't change the records of ${zone} itself.`;
}

function dkimParagraphs(details: DraftDetails, { know }: Values): string[] {
  const { path, domain } = details;
  const about = `About DKIM, which proves that mail is really from ${domain}:`;
  if (path.target !== 'office-365')
    return [
      `${about} the control panel (${articles.controlPanel}) shows the record for it. We recommend that you add that record, too.`,
    ];
  return [
    know('dkim')
      ? `${about} one day after you add both records, turn on DKIM at https://security.microsoft.com/dkimv2.`
      : `${about} after the switch, open the Microsoft Defender portal (https://security.microsoft.com/dkimv2). The portal shows two more CNAME records to add. One day after you add both, turn on DKIM there.`,
  ];
}

function plannedFor({ know }: Values): string {
  const cutover = know('cutover');
  return cutover ? ` The switch is planned for ${cutover}.` : '';
}

/** Where mail still goes. Without a look or a value from the sender, only Rackspace's own hosts are certain. */
function seenMx({ path, dns }: DraftDetails, { know }: Values): string {
  const seen =
    (dns && listWords(dns.otherMx)) ||
    know('old-mx') ||
    (rackspacePlatforms.includes(path.source) && presentMx(path.source));
  return seen ? ` (${seen})` : '';
}
