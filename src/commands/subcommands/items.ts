import { buttons, type Card, card, heading, list, note, text } from '../../card.ts';
import { Fault } from '../../errors.ts';
import type { Field } from '../../input/field.ts';
import { citationLine } from '../../knowledge/citation.ts';
import { itemsOf } from '../../knowledge/items.ts';
import { showButton } from '../../ticket/cards/ticket-buttons.ts';
import { readTicketNumber } from '../../ticket/fields/shapes.ts';
import { ticketFields } from '../../ticket/fields/table.ts';
import { checkPath } from '../../ticket/playbooks/path.ts';
import { sources, systemName } from '../../ticket/playbooks/systems.ts';
import { loadTicket, ticketKey } from '../../ticket/state.ts';
import { defineSubcommand } from '../subcommand.ts';

const { source, target } = ticketFields;

/**
 * The first argument: a source, or a ticket. After a ticket, no target is needed, because the ticket already has one.
 */
const from: Field<string | number> = {
  ...source,
  hint: `A ticket such as MIG-12, or a source: ${sources.map(({ slug }) => slug).join(' ')}.`,
  example: 'exchange-2010',
  read: (raw, context) => readTicketNumber(raw) ?? source.read(raw, context),
};

export const items = defineSubcommand({
  name: 'items',
  mayNameTicket: true,
  reads: true,
  summary: 'Show what moves from one system to another, and what stays behind',
  examples: ['items exchange-2010 office-365', 'items MIG-12'],
  positionals: [{ field: from }, { field: target }],
  required: (raw) => (readTicketNumber(raw.get('from') ?? '') ? ['from'] : ['from', 'to']),
  check(args) {
    const [start, end] = [args.get(from), args.get(target)];
    if (typeof start === 'number' && end !== undefined) {
      throw new Fault('The ticket already has a target.', {
        hint: 'Leave the target out.',
        example: 'items MIG-12',
      });
    }
    if (typeof start === 'string' && end !== undefined) {
      checkPath({ source: start, target: end }, (to) => `items ${start} ${to}`);
    }
  },
  form: { title: 'Items that move', submit: 'Show' },
  async run({ desk }, args) {
    const start = args.need(from);
    if (typeof start === 'string') return itemsCard(start, args.need(target));
    const { ticket } = await loadTicket(desk, desk.database.client, start);
    return itemsCard(ticket.source, ticket.target, ticketKey(ticket));
  },
});

function itemsCard(start: string, end: string, key?: string): Card {
  const { moves, attempted, leftBehind, notes, needsConfirmation, ...citation } = itemsOf(start, end);
  const needsLead = sources.some(({ slug, needsLead: late }) => slug === start && late);
  const words = `${systemName(start)} → ${systemName(end)}`;
  return card(
    heading(key ? `${key} · ${words}` : words),
    needsConfirmation &&
      text([
        { bold: 'Check the plan that you agreed on with the customer' },
        ': no public article lists what moves on this path.',
      ]),
    text([{ bold: 'Moves' }, `: ${moves.join(', ')}.`]),
    attempted.length > 0 && text([{ bold: 'Attempted, not guaranteed' }, `: ${attempted.join(', ')}.`]),
    text([{ bold: 'Does not move' }]),
    list(leftBehind),
    ...notes.map((line) => note(line)),
    needsLead &&
      note(
        `A lead must approve ${systemName(start)} as a source. The step for this is Source approved (E-01).`,
      ),
    text(citationLine(citation)),
    buttons(key !== undefined && showButton(key), {
      label: 'Another path…',
      command: 'items',
    }),
  );
}
