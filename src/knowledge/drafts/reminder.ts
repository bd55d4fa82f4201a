import { openAsks, thanks } from './asks.ts';
import type { Draft, DraftDetails, Values } from './draft.ts';
import { hasReached, isSwitched, missedSwitch, whileDeletionWaits } from './lines.ts';
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
  obstacle: (details) => {
    const { waitsForCustomer, billing, from } = details;
    if (!waitsForCustomer)
      return {
        reason: "The ticket isn't waiting for the customer. If it should be, say what for:",
        command: 'wait KEY customer-admin the completed sheet',
      };
    const waits = whileDeletionWaits(details);
    if (waits) return waits;
    return billing && !billing.isOver && openAsks(details).length === 0
      ? { reason: `The customer has nothing left to do. The billing for ${from} ends on ${billing.until}.` }
      : undefined;
  },
  fromSender: ['by'],
  seeds: ['S0-07', 'S0-08', 'S0-10'],
  write: (details, values) => [
    ...needed(details, values),
    ...(isAfterMove(details) ? afterMove(details, values) : beforeMove(details, values)),
  ],
};

/** Whether the mail has moved, or a platform change has started. */
function isAfterMove(details: DraftDetails): boolean {
  return isSwitched(details) || hasReached(details, 'maintenance');
}

/** What the customer owes us: the open steps of the phase. If there are none, what our team typed after `wait`. */
function needed(details: DraftDetails, { know, need }: Values): string[] {
  const goal = isAfterMove(details) ? 'complete' : details.agreed ? 'keep to the plan for' : 'continue';
  const missed = missedSwitch(details);
  const intro = `To ${goal} the move of ${details.domain}, we need the following from you:`;
  const open = openAsks(details);
  if (open.length === 0) return [...missed, `${intro} ${need('waiting-for')}.`];
  know('waiting-for');
  return [...missed, ...thanks(details), `${intro}\n${bullets(open)}`];
}

function beforeMove(details: DraftDetails, values: Values): string[] {
  const { agreed, mayClose, path } = details;
  if (agreed)
    return [
      `Please do this by ${agreed}.`,
      "If that isn't possible, please tell us now, so that we can agree on another date.",
    ];
  const by = values.need('by');
  return [
    `Please do this by ${by}.`,
    mayClose
      ? `If we don't hear from you by ${by}, we will close the request. You can have it reopened whenever you are ready.`
      : path.service === 'self-service'
        ? "Your move can't go on until this is done. If you are stuck, please tell us, and we will help."
        : "The move can't go on until this is done.",
    'If your plans have changed, please give us a new date, or tell us to close the request.',
  ];
}

/** A request whose mail has moved can't be closed: users may be locked out, or the old system is still there. */
function afterMove(details: DraftDetails, { need, know }: Values): string[] {
  if (details.steps.get('P-18') === false)
    return [
      `Please do this today. Your users can't open their mailboxes until the passwords are reset. If nobody can do it today, call us at ${details.support.phone}, and we will help.`,
    ];
  const by = `Please do this by ${need('by')}.`;
  if (!details.paysTwice)
    return [by, 'If something keeps you from doing this, please tell us, and we will help.'];
  const next = know('next-billing');
  return [
    by,
    `You pay for both systems until the old mailboxes are deleted and their licenses are removed.${next ? ` Your next billing date is ${next}.` : ''}`,
  ];
}
