import type { Mailbox } from '../../mailbox/mailbox.ts';
import { countOf, hasReports, type Tally, tallyOf } from '../../mailbox/tally.ts';
import { troubleOf } from '../../mailbox/trouble.ts';
import type { Change } from '../change.ts';
import { isSeenInDns, waitingBecause } from '../playbooks/blockers.ts';
import { isPassPhase } from '../playbooks/phases.ts';
import type { Ticket, TicketState } from '../state.ts';
import { hasFact } from '../steps/has-fact.ts';
import { plural } from '../words.ts';
import type { BlockerChange } from '../write-change.ts';
import { signOffsAfter, wavesToSign } from './wave-sign-offs.ts';

/** How many addresses a blocker names. */
const mostNamed = 5;

/** A list of mailboxes before and after a change. */
interface ListChange {
  before: Mailbox[];
  after: Mailbox[];
  /** Whether blockers may be raised. Absent: they may. A sheet that people fill in says nothing new about failures. */
  raises?: boolean;
  /** How many rows of the sheet were left out. Absent: as many as before. */
  leftOut?: number;
}

/** What follows from a new list of mailboxes: counts, sign-offs of waves, blockers, and who the ticket waits on. */
export function followList(
  state: TicketState,
  { before, after: mailboxes, raises = true, leftOut = state.ticket.mailboxTally?.leftOut }: ListChange,
  at: Date,
): Required<Pick<Change, 'ticket' | 'blockers'>> {
  const tally = tallyOf(mailboxes, state.ticket.target, wavesToSign(state.steps, mailboxes), leftOut);
  const found = blockersOf(state, mailboxes, at);
  const blockers = raises ? found : { ...found, added: [] };
  return {
    ticket: {
      ...countsOf(state, mailboxes.length > 0 ? tally : null),
      ...signOffsAfter(state.ticket, before, mailboxes, tally.waves),
      ...waitingAfter(state, blockers, tally),
    },
    blockers,
  };
}

/** The columns that follow from the list of mailboxes. A count that no step depends on stays empty. */
function countsOf({ ticket, steps }: TicketState, tally: Tally | null): Partial<Ticket> {
  return {
    listsMailboxes: tally !== null,
    mailboxTally: tally,
    mailboxes: tally ? tally.total : ticket.mailboxes,
    ...(hasFact(steps, 'supplied') && { credentialsReceived: tally?.received ?? 0 }),
    ...(hasFact(steps, 'created') && { mailboxesCreated: tally?.created ?? 0 }),
  };
}

/** Raises and clears the blockers that reports are about. Leaves alone what a person blocked. */
function blockersOf(state: TicketState, mailboxes: Mailbox[], at: Date): Required<BlockerChange> {
  const groups = Map.groupBy(mailboxes, (mailbox) => troubleOf(mailbox, at)?.code ?? null);
  const own = state.blockers.filter(({ code, reported }) => reported && !isSeenInDns(code));
  const added = [];
  const noted = [];
  for (const [code, group] of groups) {
    if (code === null) continue;
    const note = namesOf(group);
    const active = state.blockers.find((blocker) => blocker.code === code);
    if (!active) added.push({ code, note, reported: true });
    else if (active.reported && active.note !== note) noted.push({ ...active, note });
  }
  return { added, noted, cleared: own.filter(({ code }) => !groups.has(code)) };
}

/** Which mailboxes a blocker is about: `2 mailboxes: ann@acme.com, bob@acme.com`. */
function namesOf(mailboxes: Mailbox[]): string {
  const names = mailboxes.slice(0, mostNamed).map(({ source }) => source);
  const more = mailboxes.length - names.length;
  return `${plural(mailboxes.length, 'mailbox', 'mailboxes')}: ${names.join(', ')}${more > 0 ? `, and ${more.toLocaleString('en-US')} more` : ''}`;
}

/**
 * Who the ticket waits on: whoever must mend what keeps mailboxes from moving, the tool while it works, and otherwise whoever
 * starts its runs. Changes nothing if a person said who the ticket waits on.
 */
function waitingAfter(
  { ticket, phases, blockers }: TicketState,
  { added, cleared }: Required<BlockerChange>,
  tally: Tally,
): Partial<Ticket> {
  const phase = phases.find(({ slug }) => slug === ticket.phase);
  const isUsual = ['tool', 'racker', 'customer-admin', phase?.waitingOn].includes(ticket.waitingOn);
  const isOurs =
    blockers.some(({ code }) => code === ticket.waitingFor) || (ticket.waitingFor === null && isUsual);
  if (!isOurs) return {};
  const left = [...blockers.filter((blocker) => !cleared.includes(blocker)), ...added];
  const blocked = waitingBecause(left);
  if (blocked) return added.length + cleared.length > 0 ? blocked : {};
  const usual = { waitingOn: phase?.waitingOn ?? ticket.waitingOn, waitingFor: null };
  if (!isPassPhase(ticket.phase) || !hasReports(tally)) return ticket.waitingFor === null ? {} : usual;
  if (countOf(tally, ['running', 'queued']) > 0) return { waitingOn: 'tool', waitingFor: null };
  if (usual.waitingOn !== 'tool') return usual;
  return { waitingOn: ticket.service === 'self-service' ? 'customer-admin' : 'racker', waitingFor: null };
}
