import type { Mailbox } from '../../mailbox/mailbox.ts';
import { isUnderWay } from '../../mailbox/status.ts';
import { troubleOf } from '../../mailbox/trouble.ts';
import type { TicketState } from '../../ticket/state.ts';
import { gaps } from './gaps.ts';

/** Some of a ticket's mailboxes, which people ask for with a word. */
export interface View {
  /** The word that people type: `failed`. */
  name: string;
  label: string;
  /** Completes “lists the mailboxes that …”. */
  says: string;
  has(mailbox: Mailbox, ticket: TicketState['ticket'], at: Date): boolean;
}

/** What people can ask for. */
export const views: View[] = [
  {
    name: 'failed',
    label: 'Failed',
    says: "can't move until someone fixes them",
    has: (mailbox, _, at) => mailbox.status === 'failed' || troubleOf(mailbox, at) !== null,
  },
  {
    name: 'errors',
    label: 'With item errors',
    says: 'have items that failed',
    has: ({ itemErrors }) => (itemErrors ?? 0) > 0,
  },
  {
    name: 'running',
    label: 'Running',
    says: 'the migration tool is working on',
    has: ({ status }) => isUnderWay(status),
  },
  {
    name: 'late',
    label: 'Added late',
    says: 'were added after the trial',
    has: ({ late }) => late,
  },
  { name: 'all', label: 'All', says: 'the ticket has', has: () => true },
  ...gaps.map(({ name, label, says, has }) => ({ name, label, says, has })),
];
