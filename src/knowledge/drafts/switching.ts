import { articles } from '../citation.ts';
import { recordText, targetRecords } from '../records.ts';
import { bullets, type Draft, type DraftDetails, type Fill } from './draft.ts';

/** Drafts about DNS: T9 and T10. The customer's admin always changes DNS (S1-19, S1-21). */
export const switchingDrafts: Draft[] = [
  {
    id: 'T9',
    name: 'cutover',
    title: 'Cutover notice and records',
    to: "the customer's admin",
    scope: 'copied',
    phases: ['customer-testing', 'cutover'],
    fromSender: ['mx'],
    seeds: ['S1-17', 'S1-18', 'S1-19', 'S1-20', 'S1-21', 'S1-22'],
    articles: ['addDomain'],
    write: (details, fill) => [
      'Hello,',
      details.path.service === 'self-service'
        ? `After your first pass is complete, you can switch ${details.domain} to ${details.to}.`
        : `You can switch ${details.domain} to ${details.to} on ${fill('cutover')}.`,
      ...recordParagraphs(details, fill),
      'Remove all other MX records. Keep only one SPF record. If other services send mail for your domain, add them to that record.',
      'At least one day before the switch, lower the TTL of the MX records to 3600 seconds or less. There is no downtime: your users stay in the old mailboxes until you make the change. Most of the internet sees the change within minutes, and all of it within three days.',
      "Your administrator makes this change. We can't log in to DNS hosts, so please don't send us a login for yours.",
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
    fromSender: ['seen', 'mx'],
    seeds: ['S1-18', 'S1-19', 'S1-21'],
    write: (details, fill) => {
      const mx = targetRecords(details.path.target, mxOf(details, fill)).filter(({ type }) => type === 'MX');
      return [
        'Hello,',
        `The nameservers for ${details.domain} still return the old MX: ${fill('seen')}. They should return:`,
        bullets(mx.map(recordText)),
        "No mail is lost. Mail arrives in the old mailboxes until your administrator makes the change. We can't make the change for you. If another day works better for you, please tell us which one.",
      ];
    },
  },
];

/**
 * For a self-service move to Office 365, links to the article about DNS records (S1-22). For any other move, lists the
 * records (S1-20).
 */
function recordParagraphs(details: DraftDetails, fill: Fill): string[] {
  const { target, service } = details.path;
  if (target === 'office-365' && service === 'self-service') {
    return [`At your DNS host, set the records as this article describes: ${articles.addDomain}`];
  }
  return [
    `At your DNS host, set these records for ${details.domain}. The @ sign stands for the domain itself.`,
    bullets(targetRecords(target, mxOf(details, fill)).map(recordText)),
  ];
}

/**
 * Returns the domain's MX at Office 365. Returns an empty string for other targets, because all domains at Rackspace
 * have the same MX.
 */
function mxOf(details: DraftDetails, fill: Fill): string {
  return details.path.target === 'office-365' ? fill('mx') : '';
}
