import { articles } from '../citation.ts';
import { routeOf } from '../route.ts';
import type { Draft, DraftDetails } from './draft.ts';
import { forwardThis, mailboxesExist } from './lines.ts';
import { numbered } from './lists.ts';

/** The draft that says how to prepare Office 365, T4. */
export const officePrerequisites: Draft = {
  id: 'T4',
  name: 'prerequisites',
  title: 'Office 365 prerequisites',
  to: "the customer's admin",
  scope: 'to-office',
  phases: ['prerequisites', 'provisioning'],
  seeds: ['S1-05', 'S1-06', 'S1-07', 'S1-08', 'S1-09', 'S1-24', 'S1-25'],
  articles: ['createTenant', 'addDomain', 'addLicense', 'assignLicense'],
  obstacle: (details) =>
    mailboxesExist(details) && details.steps.get('U-04') !== false
      ? { reason: 'Office 365 is ready, and the mailboxes exist already.' }
      : undefined,
  write: (details) => {
    const isReady = details.steps.get('U-04') === true;
    const mailboxes =
      'make sure in the Office 365 admin center that each user has a mailbox, with a new password. A user can keep an old password only if it meets the rules of Office 365. Only the data in the mailboxes moves. You set up the rest of your environment again, such as aliases and distribution lists.';
    const next = isReady
      ? `The four steps for ${details.domain} in Office 365 are done. Thank you. Next, ${mailboxes}`
      : `After the fourth step, ${mailboxes}`;
    return [
      ...(isReady ? [] : fourSteps(details)),
      ...(mailboxesExist(details) ? [] : [next]),
      afterwards(details, isReady),
      ...(details.steps.get('U-03') === false && routeOf(details.path) === 'upgrade'
        ? [
            `From the day you add the licenses, you pay for both Office 365 and ${details.from}, until the old licenses are removed. To keep that time short, tell us when you plan to add them.`,
          ]
        : []),
      forwardThis,
    ];
  },
};

function fourSteps({ domain, steps }: DraftDetails): string[] {
  return [
    `Before ${domain} can move to Office 365, you need to complete four steps, in this order:`,
    numbered(
      prerequisites.map(
        ({ id, text, article }) => `${text}${progressOf(steps.get(id))}\n   ${articles[article]}`,
      ),
    ),
    ...(steps.get('U-02')
      ? []
      : [
          'When you add the domain, Office 365 offers to change your MX record. Skip that. Otherwise mail goes to empty mailboxes.',
        ]),
  ];
}

function afterwards({ path, steps }: DraftDetails, isReady: boolean): string {
  const exist = mailboxesExist({ steps });
  const ready = isReady
    ? 'the mailboxes exist'
    : exist
      ? 'the fourth step is done'
      : 'the fourth step is done and the mailboxes exist';
  if (path.service === 'self-service')
    return `When ${ready}, you can begin. You don't need to wait for us: open the control panel (${articles.controlPanel}), and choose Email Migrations in the Domains section. Enter an address there that doesn't move, so that you get the messages of the tool during the switch.`;
  return isReady
    ? 'Please tell us when all mailboxes exist.'
    : 'Please tell us when the fourth step is done. We can start only after that.';
}

const prerequisites = [
  {
    id: 'U-01',
    text: "Create the tenant, which is your company's own space at Office 365. If you already have one, tell us instead",
    article: 'createTenant',
  },
  { id: 'U-02', text: 'Add your domain to the tenant, and verify that you own it', article: 'addDomain' },
  { id: 'U-03', text: 'Add licenses, at least one for each mailbox', article: 'addLicense' },
  { id: 'U-04', text: 'Create your users, and assign a license to each of them', article: 'assignLicense' },
] as const;

/** Returns words that say whether a step is done. Returns an empty text if the ticket doesn't have the step. */
function progressOf(done: boolean | undefined): string {
  if (done === undefined) return '';
  return done ? ': done' : ': not done yet';
}
