import type { MailboxGap } from '../../knowledge/drafts/draft.ts';
import { wordsOfBlocker } from '../../knowledge/drafts/words/blocker-words.ts';
import { failingLoginsOf } from '../../knowledge/drafts/words/login-words.ts';
import type { Side } from '../../knowledge/logins.ts';
import type { Mailbox } from '../../mailbox/mailbox.ts';
import { lowerFirst } from '../../phrase.ts';
import { systemName } from '../../ticket/playbooks/systems.ts';
import type { TicketState } from '../../ticket/state.ts';
import { causesOf } from './failures.ts';
import { gaps, these } from './gaps.ts';

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
    ...lacking.map(({ told: { says, filter, name, needsLink }, found }) => ({
      says: says(found.length, ticket),
      needsLink,
      filter: filter(ticket),
      mailboxes: found.map(name),
    })),
    ...causesOf(others, at).flatMap(({ code, group }) => toldFailure(ticket, code, group)),
  ];
}

/** What the customer does about mailboxes that fail for one reason. Empty if the customer can do nothing. */
function toldFailure(ticket: TicketState['ticket'], code: string | null, group: Mailbox[]): MailboxGap[] {
  if (code === 'CREDS_INVALID') return toldLogins(ticket, group);
  const words = code === null ? undefined : wordsOfBlocker(code, ticket);
  if (!words?.ask) return [];
  return [
    {
      says: `Our tool can't move ${these(group.length)}: ${lowerFirst(words.problem)} ${words.ask}`,
      mailboxes: group.map(({ source }) => source),
    },
  ];
}

/** What the customer does about logins that fail, for each system where they do. */
function toldLogins(ticket: TicketState['ticket'], group: Mailbox[]): MailboxGap[] {
  const names = { source: systemName(ticket.source), target: systemName(ticket.target) };
  return [...Map.groupBy(group, sideOf)].flatMap(([side, failing]) => {
    const words = failingLoginsOf(ticket, side, failing.length, names);
    if (words === null) return [];
    return [
      {
        says: `${words.problem} ${words.ask}`,
        needsLink: true as const,
        mailboxes: failing.map(({ source, destination }) => (side === 'target' ? destination : source)),
      },
    ];
  });
}

/** The system that the migration tool names. Null if it names none, or both. */
function sideOf({ toolSays }: Mailbox): Side | null {
  const isSource = /\bsource\b/i.test(toolSays ?? '');
  const isTarget = /\b(destination|target)\b/i.test(toolSays ?? '');
  if (isSource === isTarget) return null;
  return isSource ? 'source' : 'target';
}
