import { openAsks, thanks } from './asks.ts';
import type { Draft, DraftDetails, Values } from './draft.ts';
import { hasReached, isSwitched, missedSwitch } from './lines.ts';
import { bullets } from './lists.ts';

/** The draft for a customer who has something to do and hasn't answered, T19. */
export const reminder: Draft = {
  id: 'T19',
  name: 'reminder',
  title: 'Reminder',
  to: "the customer's admin",
  scope: 'all',
  phases: null,
  whileOpen: true,
  obstacle: ({ waitsForCustomer }) =>
    waitsForCustomer
      ? undefined
      : {
          reason: "The ticket isn't waiting for the customer. If it should be, say what for:",
          command: 'wait KEY customer-admin the completed sheet',
        },
  fromSender: ['by'],
  seeds: ['S0-07', 'S0-08', 'S0-10'],
  write: (details, values) => [
    ...needed(details, values),
    `Please do this by ${values.need('by')}.`,
    ...(isAfterMove(details) ? afterMove(details) : beforeMove(details, values)),
  ],
};

/** Whether the mail has moved, or a platform change has started. */
function isAfterMove(details: DraftDetails): boolean {
  return isSwitched(details) || hasReached(details, 'maintenance');
}

/** What the customer owes us: the open steps of the phase. If there are none, the words that our team waits with. */
function needed(details: DraftDetails, { know, need }: Values): string[] {
  const goal = isAfterMove(details) ? 'complete' : 'continue';
  const missed = missedSwitch(details);
  const intro = `To ${goal} the move of ${details.domain}, we need the following from you:`;
  const open = openAsks(details);
  const since = details.idleSince ? [`We haven't been able to continue since ${details.idleSince}.`] : [];
  if (open.length === 0) return [...missed, `${intro} ${need('waiting-for')}.`, ...since];
  know('waiting-for');
  return [...missed, ...thanks(details), `${intro}\n${bullets(open)}`, ...since];
}

function beforeMove({ mayClose }: DraftDetails, { need }: Values): string[] {
  return [
    mayClose
      ? `If we don't hear from you by ${need('by')}, we will close the request. You can have it reopened whenever you are ready.`
      : "We can't continue until we hear from you.",
    'If your plans have changed, please give us a new date, or tell us to close the request.',
  ];
}

/** A request whose mail has moved can't be closed: users may be locked out, or the old system is still there. */
function afterMove({ steps, support, paysTwice }: DraftDetails): string[] {
  if (steps.get('P-18') === false)
    return [
      `Your users can't open their mailboxes until the passwords are reset. If nobody can do this today, call us at ${support.phone}, and we will help.`,
    ];
  return paysTwice
    ? ['Until this is done, you pay for both systems.']
    : ['If something keeps you from doing this, please tell us, and we will help.'];
}
