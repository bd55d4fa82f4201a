import { buttons, card, type Inline, list, note, text } from '../../card.ts';
import { type Message, withEvent } from '../../delivery/message.ts';
import type { Owed } from '../../delivery/owe.ts';
import { listWords } from '../../phrase.ts';
import { momentWords } from '../../time/date-words.ts';
import { agreedOf } from '../clocks/agreed-dates.ts';
import { idleWords } from '../clocks/idle-words.ts';
import { hasHappened } from '../clocks/missed-dates.ts';
import type { Desk } from '../desk.ts';
import { phaseLabel } from '../playbooks/phases.ts';
import { type TicketState, ticketWords } from '../state.ts';
import { plural } from '../words.ts';
import type { BulkAct } from './act.ts';
import type { Actor } from './act-guards.ts';

/** The most tickets that a message lists. */
const mostListed = 20;

interface Changed {
  before: TicketState;
  after: TicketState;
}

/** The messages to people about an act: one to each new owner, or one to each owner who is nudged. */
export function messagesAbout(
  desk: Desk,
  { person }: Actor,
  act: BulkAct,
  changed: Changed[],
  at: Date,
): Owed[] {
  const states = changed.map(({ after }) => after);
  if (act.type === 'assign')
    return toOwners(states, person.id, (own) => ({
      says: `${person.name} assigned ${plural(own.length, 'ticket')} to you.`,
      line: (state) => [` · ${phaseLabel(state.ticket.phase)}${dateWords(desk, state, at)}`],
    }));
  if (act.type === 'nudge')
    return toOwners(states, person.id, (own) => ({
      says: `${person.name} is asking about ${plural(own.length, 'ticket')} of yours.`,
      line: (state) => [`: ${idleWords(desk.calendar, state, at)}`],
    }));
  return [];
}

/** The messages about an undo: one to each person who no longer owns the tickets. */
export function messagesAboutUndo({ person }: Actor, { type }: BulkAct, changed: Changed[]): Owed[] {
  if (type !== 'assign') return [];
  return toOwners(
    changed.map(({ before }) => before),
    person.id,
    (own) => ({
      says: `${person.name} undid assigning ${plural(own.length, 'ticket')} to you.`,
      line: () => [],
    }),
  );
}

interface Told {
  says: string;
  /** What to say about a ticket after its name. */
  line(state: TicketState): Inline[];
}

/** One message to each owner of some tickets. Nobody gets a message about what they did themselves. */
function toOwners(states: TicketState[], doerId: string, about: (own: TicketState[]) => Told): Owed[] {
  const byOwner = Map.groupBy(states, ({ ticket }) => ticket.ownerId);
  return [...byOwner].flatMap(([owner, own]) =>
    owner === null || owner === doerId
      ? []
      : [{ place: owner, mode: 'post' as const, card: toCard(own, about(own)) }],
  );
}

function toCard(states: TicketState[], { says, line }: Told): Message {
  const more = states.length - mostListed;
  const customers = listWords([...new Set(states.map(({ ticket }) => ticket.customer))]);
  const told = card(
    text(says),
    list(states.slice(0, mostListed).map((state) => [...ticketWords(state.ticket), ...line(state)])),
    more > 0 && note(`And ${plural(more, 'other')}.`),
    buttons({ label: 'My tickets', command: 'list mine' }),
  );
  return withEvent(told, says.replace(/\.$/, ''), ': ', { free: customers });
}

function dateWords({ calendar }: Desk, state: TicketState, at: Date): string {
  const agreed = hasHappened(state) ? null : agreedOf(state.ticket);
  const missed = agreed && agreed.at <= at ? 'missed ' : '';
  return agreed ? ` · ${missed}${agreed.field} ${momentWords(calendar, agreed.at, at)}` : '';
}
