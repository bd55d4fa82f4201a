import type { Calendar } from '../../time/calendar.ts';
import { remindersOf } from '../clocks/agreed-dates.ts';
import { stallLevel } from '../clocks/stall.ts';
import type { TicketState } from '../state.ts';
import type { RecordedEvent } from '../ticket-event.ts';
import { type Ticket, ticketRow } from '../ticket-row.ts';
import type { toldColumns } from './recorded-changes.ts';

type Told = Partial<Pick<Ticket, (typeof toldColumns)[number]>>;

/**
 * The columns that say what people were told before a change that is undone now, so that nobody is told again. If the
 * ticket has a different date now, its column stays as it is, because people were told about the old date.
 *
 * @param state the ticket after the undo
 * @param undone the event of the change
 */
export function toldBefore(
  calendar: Calendar,
  state: Pick<TicketState, 'ticket' | 'phases' | 'steps'>,
  undone: RecordedEvent,
  at: Date,
): Partial<Ticket> {
  const stored = undone.data.changed?.told;
  if (!stored) return {};
  const { ticket } = state;
  const told: Told = ticketRow.partial().parse(stored);
  const isSame = (...names: (keyof Told)[]) =>
    names.every((name) => Number(ticket[name]) === Number(told[name]));
  return {
    ...(isSame('lockoutEndsAt') && { alarmAt: told.alarmAt }),
    ...(isSame('missedAt') && { missedTold: told.missedTold }),
    ...(ticket.contactDueAt &&
      isSame('contactedAt', 'contactEveryDays', 'parkedUntil') && {
        contactDueAt: told.contactDueAt,
        contactDueTold: told.contactDueTold,
      }),
    ...(undone.type === 'owner' && {
      remindAt: remindAgain(calendar, state, { told, since: undone.at, at }),
    }),
    ...(stallLevel(ticket, at) && !ticket.stallLevelTold && { stallLevelTold: told.stallLevelTold }),
  };
}

/**
 * The owner's next reminder: the one that was due at the handover, or the first one after the handover. The reminders after
 * the handover went to the other owner, so this owner hasn't had them.
 */
function remindAgain(
  calendar: Calendar,
  state: Pick<TicketState, 'ticket' | 'phases' | 'steps'>,
  { told, since, at }: { told: Told; since: Date; at: Date },
): Date | null {
  if (told.remindAt && told.remindAt <= since) return told.remindAt;
  return remindersOf(calendar, state, at).find((reminder) => reminder.at > since)?.at ?? null;
}
