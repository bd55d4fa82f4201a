import { capitalize, listWords } from '../../phrase.ts';
import { articles } from '../citation.ts';
import { finalSpf, recordText, spfPart } from '../records.ts';
import { routeOf } from '../route.ts';
import type { Draft, DraftDetails, Values } from './draft.ts';
import { forUsers, help, whileDeletionWaits } from './lines.ts';
import { bullets, numbered } from './lists.ts';
import { webmailOf } from './webmail.ts';
import { besidesMail, staysBehind } from './words/left-behind.ts';
import { afterMove } from './words/user-words.ts';

/** Drafts for the time after data has moved: T12 and T14. */
export const finishingDrafts: Draft[] = [
  {
    id: 'T12',
    name: 'user-setup',
    title: 'User setup',
    to: "the customer's admin, with a message for the users",
    scope: 'all',
    phases: ['delta', 'password-reset', 'client-setup'],
    afterSteps: ['E-18', 'U-14', 'V-07', 'P-17'],
    seeds: ['S1-11', 'S1-12', 'S1-23', 'S1-24', 'S1-29'],
    articles: ['emailHelp'],
    write: (details, values) => [
      ...(details.steps.get('P-18') === false
        ? [
            'First reset the password of every moved mailbox in the control panel. Until then, your users are locked out.',
          ]
        : []),
      `The mailboxes for ${details.domain} are now on ${details.to}. ${whoSetsUp(details)}, and give each of them the password of their new mailbox.`,
      help(details, values),
    ],
    forward: (details) => [
      ...forUsers,
      `Your mailbox at ${details.domain} is now on ${details.to}. Your address is the same. Please do these steps, in this order:`,
      numbered([
        localMail(details),
        passwordStep(details),
        `Sign in to webmail at ${webmailOf(details.path.target)}, and check that your mail is there. You can work there at once.${stillComing(details)}`,
        newAccount(details),
        `For instructions for your mail app and your phone, go to ${articles.emailHelp}`,
        ...afterMove(details),
      ]),
      'For a while, your phone may show old mail as new. The phone downloads your newest mail first, so older mail arrives later and looks new.',
      'If something is missing, tell your administrator.',
    ],
  },
  {
    id: 'T14',
    name: 'decommission',
    title: 'Old mailboxes and billing',
    to: "the customer's admin",
    scope: 'upgrade',
    phases: ['client-setup', 'decommission'],
    afterSteps: ['U-03', 'U-14', 'V-07', 'E-21', 'V-08'],
    obstacle: (details) =>
      whileDeletionWaits(details) ??
      (details.steps.get('U-19') && details.steps.get('U-20')
        ? { reason: 'The old mailboxes are deleted already, and the removal of their licenses is requested.' }
        : undefined),
    seeds: ['S1-13', 'S1-14', 'S1-15', 'S1-16'],
    write: (details, values) => [
      `${details.domain} is now on Office 365, and ${details.from} is still on your account. ${billed(details, values)}`,
      ...removal(details),
    ],
  },
];

/** Whether the customer still pays for the old mailboxes, and until when. */
function billed({ paysTwice, billing, from }: DraftDetails, { need }: Values): string {
  if (!paysTwice) return `You no longer pay for ${from}.`;
  const end = billing
    ? `Billing for ${from} ends on ${billing.until}.`
    : `Your next billing date is ${need('next-billing')}.`;
  return `You are billed for both while both are active. ${end}`;
}

/** What is left to do about the old mailboxes: to delete them, and to end their billing. */
function removal(details: DraftDetails): string[] {
  const { path, domain, from, steps, paysTwice } = details;
  const inTime = paysTwice ? ' before that day' : '';
  const deletion = `Delete the ${from} mailboxes in the control panel (${articles.controlPanel}).`;
  const licenses = 'Ask us in this ticket to remove the old licenses from your account.';
  const behind = staysBehind(details);
  const lost =
    behind.length > 0 ? ` ${capitalize(listWords(behind))} that nobody exported are lost with them.` : '';
  const restore = `Check before you delete: deleted mailboxes can be restored for only 14 days.${lost}`;
  const spf = `When the old mailboxes are gone, take ${spfPart(path.source)} out of the SPF record at your DNS host. If other services send mail for ${domain}, keep their parts. Otherwise, the record is:\n${bullets([recordText(finalSpf(path.target))])}`;
  if (steps.get('U-19')) return [`One thing is left to do${inTime}. ${licenses}`, spf];
  if (steps.get('U-20'))
    return [
      `One thing is left to do${inTime}, after your users confirm that all their mail is there. ${deletion} ${restore}`,
      spf,
    ];
  return [
    `After your users confirm that all their mail is there, please do both of these${inTime}:`,
    numbered([deletion, `${licenses} Billing for the old mailboxes stops only after both steps.`]),
    restore,
    spf,
  ];
}

/** What the last pass brings, if it isn't over. */
function stillComing(details: DraftDetails): string {
  const { path, steps } = details;
  if (steps.get('E-21') !== false && steps.get('V-08') !== false) return '';
  const others = besidesMail(path.source).length > 0 && staysBehind(details).length === 0;
  return others
    ? ' Your newest mail, your calendar, and your contacts may take another day or two to arrive.'
    : ' Your newest mail may take another day or two to arrive.';
}

/** Who still has to set up mail. After the instructions went out once, only some do. */
function whoSetsUp({ steps }: DraftDetails): string {
  const isUnderWay = ['E-22', 'U-17', 'U-18'].some((id) => steps.get(id));
  return isUnderWay
    ? "Please send the message below to the users who haven't set up mail on all of their devices yet"
    : 'Every user now sets up mail again on every device. Please send the message below to your users';
}

/** What users do with mail that is only on a computer. A POP mailbox has only an inbox: docs/trade.md, "What moves". */
function localMail({ path }: DraftDetails): string {
  return path.source === 'pop'
    ? 'Keep the old account in Outlook, because most of your old mail is only there. You move that mail yourself in step 4.'
    : "First, save mail that is only on your computer, such as POP mail and Outlook's local folders. It doesn't move by itself, and you can lose it when you remove the old account. Export it to a file, or leave that computer as it is until someone has helped you.";
}

function newAccount({ path }: DraftDetails): string {
  return path.source === 'pop'
    ? 'In Outlook, add your address as a new account beside the old one, and drag your old mail to the new mailbox. Then remove the old account. On every phone and tablet, remove the old account, and add your address again.'
    : 'Then update the account on every computer, phone, and tablet that you use for mail: remove the old account, and add your address again. In Outlook, create a new profile instead.';
}

function passwordStep({ path }: DraftDetails): string {
  return routeOf(path) === 'platform-change'
    ? 'Get your new password from your administrator. Your old password no longer works.'
    : "Get the password for your new mailbox from your administrator. Your old password wasn't transferred.";
}
