import { accessOf } from '../logins.ts';
import type { Draft, DraftDetails, MailboxGap, Values } from './draft.ts';
import { neverHere, passwordsTravel } from './lines.ts';
import { bullets, numbered } from './lists.ts';
import { checkAdministrator } from './words/login-words.ts';

/** How many mailboxes the letter names. */
const mostNamed = 60;

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
  obstacle: ({ listsMailboxes, gaps, values }) =>
    listsMailboxes && gaps.length === 0 && !values.failing
      ? {
          reason: 'No mailbox needs anything from the customer. If logins fail, name them:',
          command: 'draft KEY mailbox-problems failing:"ann, bob, and sales"',
        }
      : undefined,
  attachesSheet,
  beforeSending: (details) => (attachesSheet(details) ? 'Attach the sheet of mailboxes.' : undefined),
  write: (details, values) => {
    const { gaps } = details;
    if (gaps.length === 0) return [...failingLogins(details, values), failingEnd];
    const needsLink = gaps.some((gap) => gap.needsLink);
    const by = values.know('by');
    const named = namedOf(gaps);
    const written = gaps.map((gap, i) => gapWords(gap, named[i]!));
    return [
      ...(values.know('failing') ? failingLogins(details, values) : []),
      `Some mailboxes for ${details.domain} can't move yet. Please do the following${by ? ` by ${by}` : ''}, and tell us in this ticket when it is done:`,
      written.length === 1 ? written[0]! : numbered(written),
      ...(attachesSheet(details) ? ['The attached sheet lists all mailboxes.'] : []),
      ...(needsLink ? passwordsTravel(details) : []),
    ];
  },
};

/** Whether the letter can't name all mailboxes, and the sheet shows the others. */
function attachesSheet({ gaps }: Pick<DraftDetails, 'gaps'>): boolean {
  const named = namedOf(gaps);
  return gaps.some(({ filter, mailboxes }, i) => filter !== undefined && mailboxes.length > named[i]!);
}

/** How many mailboxes of each gap the letter names. What a short gap leaves free, longer ones use. */
function namedOf(gaps: MailboxGap[]): number[] {
  const named = gaps.map(() => 0);
  const shortest = gaps.map((_, i) => i).toSorted((a, b) => sizeOf(gaps, a) - sizeOf(gaps, b));
  let free = mostNamed;
  for (const [place, i] of shortest.entries()) {
    named[i] = Math.min(sizeOf(gaps, i), Math.floor(free / (gaps.length - place)));
    free -= named[i];
  }
  return named;
}

function sizeOf(gaps: MailboxGap[], i: number): number {
  return gaps[i]!.mailboxes.length;
}

function gapWords({ says, filter, mailboxes }: MailboxGap, named: number): string {
  const more = mailboxes.length - named;
  const others = filter
    ? `To see them, filter the column ${filter} in the attached sheet.`
    : 'We will name them once these work.';
  const lines = more > 0 ? [`and ${more.toLocaleString('en-US')} more. ${others}`] : [];
  return `${says}\n${bullets([...mailboxes.slice(0, named), ...lines])}`;
}

/** Says which logins fail, as the sender typed them, and how the customer finds the cause. */
function failingLogins(details: DraftDetails, values: Values): string[] {
  const { domain, path, from, to } = details;
  const failing = values.need('failing');
  const side = sideOf(details, values);
  const system = systemOf(details, values);
  if ((side === 'source' || side === 'target') && accessOf(path)[side] === 'administrator') {
    const check = checkAdministrator(path, side, theSameLink, { source: from, target: to });
    return [
      `With the administrator login that you sent, our tool can't open these mailboxes for ${domain} in ${system}: ${failing}.`,
      `Please ${check}`,
    ];
  }
  return [
    `These logins for ${domain} don't work in ${system}: ${failing}.`,
    `To find the cause, please sign in to that system in a browser, with exactly the username and password that you sent us. If you can't sign in either, the username or the password is wrong: send us the right one by ${theSameLink}. If you can sign in, two-step sign-in or a missing permission may be blocking our tool. In that case, please tell us in this ticket, and we will help you find the cause.`,
  ];
}

const theSameLink = 'the same secure link as before';

const failingEnd = `Please tell us in this ticket when it is done. ${neverHere}`;

/** On which side logins fail. Where we open the old mailboxes ourselves, it is the new side. */
function sideOf({ path }: DraftDetails, { need }: Values): string {
  return accessOf(path).source === 'ours' ? 'target' : need('side');
}

function systemOf(details: DraftDetails, values: Values): string {
  const { from, to } = details;
  const side = sideOf(details, values);
  if (side === 'source') return `the old system (${from})`;
  return side === 'target' ? `the new system (${to})` : side;
}
