import { whereCreated } from '../../knowledge/drafts/lines.ts';
import { eachLogin } from '../../knowledge/logins.ts';
import { mostGb, sizeWords, tooLarge } from '../../mailbox/capacity.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { capitalize } from '../../phrase.ts';
import { systemName } from '../../ticket/playbooks/systems.ts';
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
  /** Completes “1 of 40 …”. */
  saysOne: string;
  has(mailbox: Mailbox, ticket: Ticket): boolean;
  /** What the letter to the customer says about such mailboxes. Absent: the customer doesn't have to do anything. */
  told?: {
    /** What is missing, and what the customer does about it. @param count how many mailboxes have the gap, at least 1 */
    says(count: number, ticket: Ticket): string;
    /** How the sheet for the customer is filtered to show them. */
    filter(ticket: Ticket): string;
    /** Names one of the mailboxes. */
    name(mailbox: Mailbox): string;
    /** The customer sends passwords. */
    needsLink?: true;
  };
  /** Whether tickets like this one need it at all. */
  applies(state: Pick<TicketState, 'ticket' | 'steps'>): boolean;
}

const needs =
  (fact: 'supplied' | 'created') =>
  ({ steps }: Pick<TicketState, 'steps'>) =>
    hasFact(steps, fact);

/** Mailboxes in a sentence that their addresses follow: `this mailbox`, or `these 12 mailboxes`. */
export function these(count: number): string {
  return count === 1 ? 'this mailbox' : `these ${count.toLocaleString('en-US')} mailboxes`;
}

/** What mailboxes may still need, in the order in which it is done. */
export const gaps: Gap[] = [
  {
    name: 'missing',
    label: 'Credentials missing',
    says: 'have not sent credentials',
    saysOne: 'has not sent credentials',
    told: {
      says: (count, ticket) =>
        `We don't have the ${count === 1 ? 'login' : 'logins'} of ${these(count)} yet. Please send us ${eachLogin(ticket) ?? 'the login'}${count === 1 ? '' : ' for each of them'}, by the secure link:`,
      filter: () => '“Credentials sent (yes/no)” for “no”',
      name: ({ source }) => source,
      needsLink: true,
    },
    has: ({ received }) => !received,
    applies: needs('supplied'),
  },
  {
    name: 'not-created',
    label: 'Not created',
    says: "don't exist in the new system",
    saysOne: "doesn't exist in the new system",
    told: {
      says: (count, { target }) =>
        `${capitalize(these(count))} ${count === 1 ? "doesn't" : "don't"} exist in the new system (${systemName(target)}) yet. Please create ${count === 1 ? 'it' : 'each of them'} in ${whereCreated(target)}. Our tool doesn't create mailboxes.`,
      filter: () => '“New mailbox exists (yes/no)” for “no”',
      name: ({ destination }) => destination,
    },
    has: ({ exists }) => !exists,
    applies: needs('created'),
  },
  {
    name: 'unverified',
    label: 'Not verified',
    says: 'have credentials that nobody has verified',
    saysOne: 'has credentials that nobody has verified',
    has: ({ received, verified }) => received && !verified,
    applies: needs('supplied'),
  },
  {
    name: 'large',
    label: 'Too large',
    says: 'are too large for the new system',
    saysOne: 'is too large for the new system',
    told: {
      says: (count, { target }) =>
        `${capitalize(these(count))} ${count === 1 ? 'is' : 'are'} too large. A mailbox can move if it has at most ${sizeWords(mostGb(target))}, which is 70% of the space in its new mailbox. Please have mail deleted, or saved elsewhere. If that isn't possible, tell us in this ticket.`,
      filter: ({ target }) => `“Size in GB” for more than ${sizeWords(mostGb(target))}`,
      name: ({ source, sizeGb }) => `${source} (${sizeWords(sizeGb ?? 0)})`,
    },
    has: ({ sizeGb }, { target }) => tooLarge(sizeGb, target) !== null,
    applies: () => true,
  },
];
