import { capitalize, listWords } from '../../phrase.ts';
import type { Calendar } from '../../time/calendar.ts';
import { momentWords } from '../../time/date-words.ts';
import type { Change } from '../change.ts';
import { partyWords } from '../playbooks/systems.ts';
import { nameOf, type Ticket, type TicketState, type TicketStep, ticketName } from '../state.ts';
import { stepNames } from '../steps/step-name.ts';
import type { RecordedEvent } from '../ticket-event.ts';

/** The event that takes another one back, and a sentence that reports it. */
interface Opposite extends Pick<Change, 'event'> {
  says: string;
}

/** The steps that an event completed, in the order of the plan. */
export function stepsOf({ steps }: TicketState, event: RecordedEvent): TicketStep[] {
  const done = event.type === 'steps' && 'done' in event.data ? event.data.done : [];
  return steps.filter(({ id }) => done.includes(id));
}

/** Returns what takes an event back. @param to the columns that get their old values */
export function oppositeOf(
  calendar: Calendar,
  state: TicketState,
  event: RecordedEvent,
  to: Partial<Ticket>,
  at: Date,
): Opposite {
  const { ticket, names } = state;
  const subject = ticketName(ticket);
  const progress = false;
  switch (event.type) {
    case 'owner': {
      const [owner, name] = [to.ownerId ?? null, nameOf(names, to.ownerId ?? null)];
      const data = { from: ticket.ownerId, to: owner };
      const now = owner ? `${name} owns it again` : 'it is unassigned again';
      const says = owner ? `${name} owns ${subject} again.` : `${subject} is unassigned again.`;
      return { event: { type: 'owner', text: `undid the assignment, so ${now}`, progress, data }, says };
    }
    case 'snoozed':
    case 'snooze-over': {
      const { snoozedUntil: until, snoozeReason: reason } = to;
      if (!until) {
        const data = { reason: 'undone' };
        return {
          event: { type: 'snooze-over', text: `undid the snooze (${ticket.snoozeReason})`, progress, data },
          says: `${subject} is no longer snoozed.`,
        };
      }
      const when = momentWords(calendar, until, at);
      const data = { until: until.toISOString(), reason: reason ?? '' };
      const text = `restored the snooze until ${when}: ${reason}`;
      return {
        event: { type: 'snoozed', text, progress, data },
        says: `${subject} is snoozed until ${when} again.`,
      };
    }
    case 'waiting': {
      const party = to.waitingOn ?? ticket.waitingOn;
      const words = partyWords(party);
      const data = { from: ticket.waitingOn, to: party, ...(to.waitingFor && { reason: to.waitingFor }) };
      return {
        event: { type: 'waiting', text: `set it back to waiting on ${words}`, progress, data },
        says: `${subject} waits on ${words} again.`,
      };
    }
    case 'mailboxes': {
      const { added, updated, removed } = event.data;
      return {
        event: {
          type: 'mailboxes',
          text: 'put the mailboxes back as they were before the sheet',
          progress,
          data: { added: removed, updated, removed: added },
        },
        says: `The mailboxes of ${subject} are again as they were before the sheet.`,
      };
    }
    case 'fields': {
      const { fields } = event.data;
      const names = listWords(fields);
      return {
        event: { type: 'fields', text: `undid the change of ${names}`, progress, data: { fields } },
        says: `${capitalize(names)} of ${subject} is again as before.`,
      };
    }
    case 'hold':
      return {
        event: { type: 'resume', text: 'undid the hold', progress, data: { comment: 'undone' } },
        says: `${subject} is no longer on hold.`,
      };
    case 'steps': {
      const steps = stepsOf(state, event);
      const undone = steps.map(({ id }) => id);
      return {
        event: {
          type: 'steps',
          text: `undid the completion of ${stepNames(steps)}`,
          progress,
          data: { undone },
        },
        says: `Reopened: ${stepNames(steps)}.`,
      };
    }
    default:
      throw new Error(`an event of the type ${event.type} can't be undone`);
  }
}
