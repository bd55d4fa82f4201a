import { tooLarge } from '../../mailbox/capacity.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import type { TicketState } from '../../ticket/state.ts';
import { hasFact } from '../../ticket/steps/has-fact.ts';

type Ticket = TicketState['ticket'];

/** Something that a mailbox still needs before it can move. */
export interface Gap {
  /** The word that people type: `missing`. */
  name: string;
  label: string;
  /** Completes “12 of 40 …”. */
  says: string;
  has(mailbox: Mailbox, ticket: Ticket): boolean;
  /** Whether tickets like this one need it at all. */
  applies(state: Pick<TicketState, 'ticket' | 'steps'>): boolean;
}

const needs =
  (fact: 'supplied' | 'created') =>
  ({ steps }: Pick<TicketState, 'steps'>) =>
    hasFact(steps, fact);

/** What mailboxes may still need, in the order in which it is done. */
export const gaps: Gap[] = [
  {
    name: 'missing',
    label: 'Credentials missing',
    says: 'have not sent credentials',
    has: ({ received }) => !received,
    applies: needs('supplied'),
  },
  {
    name: 'not-created',
    label: 'Not created',
    says: "don't exist in the new system",
    has: ({ exists }) => !exists,
    applies: needs('created'),
  },
  {
    name: 'unverified',
    label: 'Not verified',
    says: 'have credentials that nobody has verified',
    has: ({ received, verified }) => received && !verified,
    applies: needs('supplied'),
  },
  {
    name: 'large',
    label: 'Too large',
    says: 'are too large for the new system',
    has: ({ sizeGb }, { target }) => tooLarge(sizeGb, target) !== null,
    applies: () => true,
  },
];
