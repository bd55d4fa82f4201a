import type { MailboxGap } from '../../knowledge/drafts/draft.ts';
import { blockerWords } from '../../knowledge/drafts/words/blocker-words.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { lowerFirst } from '../../phrase.ts';
import type { TicketState } from '../../ticket/state.ts';
import { causesOf } from './failures.ts';
import { gaps, these } from './gaps.ts';

/** Causes that the customer mends with a password. */
const needLink = ['CREDS_INVALID', 'PASSWORD_RESET'];

/**
 * What the mailboxes of a ticket need from the customer, for the letter about them: first what they lack, and then what the
 * migration tool reports. A mailbox that lacks something fails because of that, so its failure isn't told.
 */
export function toldGaps(
  { ticket, steps }: Pick<TicketState, 'ticket' | 'steps'>,
  mailboxes: Mailbox[],
  at: Date,
): MailboxGap[] {
  const lacking = gaps.flatMap(({ told, has, applies }) => {
    const found = told && applies({ ticket, steps }) ? mailboxes.filter((one) => has(one, ticket)) : [];
    return told && found.length > 0 ? [{ told, found }] : [];
  });
  const others = mailboxes.filter((one) => !lacking.some(({ found }) => found.includes(one)));
  return [
    ...lacking.map(({ told: { says, name, needsLink }, found }) => ({
      says: says(found.length, ticket),
      needsLink,
      mailboxes: found.map(name),
    })),
    ...causesOf(others, at).flatMap(({ code, group }) => toldFailure(code, group)),
  ];
}

/** What the customer does about mailboxes that fail for one reason. Empty if the customer can do nothing. */
function toldFailure(code: string | null, group: Mailbox[]): MailboxGap[] {
  const words = code === null ? undefined : blockerWords[code];
  if (code === null || !words?.ask) return [];
  return [
    {
      says: `Our tool can't move ${these(group.length)}: ${lowerFirst(words.problem)} ${words.ask}`,
      needsLink: needLink.includes(code) || undefined,
      mailboxes: group.map(({ source }) => source),
    },
  ];
}
