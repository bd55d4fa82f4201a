import { articles } from '../citation.ts';
import { recordWords, targetRecords } from '../records.ts';
import { bullets, type Draft, type DraftDetails, type Fill } from './draft.ts';

/** What the customer reads about DNS: T9 and T10. Their admin changes it, always (S1-19, S1-21). */
export const switchingDrafts: Draft[] = [
  {
    id: 'T9',
    name: 'cutover',
    title: 'Cutover notice with the records',
    to: "the customer's admin",
    scope: 'copied',
    phases: ['customer-testing', 'cutover'],
    fromSender: ['mx'],
    seeds: ['S1-17', 'S1-18', 'S1-19', 'S1-20', 'S1-21', 'S1-22'],
    articles: ['addDomain'],
    write: (details, fill) => [
      'Hello,',
      details.path.service === 'self-service'
        ? `once your first pass is complete, ${details.domain} can be switched to ${details.to}.`
        : `${details.domain} can be switched to ${details.to} on ${fill('cutover')}.`,
      ...recordParagraphs(details, fill),
      'Take every other MX out, and keep a single SPF record: further senders go into it.',
      'A day ahead or earlier, lower the TTL of the MX to 3600 seconds or less. There is no downtime: your users stay in the old mailboxes until you make the change, and most of the world follows within minutes, all of it within three days.',
      'An administrator of yours makes this change. We may not log in at a DNS host, so please send us no access to it.',
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
        `the name servers of ${details.domain} still give the old MX: ${fill('seen')}. They should give:`,
        bullets(mx.map(recordWords)),
        'No mail is lost: it arrives in the old mailboxes until your administrator has made the change, which we cannot do for you. If another day suits you better, tell us which.',
      ];
    },
  },
];

/** Who migrates to Office 365 by themselves follows the article (S1-22); everybody else gets the list (S1-20). */
function recordParagraphs(details: DraftDetails, fill: Fill): string[] {
  const { target, service } = details.path;
  if (target === 'office-365' && service === 'self-service') {
    return [`Set the records that this article leads you to: ${articles.addDomain}`];
  }
  return [
    `At your DNS host, set these records of ${details.domain}:`,
    bullets(targetRecords(target, mxOf(details, fill)).map(recordWords)),
  ];
}

/** Office 365 names an MX for each domain; Rackspace has the same for all. */
function mxOf(details: DraftDetails, fill: Fill): string {
  return details.path.target === 'office-365' ? fill('mx') : '';
}
