import { type Button, buttons, type Card, card, text } from '../card.ts';
import type { Owed } from '../delivery/owe.ts';
import { headlineCard } from './cards/ticket-card.ts';
import type { By, Desk } from './desk.ts';
import { type TicketState, ticketKey } from './state.ts';
import type { TicketEvent } from './ticket-event.ts';

/**
 * Returns the key of a ticket's headline. The headline is the message in a channel that always shows the ticket's
 * current state.
 */
export function headlineKey(ticketNumber: number): string {
  return `ticket:${ticketNumber}`;
}

/**
 * The messages to send for an event. Each listener gets the updated headline. Listeners with `line` also get a line in
 * the headline's thread, and the owner and the leads may get direct messages.
 *
 * @param leads the ids of the leads, if the event tells them something
 */
export function announcements(
  desk: Desk,
  state: TicketState,
  event: TicketEvent,
  {
    by,
    at,
    listeners,
    leads,
  }: { by: By; at: Date; listeners: { place: string; line: boolean }[]; leads: string[] },
): Owed[] {
  const { ownerId, number } = state.ticket;
  const reminded = event.tellOwner && ownerId !== by.person?.id ? ownerId : null;
  const told = [
    ...(reminded ? [{ place: reminded, says: event.tellOwner! }] : []),
    ...(event.tellLeads ? leads.map((place) => ({ place, says: event.tellLeads! })) : []),
  ];
  const newOwner = event.type === 'owner' && event.data.to !== by.person?.id ? event.data.to : null;
  // Nobody needs to hear about most changes, so don't build cards for them.
  if (listeners.length === 0 && told.length === 0 && !newOwner) return [];
  const anchor = headlineKey(number);
  const headline = headlineCard(desk, state, at);
  const line = eventCard(state, event, by);
  const owed: Owed[] = listeners.flatMap(({ place, line: wanted }) => [
    { place, mode: 'anchor', anchor, card: headline },
    ...(wanted && event.type !== 'opened' ? [{ place, mode: 'reply' as const, anchor, card: line }] : []),
  ]);
  for (const { place, says } of told)
    owed.push({ place, mode: 'post', card: reminderCard(state, headline, says, event.answer) });
  if (newOwner) owed.push({ place: newOwner, mode: 'post', card: ownerCard(state, by, headline) });
  return owed;
}

function eventCard(state: TicketState, event: TicketEvent, by: By): Card {
  const who = by.person?.name ?? 'Migration Desk';
  return card(text([{ bold: ticketKey(state.ticket) }, ` · ${who} ${event.text}`]));
}

/**
 * A reminder with the ticket's headline, and with buttons for answering the reminder. If one button is the answer, it
 * takes the place of the headline's own buttons.
 */
function reminderCard({ ticket }: TicketState, { blocks }: Card, says: string, answer?: Button): Card {
  const key = ticketKey(ticket);
  const show: Button = { label: 'Show', command: `show ${key}` };
  const snooze: Button = { label: 'Snooze', command: `snooze ${key}` };
  if (!answer)
    return card(
      text(says),
      ...blocks,
      buttons(show, { label: 'Record contact', command: `contact ${key}` }, snooze),
    );
  const about = blocks.filter(({ type }) => type !== 'buttons');
  return card(text(says), ...about, buttons({ ...answer, style: 'primary' }, show, snooze));
}

function ownerCard(state: TicketState, by: By, { blocks }: Card): Card {
  const who = by.person?.name ?? 'Migration Desk';
  return card(text(`${who} assigned ${ticketKey(state.ticket)} to you.`), ...blocks);
}
