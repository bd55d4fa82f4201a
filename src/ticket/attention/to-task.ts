import { type Button, cellLine, type Inline, type MenuOption, type Task } from '../../card.ts';
import { monthDay, nearWords } from '../../time/date-words.ts';
import { assignOption, contactButton } from '../cards/ticket-buttons.ts';
import { isOverPlan, lockoutOf } from '../clocks/lockout.ts';
import { isMissed } from '../clocks/missed-dates.ts';
import { snoozeEnd } from '../clocks/snooze.ts';
import { nameOf, type TicketState, ticketKey, ticketWords } from '../state.ts';
import { cantMoveWords, failedCount, mailboxesButton } from '../steps/proofs.ts';
import { openLabel } from '../steps/step-name.ts';
import type { AttentionClass } from './attention-class.ts';
import type { AttentionEntry } from './find-attention.ts';
import { signs } from './signs.ts';
import { billingRisk } from './words/billing-risk.ts';
import { conflict } from './words/conflict.ts';
import { contactDue } from './words/contact-due.ts';
import { date } from './words/date.ts';
import { dateMissed } from './words/date-missed.ts';
import { failedMailboxes } from './words/failed-mailboxes.ts';
import { forcedMx } from './words/forced-mx.ts';
import { holdExpired } from './words/hold-expired.ts';
import { idle } from './words/idle.ts';
import { lockedOut } from './words/locked-out.ts';
import { mxWrong } from './words/mx-wrong.ts';
import { isOwn, nudgeButton, type Reader, type Says, type SaysOf } from './words/says.ts';
import { targetMissed } from './words/target-missed.ts';
import { unassigned } from './words/unassigned.ts';

/** Slack shows more options than this as a wide select instead of a small menu. */
const mostOptions = 5;

const words: Record<AttentionClass, SaysOf> = {
  'locked-out': lockedOut,
  'mx-wrong': mxWrong,
  'forced-mx': forcedMx,
  'date-missed': dateMissed,
  escalated: idle,
  date,
  conflict,
  'mailboxes-failed': failedMailboxes,
  'hold-expired': holdExpired,
  'target-missed': targetMissed,
  'billing-risk': billingRisk,
  'contact-due': contactDue,
  stalled: idle,
  unassigned,
};

/**
 * Classes whose lines have the same button for everyone: two dates of one owner on a day are for someone who looks after the
 * team to solve, and anyone in a channel can see which mailboxes failed, and what DNS says.
 */
const ownButton: AttentionClass[] = ['conflict', 'mailboxes-failed', 'mx-wrong'];

/**
 * What a line about a ticket says. Someone who looks after the team reminds the owner first, and has the owner's button in
 * the menu, except for the lines of `ownButton`.
 */
export function saysOf(entry: AttentionEntry, reader: Reader): Says {
  const says = words[entry.class](entry, reader);
  if (!reader.team || ownButton.includes(entry.class) || isOwn(entry, reader)) return says;
  return { ...says, button: nudgeButton(entry), more: [says.button, ...(says.more ?? [])] };
}

/** A line about a ticket: customer, date, why it needs attention, the next step, and the button that does it. */
export function toTask(entry: AttentionEntry, reader: Reader): Task {
  const says = saysOf(entry, reader);
  return {
    sign: signs[entry.class],
    text: lineOf(entry, reader, says, says.button),
    command: says.button.command,
    button: says.button,
    more: menuOf(entry, reader, says),
  };
}

/**
 * The words of a line about a ticket, without its sign and its button.
 *
 * @param button the button below the line, if there is one. A name that it has isn't repeated in the line.
 */
export function lineOf(
  entry: AttentionEntry,
  reader: Reader,
  { when, why, next }: Says,
  button?: Button,
): Inline[] {
  const { ticket } = entry;
  const name = !isOwn(entry, reader) && ownerOf(entry);
  const owner = name && !button?.label.endsWith(` ${name}`) && name;
  const snoozed = snoozeEnd(ticket, reader.at);
  const hidden = snoozed && `snoozed until ${monthDay(reader.calendar.localDay(snoozed))}`;
  return cellLine([
    ticketWords(ticket),
    when ?? '',
    why,
    next ?? '',
    failedPart(entry, next ?? ''),
    lockoutPart(entry, reader) ?? '',
    owner || '',
    hidden ?? '',
  ]);
}

/** The owner's name, or that nobody owns the ticket, unless the rest of the line says so. */
function ownerOf({ class: name, ticket, names }: AttentionEntry): string | false {
  if (ticket.ownerId !== null) return nameOf(names, ticket.ownerId);
  return name !== 'unassigned' && 'unassigned';
}

/** How many mailboxes can't move, unless the line says so already. */
function failedPart({ class: name, ticket }: AttentionEntry, next: string): string {
  return name === 'mailboxes-failed' || next.includes("can't move") ? '' : (cantMoveWords(ticket) ?? '');
}

/** Says on a line about something else that users have no mailbox. Null if they have one. */
function lockoutPart(entry: AttentionEntry, { calendar, own = calendar, at }: Reader): string | null {
  const lockout = entry.class === 'locked-out' ? null : lockoutOf(calendar, entry);
  const last = lockout?.steps.at(-1);
  return lockout && last
    ? `users locked out, ${openLabel(last)} due ${nearWords(own, lockout.endsAt, at)}`
    : null;
}

/**
 * The commands that people may want for a ticket, except the one that the line's button already has. A snooze is left out if
 * it wouldn't hide the ticket.
 */
export function menuOf(
  state: TicketState,
  reader: Reader,
  { button, more = [] }: Pick<Says, 'button' | 'more'>,
): MenuOption[] {
  const { ticket } = state;
  const key = ticketKey(ticket);
  const all: (MenuOption | false)[] = [
    ...more,
    failedCount(ticket) > 0 && mailboxesButton(ticket),
    { label: 'Show ticket', command: `show ${key}` },
    assignOption(state),
    !isOverPlan(ticket, reader.at) &&
      !isMissed(ticket, reader.at) && { label: 'Snooze…', command: `snooze ${key}` },
    ticket.ownerId !== null && !isOwn(state, reader) && nudgeButton(state),
    contactButton(state),
    ticket.heldAt
      ? { label: 'Resume', command: `resume ${key}` }
      : { label: 'Put on hold…', command: `hold ${key}` },
  ];
  const others = all.filter((option) => option !== false);
  return others
    .filter(
      ({ command }, i) =>
        command !== button.command && others.findIndex((one) => one.command === command) === i,
    )
    .slice(0, mostOptions);
}
