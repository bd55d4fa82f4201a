import type { Draft, DraftDetails, MailboxGap, Values } from './draft.ts';
import { neverHere, passwordsTravel } from './lines.ts';
import { bullets, numbered } from './lists.ts';

/** How many mailboxes the letter names. The sheet has the others. */
const mostNamed = 50;

/** The draft about mailboxes that something keeps from moving, T6. */
export const mailboxProblems: Draft = {
  id: 'T6',
  name: 'mailbox-problems',
  earlierName: 'credential-problems',
  title: 'Mailbox problems',
  to: "the customer's admin",
  scope: 'assisted',
  needsPhase: 'credentials',
  phases: ['credentials', 'provisioning', 'trial', 'prestage', 'delta'],
  fromSender: ['side', 'failing', 'by'],
  seeds: ['S0-12', 'S0-23'],
  attachesSheet,
  beforeSending: (details) => (attachesSheet(details) ? 'Attach the sheet of mailboxes.' : undefined),
  write: (details, values) => {
    const { gaps } = details;
    if (gaps.length === 0) return [...failingLogins(details, values), failingEnd];
    const needsLink = gaps.some((gap) => gap.needsLink);
    const by = values.know('by');
    return [
      ...(values.know('failing') ? failingLogins(details, values) : []),
      `Some mailboxes for ${details.domain} can't move yet. Please do the following${by ? ` by ${by}` : ''}, and tell us in this ticket when it is done:`,
      gaps.length === 1 ? gapWords(gaps[0]!, gaps) : numbered(gaps.map((gap) => gapWords(gap, gaps))),
      ...(attachesSheet(details) ? ['The attached sheet lists all mailboxes.'] : []),
      ...(needsLink ? passwordsTravel(details) : []),
    ];
  },
};

/** Whether the letter can't name all mailboxes. */
function attachesSheet({ gaps }: Pick<DraftDetails, 'gaps'>): boolean {
  return gaps.some(({ mailboxes }) => mailboxes.length > namedOf(gaps));
}

/** How many mailboxes of each gap the letter names. */
function namedOf(gaps: MailboxGap[]): number {
  return Math.floor(mostNamed / gaps.length);
}

function gapWords({ says, mailboxes }: MailboxGap, gaps: MailboxGap[]): string {
  const named = mailboxes.slice(0, namedOf(gaps));
  const more = mailboxes.length - named.length;
  return `${says}\n${bullets([...named, ...(more > 0 ? [`and ${more.toLocaleString('en-US')} more`] : [])])}`;
}

/** Says which logins fail, as the sender typed them, and how the customer finds the cause. */
function failingLogins(details: DraftDetails, values: Values): string[] {
  const { domain, path } = details;
  const failing = values.need('failing');
  return sideOf(details, values) === 'target' && path.target === 'office-365'
    ? [
        `With the administrator login that you sent, our tool can't open these mailboxes for ${domain} in Office 365: ${failing}.`,
        "Please sign in to the Office 365 admin center with that login. If you can, check that each of these users has a license and a mailbox. If you can't, the login is wrong, or two-step sign-in blocks it: send us the right login by the same secure link as before.",
      ]
    : [
        `These logins for ${domain} don't work in ${systemOf(details, values)}: ${failing}.`,
        "To find the cause, please sign in to that system in a browser, with exactly the username and password that you sent us. If you can't sign in either, the username or the password is wrong: send us the right one by the same secure link as before. If you can sign in, two-step sign-in or a missing permission may be blocking our tool. In that case, please tell us in this ticket, and we will help you find the cause.",
      ];
}

const failingEnd = `Please tell us in this ticket when it is done. ${neverHere}`;

/** On which side logins fail. We open Hosted Exchange mailboxes without logins. */
function sideOf({ path }: DraftDetails, { need }: Values): string {
  return path.source === 'hosted-exchange' ? 'target' : need('side');
}

function systemOf(details: DraftDetails, values: Values): string {
  const { from, to } = details;
  const side = sideOf(details, values);
  if (side === 'source') return `the old system (${from})`;
  return side === 'target' ? `the new system (${to})` : side;
}
