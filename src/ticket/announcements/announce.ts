import { buttons, card, text } from '../../card.ts';
import { type Message, withEvent } from '../../delivery/message.ts';
import type { Owed } from '../../delivery/owe.ts';
import { capitalize } from '../../phrase.ts';
import { headlineCard } from '../cards/ticket-card.ts';
import type { By, Desk } from '../desk.ts';
import { earlyAlarm, mxAlarm } from '../dns/mx-alarm.ts';
import { type TicketState, ticketKey, ticketWords } from '../state.ts';
import type { TicketEvent } from '../ticket-event.ts';
import { doerName, eventParts, headlineParts } from './event-words.ts';
import { isInChannel } from './levels.ts';
import { askedCard, ownerCard, takenBackCard } from './person-cards.ts';
import { headlineKey, type Listener } from './subscriptions.ts';

/**
 * The messages to send for an event. Each listener gets the updated headline. Listeners with `line` also get a line in
 * the headline's thread, which some channels show as well. A headline that the event posts already tells the channel. The
 * owner gets a direct message if a person asks about the ticket or assigns it. If someone undoes an assignment, both owners
 * get one.
 */
export function announcements(
  desk: Desk,
  state: TicketState,
  event: TicketEvent,
  { by, at, listeners }: { by: By; at: Date; listeners: Listener[] },
): Owed[] {
  const { ownerId, number } = state.ticket;
  // A bulk act tells each person once, about all of its tickets (`bulk/bulk-messages.ts`), and channels only in threads.
  const tells = !by.bulk;
  const asked = tells && event.tellOwner && ownerId !== by.person?.id ? ownerId : null;
  const newOwner = tells && event.type === 'owner' && event.data.to !== by.person?.id ? event.data.to : null;
  const isBack = event.type === 'owner' && event.data.undoes !== undefined;
  const formerOwner = tells && isBack && event.data.from !== by.person?.id ? event.data.from : null;
  // Nobody needs to hear about most changes, so don't build cards for them.
  if (listeners.length === 0 && !asked && !newOwner && !formerOwner) return [];
  const anchor = headlineKey(number);
  const headline = headlineCard(desk, state, at);
  const kept = withEvent(headline, ...headlineParts(state));
  const posted = withEvent(headline, ...eventParts(state, event, by));
  const owed: Owed[] = listeners.flatMap(({ place, level, hasHeadline, line: wanted }): Owed[] => {
    const updated: Owed = { place, mode: 'anchor', anchor, card: hasHeadline ? kept : posted };
    if (!wanted || event.type === 'opened') return [updated];
    const inChannel = tells && hasHeadline && isInChannel(level, state, event);
    const line = inChannel ? channelLine(state, event, by, at) : threadLine(state, event, by);
    return [updated, { place, mode: 'reply', anchor, inChannel, card: line }];
  });
  if (asked)
    owed.push({ place: asked, mode: 'post', card: askedCard(desk, state, by, event.tellOwner!, at) });
  if (newOwner) {
    const told = isBack ? takenBackCard(state, by, 'is yours again') : ownerCard(desk, state, by, at);
    owed.push({ place: newOwner, mode: 'post', card: told });
  }
  if (formerOwner)
    owed.push({ place: formerOwner, mode: 'post', card: takenBackCard(state, by, "isn't yours anymore") });
  return owed;
}

/** A line in the ticket's own thread, which needn't name the ticket. */
function threadLine(state: TicketState, event: TicketEvent, by: By): Message {
  const line = { ...card(text(`${doerName(by)} ${event.text}`)), about: ticketKey(state.ticket) };
  return withEvent(line, ...eventParts(state, event, by));
}

/** A line that people also see outside the thread, so it names the customer. */
function channelLine(state: TicketState, event: TicketEvent, by: By, at: Date): Message {
  const key = ticketKey(state.ticket);
  const alarm = event.type === 'dns' ? (mxAlarm(state.ticket) ?? earlyAlarm(state, at)) : null;
  const call = alarm ? `. ${capitalize(alarm.words)}` : '';
  const show = { label: 'Show', command: `show ${key}` };
  const line = card(
    text([...ticketWords(state.ticket), ` · ${doerName(by)} ${event.text}${call}`]),
    buttons(...(alarm?.buttons ?? []), show),
  );
  return withEvent(line, ...eventParts(state, event, by));
}
