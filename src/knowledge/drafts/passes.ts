import { listWords } from '../../phrase.ts';
import { finalSpf, recordText } from '../records.ts';
import { routeOf } from '../route.ts';
import type { Draft, DraftDetails, Values } from './draft.ts';
import { afterSwitch, forwardRecords, hasReached } from './lines.ts';
import { bullets } from './lists.ts';
import { webmailOf } from './webmail.ts';
import { besidesMail } from './words/left-behind.ts';

/** Drafts for the time while data moves: T7, T8, and T11. */
export const passDrafts: Draft[] = [
  {
    id: 'T7',
    name: 'first-pass',
    title: 'First pass',
    to: "the customer's admin",
    scope: 'assisted',
    phases: ['prestage', 'pst-import'],
    fromPhase: ['prestage', 'pst-import'],
    obstacle: afterSwitch,
    fromSender: ['errors', 'by'],
    seeds: ['S0-10', 'S0-14', 'S0-15'],
    write: (details, values) => [
      (details.steps.get('E-14') ?? details.steps.get('F-04'))
        ? copied(details, values)
        : copying(details, values),
      details.isByPst
        ? "Your users aren't affected. They keep working in their old mailboxes, and new mail keeps arriving there."
        : "Your users aren't affected. They keep working in their old mailboxes, and new mail keeps arriving there. Please leave all passwords as they are.",
    ],
  },
  {
    id: 'T8',
    name: 'testing',
    title: 'Please test',
    to: "the customer's admin",
    scope: 'assisted',
    phases: ['customer-testing'],
    afterSteps: ['E-14', 'F-04'],
    obstacle: afterSwitch,
    fromSender: ['by'],
    seeds: ['S0-07', 'S0-08'],
    write: (details, { need }) => [
      details.isByPst
        ? `The data from your PST files is now in the new mailboxes for ${details.domain}. Please ask a few people to check, including someone with a large mailbox. They can sign in at ${webmailOf(details.path.target)} with the password of the new mailbox:`
        : `Most of the mail for ${details.domain} is now in the new mailboxes. Please ask a few people to check, including someone with a large mailbox. They can sign in at ${webmailOf(details.path.target)} with the password of the new mailbox:`,
      bullets([
        'Are all folders there, with mail in them, including the oldest mail?',
        'Do messages with attachments open? Please try a few.',
        'Send a message to a private address, such as Gmail. Does it arrive? (The answer still goes to the old mailbox.)',
        ...otherItems(details),
      ]),
      `${stillMissing(details)} Until the switch, keep working in the old mailbox.`,
      `By ${need('by')}, please tell us what is missing, or confirm that everything is fine. Please include the name of the person who confirms. We can schedule your switch to the new mailboxes only after you confirm.`,
    ],
  },
  {
    id: 'T11',
    name: 'delta-complete',
    title: 'Last pass complete',
    to: "the customer's admin",
    scope: 'assisted',
    phases: ['delta', 'client-setup'],
    afterSteps: ['E-21'],
    obstacle: (details) =>
      details.steps.get('C-11') || hasReached(details, 'decommission')
        ? { reason: 'The customer confirmed already that everything is there.' }
        : undefined,
    fromSender: ['errors'],
    beforeSending: ({ values: { errors } }) =>
      errors && errors !== '0' ? 'Attach the list of the items that could not be copied.' : undefined,
    seeds: ['S0-10', 'S1-18'],
    write: (details, values) => [
      broughtOver(details, values.need('errors')),
      "Please keep the old system until your users confirm that everything is there, and for at least three days after the switch. Don't cancel it or delete anything in it until you have told us that everything is fine.",
      `Later, not today:\n${bullets([
        ...(routeOf(details.path) === 'upgrade'
          ? []
          : [
              `When nobody sends mail from the old system anymore, shorten the SPF record at your DNS host. If other services send mail for ${details.domain}, keep their parts. Otherwise, it is: ${recordText(finalSpf(details.path.target))}`,
            ]),
        'If you lowered the TTL of the MX records before the switch, set it back to what it was.',
      ])}`,
      forwardRecords(values),
    ],
  },
];

/** Says that all mail has moved, and what couldn't be copied. */
function broughtOver({ domain, isByPst }: DraftDetails, errors: string): string {
  const since = isByPst
    ? 'that arrived after the export'
    : 'that arrived in the old ones since the first pass';
  const passwords = isByPst ? '' : ' Passwords can be changed again.';
  const remains =
    errors === '0'
      ? ''
      : errors === '1'
        ? " 1 item couldn't be copied. It stays in the old mailbox. The attached list names it, so that you can check whether you need it."
        : ` ${errors} items couldn't be copied. They stay in the old mailboxes. The attached list names them, so that you can check whether you need them.`;
  return `The mail for ${domain} is now in the new mailboxes, with the mail ${since}. New mail arrives there, too.${remains}${passwords}`;
}

/** Asks for the items besides mail that this move brings. Only PST files bring them before the last pass. */
function otherItems(details: DraftDetails): string[] {
  const others = movedBesidesMail(details);
  return details.isByPst && others.length > 0 ? [`Are your ${listWords(others)} there, too?`] : [];
}

function movedBesidesMail({ path }: DraftDetails): string[] {
  return path.target === 'rackspace-email' ? [] : besidesMail(path.source);
}

/** What testers don't find yet. The first pass copies only older mail: docs/trade.md. */
function stillMissing(details: DraftDetails): string {
  const others = details.isByPst ? [] : movedBesidesMail(details);
  return others.length > 0
    ? `The newest mail is still missing, and so are your ${listWords(others)}. They arrive after the switch, with the last pass.`
    : 'The newest mail may still be missing. It keeps arriving in the old mailboxes, and we bring it over after the switch.';
}

function copying(details: DraftDetails, { need }: Values): string {
  const count = need('mailboxes');
  return details.isByPst
    ? `We have started to import your PST files for ${details.domain}: ${count}. We will tell you when the import is complete.`
    : `We have started the first pass for ${details.domain}: ${count}. A pass copies mail from the old mailboxes to the new ones. We will tell you when the first pass is complete.`;
}

function copied(details: DraftDetails, { need }: Values): string {
  const errors = need('errors');
  const what = details.isByPst ? 'The import of your PST files' : 'The first pass';
  return `${what} for ${details.domain} is complete: ${need('mailboxes')}. ${errorWords(errors)} Next, you test the new mailboxes. By ${need('by')}, please tell us who will test.`;
}

function errorWords(errors: string): string {
  if (errors === '0') return 'Every item was copied.';
  return errors === '1'
    ? "1 item didn't copy yet. That is normal. We will try again, and tell you if it remains."
    : `${errors} items didn't copy yet. That is normal. We will try again, and send you a list of what remains.`;
}
