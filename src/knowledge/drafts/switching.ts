import { articles } from '../citation.ts';
import { recordWords, targetRecords } from '../records.ts';
import { bullets, type Draft, type Known } from './draft.ts';

/** What the customer reads about DNS: T9 and T10. Their admin changes it, always (S1-19, S1-21). */
export const switchingDrafts: Draft[] = [
  {
    id: 'T9',
    name: 'cutover',
    title: 'Cutover notice with the records',
    to: "the customer's admin",
    scope: 'copied',
    phases: ['customer-testing', 'cutover'],
    asks: ['mx'],
    seeds: ['S1-17', 'S1-18', 'S1-19', 'S1-20', 'S1-21', 'S1-22'],
    articles: ['addDomain'],
    write: (known) => [
      'Hello,',
      known.path.service === 'self-service'
        ? `once your first pass is complete, ${known.domain} can be switched to ${known.to}.`
        : `${known.domain} can be switched to ${known.to} on ${known.need('cutover')}.`,
      ...recordParagraphs(known),
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
    asks: ['seen', 'mx'],
    seeds: ['S1-18', 'S1-19', 'S1-21'],
    write: (known) => {
      const mx = targetRecords(known.path.target, mxOf(known)).filter(({ type }) => type === 'MX');
      return [
        'Hello,',
        `the name servers of ${known.domain} still give the old MX: ${known.need('seen')}. They should give:`,
        bullets(mx.map(recordWords)),
        'No mail is lost: it arrives in the old mailboxes until your administrator has made the change, which we cannot do for you. If another day suits you better, tell us which.',
      ];
    },
  },
];

/** Who migrates to Office 365 by themselves follows the article (S1-22); everybody else gets the list (S1-20). */
function recordParagraphs(known: Known): string[] {
  const { target, service } = known.path;
  if (target === 'office-365' && service === 'self-service') {
    return [`Set the records that this article leads you to: ${articles.addDomain}`];
  }
  return [
    `At your DNS host, set these records of ${known.domain}:`,
    bullets(targetRecords(target, mxOf(known)).map(recordWords)),
  ];
}

/** Office 365 names an MX for each domain; Rackspace has the same for all. */
function mxOf(known: Known): string {
  return known.path.target === 'office-365' ? known.need('mx') : '';
}
