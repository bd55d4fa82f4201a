import { listedSteps } from '../../ticket/cards/listed-steps.ts';
import { ticketCard } from '../../ticket/cards/ticket-card.ts';
import { dateWarnings } from '../../ticket/clocks/date-warnings.ts';
import type { Desk } from '../../ticket/desk.ts';
import { isMuted } from '../../ticket/notices/mutes.ts';
import { briefingOf } from '../../ticket/playbooks/instantiate.ts';
import { loadTicketWithLatest, type TicketState } from '../../ticket/state.ts';
import { isOpen } from '../../ticket/steps/marks.ts';
import { defineSubcommand } from '../subcommand.ts';

/** How many of the latest events the card shows. */
const latestEvents = 3;

/** What people should know when the work on a ticket starts. Empty after the first phase. */
function atStart({ playbooks }: Desk, { ticket, phases }: TicketState): string[] {
  const playbook = playbooks.find(({ id }) => id === ticket.playbook);
  return playbook && ticket.phase === phases[0]?.slug ? briefingOf(playbook, ticket) : [];
}

export const show = defineSubcommand({
  name: 'show',
  aliases: ['status', 'view', 'info'],
  short: { words: ['who', 'who owns', 'who has', 'who is on', "who's on"], adds: '' },
  reads: true,
  summary: 'Show a ticket: its phase, owner, steps, dates, and latest events',
  examples: ['show MIG-12'],
  ticket: true,
  async run({ desk, actor, at }, { ticket }) {
    const { client } = desk.database;
    const { state, latest } = await loadTicketWithLatest(desk, client, ticket, latestEvents);
    // The checklist says when its own steps are due.
    const listed = listedSteps(state).filter(isOpen);
    const others = { ...state, steps: state.steps.filter((step) => !listed.includes(step)) };
    const warnings = await dateWarnings(client, desk.calendar, others, at, actor.id);
    const muted = await isMuted(client, ticket, actor.id);
    const more = { warnings, briefing: atStart(desk, state), latest, muted };
    return { card: ticketCard(desk, state, at, actor.id, more), changed: false, tickets: [ticket] };
  },
});
