import { type CardBlock, menu } from '../../card.ts';
import { ticketCard } from '../../ticket/cards/ticket-card.ts';
import { eventLines } from '../../ticket/cards/timeline.ts';
import { dateWarnings } from '../../ticket/clocks/date-warnings.ts';
import type { Desk } from '../../ticket/desk.ts';
import { briefingOf } from '../../ticket/playbooks/instantiate.ts';
import { loadTicketWithLatest, type TicketState, ticketKey } from '../../ticket/state.ts';
import { defineSubcommand } from '../subcommand.ts';

/** How many of the latest events the card shows. */
const latestEvents = 3;

/** Returns a menu of less common commands. Undefined if the ticket isn't open. */
function moreCommands(state: TicketState, askerId: string): CardBlock | undefined {
  const key = ticketKey(state.ticket);
  if (state.ticket.status !== 'open') return undefined;
  return menu(
    { label: 'Edit', command: `set ${key}` },
    { label: 'Waiting on', command: `wait ${key}` },
    { label: 'Block', command: `block ${key}` },
    state.blockers.length > 0 && { label: 'Unblock', command: `unblock ${key}` },
    { label: 'Change phase', command: `move ${key}` },
    { label: 'Record contact', command: `contact ${key}` },
    state.ticket.ownerId !== null &&
      state.ticket.ownerId !== askerId && { label: 'Nudge', command: `nudge ${key}` },
    { label: 'Snooze', command: `snooze ${key}` },
    { label: 'Reopen a step', command: `undo ${key}` },
    { label: 'History', command: `history ${key}` },
    { label: 'Cancel ticket', command: `cancel ${key}` },
  );
}

/** What people should know when the work on a ticket starts. Empty after the first phase. */
function atStart({ playbooks }: Desk, { ticket, phases }: TicketState): string[] {
  const playbook = playbooks.find(({ id }) => id === ticket.playbook);
  return playbook && ticket.phase === phases[0]?.slug ? briefingOf(playbook, ticket) : [];
}

export const show = defineSubcommand({
  name: 'show',
  summary: 'Show a ticket: its phase, owner, steps, dates, and latest events',
  examples: ['show MIG-12'],
  ticket: true,
  async run({ desk, actor, at }, { ticket }) {
    const { client } = desk.database;
    const { state, latest } = await loadTicketWithLatest(desk, client, ticket, latestEvents);
    const timeline = eventLines(desk.calendar, latest, state.names, { now: at, shorten: 160 });
    const warnings = await dateWarnings(client, desk.calendar, state, at, actor.id);
    const briefing = [...warnings, ...atStart(desk, state)];
    const card = ticketCard(desk, state, at, { timeline, briefing });
    const more = moreCommands(state, actor.id);
    return more ? { blocks: [...card.blocks, more] } : card;
  },
});
